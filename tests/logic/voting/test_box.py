import pytest
from hypothesis import given
from hypothesis import strategies as st

from assieme.logic.participation.levels import Standpoint
from assieme.logic.voting.box import box_groups, by_group, second_majority_offered
from assieme.logic.voting.majority import Part, Rule, SecondMajority, Tally, Turnout, decide

USER, CARER, PRO = Standpoint.SERVICE_USER, Standpoint.CARER, Standpoint.PROFESSIONAL
SECOND = SecondMajority(frozenset({USER, CARER}))
counts = st.integers(0, 9)
tallies = st.builds(Tally, counts, counts, counts)


def roll(joined: Tally, others: Tally) -> dict[Standpoint, Turnout]:
    return {USER: Turnout(joined.cast + 3, joined.cast), PRO: Turnout(others.cast, others.cast)}


@pytest.mark.parametrize(
    ("eligible", "offered"),
    [({USER: 2, PRO: 9}, False), ({USER: 2, CARER: 1}, True), ({USER: 3}, True), ({}, False)],
)
def test_a_secret_second_majority_needs_three_people(eligible: dict[Standpoint, int], offered: bool) -> None:
    assert second_majority_offered(SECOND, eligible) is offered


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
    assert by_group(joined, others) is shown


@given(tallies, tallies)
def test_what_the_box_shows_decides_as_the_full_count_does(joined: Tally, others: Tally) -> None:
    people = roll(joined, others)
    plan = box_groups(SECOND, people, joined, others)
    shown = decide(Rule(second=SECOND), people, plan.votes, attested=plan.attested)
    full = decide(Rule(second=SECOND), people, {Part.JOINED: joined, Part.OTHERS: others})
    assert shown.passed == full.passed
    assert shown.counts == full.counts


@given(tallies, tallies)
def test_a_small_or_unanimous_part_never_leaves_the_heap(joined: Tally, others: Tally) -> None:
    plan = box_groups(SECOND, roll(joined, others), joined, others)
    small = min(joined.cast, others.cast) < 5 or joined.alike or others.alike
    assert set(plan.votes) == ({Part.ALL} if small else {Part.JOINED, Part.OTHERS})
    assert (plan.attested is not None) == small


def test_a_group_too_small_to_be_offered_is_refused() -> None:
    with pytest.raises(ValueError, match="needs 3 eligible people"):
        box_groups(SECOND, {USER: Turnout(2, 2), PRO: Turnout(9, 9)}, Tally(1, 1), Tally(5, 4))
