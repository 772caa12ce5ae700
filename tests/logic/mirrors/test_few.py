import random
from datetime import date, timedelta

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assieme.logic.mirrors.account import mirror_of
from assieme.logic.mirrors.few import Doing, Month, evenness
from assieme.logic.mirrors.records import Attendance, Item, Meeting, Member, Pause, Records
from assieme.logic.participation.levels import Standpoint

USER, PRO = Standpoint.SERVICE_USER, Standpoint.PROFESSIONAL
DAY = date(2026, 3, 2)


def doing(*people: list[int]) -> Doing:
    """For each person what they did in each month, one thing after another."""
    months = [Month() for _ in people[0]]
    for who, did in enumerate(people):
        for month, number in zip(months, did, strict=True):
            for _thing in range(number):
                month.add({f"{who}": 1})
    return Doing(len(people), tuple(months))


@pytest.mark.parametrize(
    ("found", "people"),
    [
        (doing(*[[4] * 6] * 6, *[[0] * 6] * 6), 6),
        (doing([5] * 6, [0] * 6, [0] * 6), 1),
        (doing([4] * 6, [4] * 6, [0] * 6, [0] * 6), 2),
    ],
)
def test_so_many_people_it_comes_to(found: Doing, people: int) -> None:
    seen = evenness(found)
    assert seen.value is not None
    assert round(seen.value * found.people) == people


@pytest.mark.parametrize(
    "did", [[], [[9] * 6] * 2, [[1] * 5] * 4, [[0] * 6] * 9, [[1, 1, 1, 1, 1, 1], [0] * 6, [0] * 6, [0] * 6]]
)
def test_few_people_months_and_things_tell_nothing(did: list[list[int]]) -> None:
    assert evenness(doing(*did) if did else Doing(0)).value is None


numbers = st.lists(st.lists(st.integers(0, 6), min_size=7, max_size=7), min_size=3, max_size=9)


@settings(max_examples=40, deadline=None)
@given(numbers, st.randoms())
def test_order_is_nothing_and_the_interval_holds_the_share(did: list[list[int]], dice: random.Random) -> None:
    found = evenness(doing(*did))
    shuffled = list(zip(*dice.sample(did, len(did)), strict=True))
    again = evenness(doing(*map(list, zip(*dice.sample(shuffled, len(shuffled)), strict=True))))
    assert again.value == pytest.approx(found.value)
    if found.value is not None and found.low is not None and found.high is not None:
        assert 0 < found.low <= found.value <= found.high <= 1


def test_the_interval_holds_what_it_claims() -> None:
    """People differ as waiting times do, and what they do falls by chance on them and on twelve months."""
    dice, held, runs = np.random.default_rng(20261123), 0, 200
    for _body in range(runs):
        rates = dice.gamma(1.0, size=15)
        truth = rates.sum() ** 2 / (rates**2).sum() / 15
        found = evenness(doing(*dice.poisson(rates[:, None] / rates.sum() * 60 / 12, (15, 12)).tolist()))
        assert found.low is not None
        assert found.high is not None
        held += bool(found.low <= truth <= found.high)
    assert 0.91 <= held / runs <= 0.99


def _records(**more: object) -> Records:
    """Twelve meetings of six service users, two of whom always come, and three professionals who all do."""
    members = (*(Member(f"u{n}", USER) for n in range(6)), *(Member(f"p{n}", PRO) for n in range(3)))
    meetings = tuple(Meeting(str(n), DAY + timedelta(days=31 * n)) for n in range(12))
    attendance = tuple(
        Attendance(one.meeting, who.person, present=who.standpoint is PRO or who.person in ("u0", "u1"))
        for one in meetings
        for who in members
    )
    return Records(members, meetings, attendance, **more)  # type: ignore[arg-type]


def test_the_same_few_are_told_of_each_side_of_those_who_were_called() -> None:
    found = mirror_of(None, None, _records(items=(Item("1", raised_by="u0"),))).indicators
    few, all_ = found["few_present"]["service user"], found["few_present"]["professional"]
    assert few.value is not None
    assert all_.value is not None
    assert (few.n, all_.n) == (6, 3)
    assert round(few.value * 6) == 2
    assert all_.value == 1
    assert found["few_raised"]["service user"].value is None
    assert not found["few_speaking"]


def test_who_took_a_break_all_the_time_was_not_called() -> None:
    breaks = tuple(Pause(f"u{n}") for n in range(2, 6))
    found = mirror_of(None, None, _records(pauses=breaks)).indicators
    assert found["presence"]["service user"].value == 1
    assert found["few_present"]["service user"].n == 2


def test_roles_are_held_beside_the_people_of_whom_they_are_known() -> None:
    known = [("a", USER, True), ("b", USER, False), ("c", PRO, True), ("d", PRO, True)]
    members = tuple(Member(one, side, authority=has, paid=False) for one, side, has in known)
    found = mirror_of(None, None, Records((*members, Member("e", USER)))).indicators["roles"]
    assert found["service user"].value == pytest.approx(2 / 3)
    assert found["professional"].value == pytest.approx(4 / 3)
