"""The counting itself: what is compared, what is withheld, and when figures move on."""

from datetime import date
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from assieme.mirrors.practice import Counted, Presence, card_group, cards_by_group, settle, with_small_sides_covered

USER, CARER, STAFF = "service user", "carer", "professional"
GROUPS = (USER, CARER, STAFF)
QUARTERS = (date(2026, 1, 1), date(2026, 4, 1), date(2026, 7, 1), date(2026, 10, 1))
TODAY = date(2026, 11, 22)

people = st.dictionaries(st.sampled_from(GROUPS), st.integers(1, 12))
history = st.dictionaries(st.sampled_from(QUARTERS), people)


def test_managers_count_with_professionals() -> None:
    assert card_group("manager") == STAFF
    assert card_group(CARER) == CARER
    assert card_group("") == ""


def test_a_group_is_shown_from_five_people_up() -> None:
    both = {QUARTERS[0]: {USER: 5, STAFF: 5}}
    assert settle(both, (USER, STAFF)) == (QUARTERS[0], frozenset({USER, STAFF}))
    assert settle({QUARTERS[0]: {USER: 9, STAFF: 4}}, (USER, STAFF)) is None


def test_a_small_group_takes_another_with_it() -> None:
    """Carers alone withheld would follow by subtraction from the number of all cards, which everybody can count."""
    settled = settle({QUARTERS[0]: {USER: 9, CARER: 2, STAFF: 6}}, GROUPS)
    assert settled == (QUARTERS[0], frozenset({USER}))


def test_the_figures_stand_still_while_one_person_more_writes() -> None:
    first = {QUARTERS[0]: {USER: 6, STAFF: 7}}
    later = first | {QUARTERS[1]: {USER: 1}}
    assert settle(later, (USER, STAFF)) == settle(first, (USER, STAFF))


def test_the_figures_move_on_when_five_of_each_side_have_written() -> None:
    quarters = {QUARTERS[0]: {USER: 6, STAFF: 7}, QUARTERS[1]: {USER: 5}, QUARTERS[2]: {STAFF: 5, USER: 2}}
    settled = settle(quarters, (USER, STAFF))
    assert settled is not None
    assert settled[0] == QUARTERS[2]


@given(history)
def test_nobody_learns_from_two_days_what_one_withholds(quarters: dict[date, dict[str, int]]) -> None:
    """Between any two states of the table, each side that both show gained nobody or at least five people."""
    seen = []
    for end in sorted(quarters):
        settled = settle({day: row for day, row in quarters.items() if day <= end}, GROUPS)
        if settled and settled not in seen:
            seen.append(settled)
    for (before, shown), (after, shown_later) in pairwise(seen):
        assert shown <= shown_later
        for group in shown:
            since = [row.get(group, 0) for day, row in quarters.items() if before < day <= after]
            assert max(since) >= 5


@given(history)
def test_withheld_groups_are_never_alone(quarters: dict[date, dict[str, int]]) -> None:
    settled = settle(quarters, GROUPS)
    assert settled is None or len(set(GROUPS) - settled[1]) != 1


def test_a_quarter_counts_once_it_is_over() -> None:
    rows = [Counted(date(2027, 1, 1), group, people=6, cards=8) for group in (USER, STAFF)]
    running = cards_by_group({"raised": rows}, TODAY).columns["raised"]
    assert (running.total, dict(running.shown)) == (16, {})
    over = cards_by_group({"raised": rows}, date(2027, 1, 1)).columns["raised"]
    assert dict(over.shown) == {USER: 8, STAFF: 8}


def test_a_card_whose_author_is_hidden_counts_for_no_side() -> None:
    rows = [Counted(QUARTERS[0], group, people=6, cards=8) for group in (USER, STAFF)]
    column = cards_by_group({"raised": [*rows, Counted(QUARTERS[0], "", people=0, cards=3)]}, TODAY).columns["raised"]
    assert (column.total, column.not_said) == (19, 3)
    assert dict(column.shown) == {USER: 8, STAFF: 8}


def test_each_measure_is_protected_by_the_people_in_it() -> None:
    many = [Counted(QUARTERS[0], group, people=6, cards=8) for group in (USER, STAFF)]
    one = [Counted(QUARTERS[0], USER, people=1, cards=1)]
    cards = cards_by_group({"raised": many, "answered": one}, TODAY)
    assert cards.columns["answered"].total == 1
    assert dict(cards.columns["answered"].shown) == {}
    assert cards.groups == (USER, STAFF)


def test_presence_of_one_or_two_people_is_covered_and_one_side_with_them() -> None:
    rows = [
        Presence(STAFF, 6, 18, 15),
        Presence(USER, 6, 18, 16),
        Presence(CARER, 5, 15, 11),
        Presence("volunteer", 1, 3, 3),
    ]
    covered = with_small_sides_covered(rows, {STAFF: 6, USER: 6, CARER: 5, "volunteer": 1})
    assert [(row.standpoint, row.present) for row in covered] == [
        (USER, 16),
        (CARER, None),
        ("volunteer", None),
        (STAFF, 15),
    ]


def test_a_committee_of_eight_sees_its_presence() -> None:
    rows = [Presence(USER, 4, 8, 7), Presence(STAFF, 4, 8, 5)]
    assert with_small_sides_covered(rows, {USER: 4, STAFF: 4}) == tuple(rows)
