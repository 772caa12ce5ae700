from collections.abc import Mapping
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assieme.logic.participation.levels import Standpoint
from assieme.logic.voting.majority import (
    CheckKind,
    Majority,
    Part,
    Quorum,
    Rule,
    SecondMajority,
    Tally,
    Turnout,
    decide,
)

USER, CARER, PRO = Standpoint.SERVICE_USER, Standpoint.CARER, Standpoint.PROFESSIONAL
SECOND = SecondMajority(frozenset({USER, CARER}))
counts = st.integers(0, 12)
tallies = st.builds(Tally, counts, counts, counts)


def roll(joined: Tally, others: Tally, absent: int = 0) -> dict[Standpoint, Turnout]:
    return {
        USER: Turnout(joined.cast + absent, joined.cast),
        PRO: Turnout(others.cast + absent, others.cast),
    }


def parts(joined: Tally, others: Tally) -> dict[Part, Tally]:
    return {Part.JOINED: joined, Part.OTHERS: others}


def heap(joined: Tally, others: Tally) -> dict[Part, Tally]:
    return {Part.ALL: joined + others}


@pytest.mark.parametrize(("for_", "against", "passed"), [(3, 2, True), (2, 2, False), (0, 0, False), (1, 0, True)])
def test_a_simple_majority_is_more_for_than_against(for_: int, against: int, passed: bool) -> None:
    tally = Tally(for_, against, abstain=4)
    assert decide(Rule(), roll(tally, Tally()), {Part.ALL: tally}).passed is passed


@given(tallies)
def test_the_default_rule_compares_for_with_against_and_nothing_else(tally: Tally) -> None:
    outcome = decide(Rule(), roll(tally, Tally()), {Part.ALL: tally})
    assert outcome.passed == (tally.for_ > tally.against)
    assert not outcome.refused
    assert outcome.counts == tally


def test_two_thirds_are_exact() -> None:
    rule = Rule(Majority(Fraction(2, 3), strict=False))
    for tally, passed in ((Tally(2, 1), True), (Tally(200, 101), False)):
        assert decide(rule, roll(tally, Tally()), {Part.ALL: tally}).passed is passed


@given(tallies, tallies)
def test_a_second_majority_can_only_stop_a_motion(joined: Tally, others: Tally) -> None:
    people = roll(joined, others)
    alone = decide(Rule(), people, heap(joined, others))
    double = decide(Rule(second=SECOND), people, parts(joined, others))
    assert double.passed == (alone.passed and joined.for_ > joined.against)


def test_professionals_do_not_outvote_the_joined_group() -> None:
    outcome = decide(Rule(second=SECOND), roll(Tally(2, 4), Tally(9, 0)), parts(Tally(2, 4), Tally(9, 0)))
    assert not outcome.passed
    assert not outcome.refused
    missing = [check for check in outcome.checks if not check.holds]
    assert [(check.kind, check.found) for check in missing] == [(CheckKind.SECOND_MAJORITY, Fraction(1, 3))]


@pytest.mark.parametrize("attested", [True, False])
def test_one_heap_takes_the_attested_result_and_shows_no_number(attested: bool) -> None:
    joined, others = Tally(2, 0), Tally(5, 1)
    outcome = decide(Rule(second=SECOND), roll(joined, others), heap(joined, others), attested=attested)
    check = outcome.checks[-1]
    assert (outcome.passed, check.attested, check.found) == (attested, True, None)


@given(tallies, tallies, st.integers(0, 10), st.fractions(0, 1, max_denominator=7), st.integers(0, 6))
def test_a_missing_quorum_refuses_whatever_the_votes(
    joined: Tally, others: Tally, absent: int, share: Fraction, users: int
) -> None:
    people = roll(joined, others, absent)
    rule = Rule(quorum=Quorum(share, {USER: users}))
    outcome = decide(rule, people, heap(joined, others))
    eligible, cast = sum(one.eligible for one in people.values()), joined.cast + others.cast
    met = joined.cast >= users and (not share or (eligible > 0 and cast >= share * eligible))
    assert outcome.refused is not met
    assert not (outcome.refused and outcome.passed)


def test_abstentions_count_for_the_quorum_alone() -> None:
    tally = Tally(1, 0, abstain=4)
    rule = Rule(Majority(Fraction(1, 2)), quorum=Quorum(Fraction(1, 2)))
    outcome = decide(rule, {USER: Turnout(10, 5)}, {Part.ALL: tally})
    assert outcome.passed
    assert outcome.checks[0].found == Fraction(1, 2)


def test_a_standpoint_that_nobody_holds_has_no_quorum() -> None:
    outcome = decide(Rule(quorum=Quorum(of_standpoint={CARER: 1})), {USER: Turnout(3, 3)}, {Part.ALL: Tally(3)})
    assert outcome.refused
    assert outcome.checks[0].group == {CARER}
    assert (outcome.checks[0].needed, outcome.checks[0].found) == (1, 0)


@given(tallies, tallies, st.booleans())
def test_one_more_vote_for_never_turns_passed_into_not(joined: Tally, others: Tally, mine: bool) -> None:
    rule = Rule(Majority(Fraction(3, 5), strict=False), SECOND, Quorum(Fraction(1, 3), {USER: 2}))
    more = (joined + Tally(1), others) if mine else (joined, others + Tally(1))
    before = decide(rule, roll(joined, others, 3), parts(joined, others))
    after = decide(rule, roll(*more, 3), parts(*more))
    assert before.passed <= after.passed


@pytest.mark.parametrize(
    ("rule", "votes"),
    [
        (Rule(), {Part.ALL: Tally(4)}),
        (Rule(), {Part.JOINED: Tally(2), Part.OTHERS: Tally(3)}),
        (Rule(second=SECOND), {Part.JOINED: Tally(3), Part.OTHERS: Tally(2)}),
        (Rule(second=SECOND), {Part.ALL: Tally(5)}),
        (Rule(), {Part.JOINED: Tally(5)}),
        (Rule(), {}),
    ],
)
def test_votes_that_do_not_fit_the_roll_or_the_rule_are_refused(rule: Rule, votes: Mapping[Part, Tally]) -> None:
    with pytest.raises(ValueError, match=r"votes|second majority"):
        decide(rule, {USER: Turnout(4, 2), PRO: Turnout(4, 3)}, votes)


@pytest.mark.parametrize(
    "build",
    [
        lambda: Tally(-1),
        lambda: Turnout(3, 4),
        lambda: Majority(Fraction(1)),
        lambda: Majority(Fraction(0), strict=False),
        lambda: SecondMajority(frozenset()),
        lambda: Quorum(Fraction(2)),
    ],
)
def test_rules_and_counts_that_mean_nothing_are_refused(build: object) -> None:
    assert callable(build)
    with pytest.raises(ValueError, match=r"\w"):
        build()
