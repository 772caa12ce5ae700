"""What the box of a secret vote shows, and what follows from it for an attacker."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assieme.logic.participation.levels import Standpoint
from assieme.logic.power.constitution import Condition, Of, standpoints
from assieme.logic.voting.box import by_part, planned, too_small
from assieme.logic.voting.majority import MAJORITY, Rule, decide
from assieme.logic.voting.parts import ALL, JOINED, OTHERS, Part, Tally, Turnout

USER, CARER, PRO = Standpoint.SERVICE_USER, Standpoint.CARER, Standpoint.PROFESSIONAL
DOUBLE = Rule((MAJORITY, Condition(of=Of.MEMBERS, among=standpoints(USER, CARER))))
THREE = Rule((*DOUBLE.conditions, Condition(of=Of.MEMBERS, among=standpoints(USER), at_least=Fraction(2))))
tallies = st.builds(Tally, st.integers(0, 9), st.integers(0, 9), st.integers(0, 9))


def two(joined: Turnout, others: Turnout) -> dict[str, Part]:
    return {JOINED: Part(frozenset({USER, CARER}), joined), OTHERS: Part(frozenset({PRO}), others)}


def full(tally: Tally) -> Turnout:
    return Turnout(tally.cast + 3, tally.cast)


@pytest.mark.parametrize(
    ("rule", "users", "others", "small"),
    [(DOUBLE, 2, 9, [USER]), (DOUBLE, 3, 9, []), (DOUBLE, 3, 1, []), (Rule(), 1, 1, [])],
)
def test_a_secret_vote_needs_three_people_where_it_counts_apart(
    rule: Rule, users: int, others: int, small: list[Standpoint]
) -> None:
    parts = {JOINED: Part(frozenset({USER}), Turnout(users, 0)), OTHERS: Part(frozenset({PRO}), Turnout(others, 0))}
    assert [part.standpoints for part in too_small(rule, parts)] == [frozenset({one}) for one in small]


def test_each_weight_that_is_counted_apart_needs_three_people_too() -> None:
    rule = Rule((Condition(of=Of.WEIGHT),))
    parts = {
        "group 1": Part(frozenset({USER}), Turnout(8, 0)),
        "group 2": Part(frozenset({PRO}), Turnout(1, 0), Fraction(3)),
    }
    assert too_small(rule, parts) == [parts["group 2"]]


@pytest.mark.parametrize(
    ("joined", "others", "shown"),
    [
        (Tally(3, 2), Tally(1, 4), True),
        (Tally(3, 1), Tally(1, 4), False),
        (Tally(3, 2), Tally(1, 3), False),
        (Tally(5, 0), Tally(1, 4), False),
        (Tally(3, 2), Tally(0, 0, 7), False),
        (Tally(4, 0, 1), Tally(1, 4), True),
    ],
)
def test_a_box_is_shown_by_part_from_five_ballots_not_all_alike(joined: Tally, others: Tally, shown: bool) -> None:
    assert by_part({JOINED: joined, OTHERS: others}) is shown


@given(tallies, tallies, tallies)
def test_what_the_box_shows_decides_as_the_full_count_does(users: Tally, carers: Tally, others: Tally) -> None:
    votes = {"group 1": users, "group 2": carers, "group 3": others}
    who = dict(zip(votes, (USER, CARER, PRO), strict=True))
    roll = {who[name]: full(tally) for name, tally in votes.items()}
    parts = {name: Part(frozenset({who[name]}), full(tally)) for name, tally in votes.items()}
    plan = planned(THREE, roll, parts, votes)
    shown = decide(THREE, roll, parts, plan.votes, attested=plan.attested)
    everything = decide(THREE, roll, parts, votes)
    assert (shown.passed, shown.counts) == (everything.passed, everything.counts)
    assert [check.holds for check in shown.checks] == [check.holds for check in everything.checks]


@given(st.lists(tallies, min_size=2, max_size=4))
def test_all_parts_are_shown_or_none_so_that_none_follows_by_subtraction(some: list[Tally]) -> None:
    votes = {f"group {number}": tally for number, tally in enumerate(some, start=1)}
    who = dict(zip(votes, Standpoint, strict=False))
    parts = {name: Part(frozenset({who[name]}), full(tally)) for name, tally in votes.items()}
    rule = Rule(tuple(Condition(of=Of.MEMBERS, among=standpoints(one)) for one in who.values()))
    plan = planned(rule, {who[name]: full(tally) for name, tally in votes.items()}, parts, votes)
    small = any(tally.cast < 5 or tally.alike for tally in some)
    assert plan.votes.keys() == ({ALL} if small else votes.keys())
    assert len(plan.attested) == (len(some) if small else 0)
    if small:
        shown = decide(rule, {who[n]: full(t) for n, t in votes.items()}, parts, plan.votes, attested=plan.attested)
        assert {check.found for check in shown.checks} == {None}
