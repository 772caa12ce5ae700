"""A small town of opinions whose map can be worked out by hand."""

import random

import pytest

from assieme.logic import opinions
from assieme.logic.opinions import Counts, OpinionMap, Statement, Vote

NORTH, SOUTH = range(9), range(9, 14)
WANTED_BY_ALL, REFUSED_BY_ALL, REMOVED = 10, 11, 12


def town() -> list[Vote]:
    """Nine people of the north agree with statements 0 to 4, five of the south with 5 to 9; two unite them."""
    votes = []
    for person in (*NORTH, *SOUTH):
        for statement in range(10):
            agrees = (statement < 5) == (person in NORTH)
            choice = 0 if statement == person % 10 else 1 if agrees else -1
            votes.append(Vote(person, statement, choice))
        votes += [Vote(person, WANTED_BY_ALL, 1), Vote(person, REFUSED_BY_ALL, -1), Vote(person, REMOVED, 1)]
    return votes


@pytest.fixture(scope="module")
def drawn() -> OpinionMap:
    return opinions.map_of(town(), [Statement(REMOVED, shown=False), Statement(99)])


def test_people_who_answer_alike_stand_together_and_the_larger_group_comes_first(drawn: OpinionMap) -> None:
    assert [one.members for one in drawn.groups] == [tuple(NORTH), tuple(SOUTH)]
    assert {one.person: one.group for one in drawn.places} == {
        **dict.fromkeys(NORTH, 0),
        **dict.fromkeys(SOUTH, 1),
    }


def test_what_every_group_shares_is_told_and_nothing_that_was_removed(drawn: OpinionMap) -> None:
    assert [(one.statement, one.kind) for one in drawn.shared] == [
        (WANTED_BY_ALL, "agree"),
        (REFUSED_BY_ALL, "disagree"),
    ]


def test_consensus_is_the_product_over_groups_of_smoothed_agreement(drawn: OpinionMap) -> None:
    tallies = {one.statement: one for one in drawn.statements}
    assert tallies[WANTED_BY_ALL].consensus == pytest.approx(10 / 11 * 6 / 7, abs=1e-12)
    assert tallies[0].consensus == pytest.approx(9 / 11 * 1 / 7, abs=1e-12)
    assert tallies[0].by_group == (Counts(8, 0, 1), Counts(0, 4, 1))


def test_removed_statements_are_counted_and_marked(drawn: OpinionMap) -> None:
    removed = next(one for one in drawn.statements if one.statement == REMOVED)
    assert (removed.shown, removed.agree) == (False, 14)
    assert all(one.statement != REMOVED for group in drawn.groups for one in group.representative)


def test_what_the_smaller_group_holds_alone_is_never_buried(drawn: OpinionMap) -> None:
    held = {(one.statement, one.kind) for one in drawn.minority}
    assert {one.group for one in drawn.minority} == {1}
    assert {(statement, "agree") for statement in range(5, 9)} <= held
    assert {(statement, "disagree") for statement in range(5)} <= held


def test_a_group_is_never_said_to_disagree_with_what_it_agrees_with_best() -> None:
    votes = [Vote(person, 0, 1) for person in range(40)]
    votes += [Vote(person, 0, 1 if person < 44 else -1) for person in range(40, 45)]
    votes += [Vote(person, 1, 1 if person < 40 else -1) for person in range(45)]
    found = opinions.map_of(votes, grouping={person: int(person >= 40) for person in range(45)})
    assert ("agree", 4) in {(one.kind, one.said) for one in found.groups[1].representative if one.statement == 0}


def test_order_of_rows_makes_no_difference(drawn: OpinionMap) -> None:
    votes = town()
    random.Random(3).shuffle(votes)  # noqa: S311 - an order, no secret
    again = opinions.map_of(votes, [Statement(99), Statement(REMOVED, shown=False)])
    assert (again.groups, again.shared, again.minority, again.statements) == (
        drawn.groups,
        drawn.shared,
        drawn.minority,
        drawn.statements,
    )


def test_the_last_vote_counts_by_time_and_then_as_they_come() -> None:
    votes = [Vote(1, 1, 1, at=9), Vote(1, 1, -1, at=3), Vote(2, 1, 1, at=5), Vote(2, 1, 0, at=5)]
    (only,) = opinions.map_of(votes).statements
    assert (only.agree, only.disagree, only.passed) == (1, 0, 1)


def test_a_published_grouping_is_taken_as_it_stands() -> None:
    found = opinions.map_of(town(), grouping={0: 7, 9: 4, 1000: 5})
    assert [(one.id, one.members) for one in found.groups] == [(4, (9,)), (7, (0,))]
    assert next(one.consensus for one in found.statements if one.statement == WANTED_BY_ALL) == pytest.approx(4 / 9)


def test_nobody_and_one_person_make_a_map_without_groups_to_tell_apart() -> None:
    assert opinions.map_of([]).groups == ()
    assert [one.members for one in opinions.map_of([Vote(5, 1, 1)]).groups] == [(5,)]
    alike = opinions.map_of([Vote(person, 1, 1) for person in range(30)])
    assert [len(one.members) for one in alike.groups] == [30]


def test_an_unknown_choice_is_refused() -> None:
    with pytest.raises(ValueError, match="choice"):
        opinions.map_of([Vote(1, 1, 2)])


def test_seven_answers_are_enough_and_the_busiest_join_where_few_have_them() -> None:
    votes = [Vote(person, statement, 1 - 2 * (person % 2)) for person in range(20) for statement in range(8)]
    votes += [Vote(50, statement, 1) for statement in range(6)]
    assert {one.person for one in opinions.map_of(votes).places} == set(range(20))
    few = [one for one in votes if one.person in (*range(6), 50)]
    assert {one.person for one in opinions.map_of(few).places} == {*range(6), 50}
