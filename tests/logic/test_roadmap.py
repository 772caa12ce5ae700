"""Where a measure stands follows from the days of its evidence."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assieme.logic.roadmap import APART, FRESH, Status, status_of

TODAY = date(2026, 5, 4)
AGO = st.integers(0, 900).map(lambda days: TODAY - timedelta(days=days))


def test_without_evidence_it_is_begun_where_somebody_works_on_it() -> None:
    assert status_of(None, None, begun=False, today=TODAY) == Status.NOTHING
    assert status_of(None, None, begun=True, today=TODAY) == Status.BEGUN


@pytest.mark.parametrize(
    ("first", "last", "status"),
    [
        (1, 1, Status.EVIDENCE),  # once
        (29, 0, Status.EVIDENCE),  # one good month
        (30, 0, Status.KEPT_UP),
        (400, 183, Status.KEPT_UP),
        (400, 184, Status.EVIDENCE),  # it stopped
    ],
)
def test_a_habit_goes_on_and_has_gone_on(first: int, last: int, status: Status) -> None:
    days = (TODAY - timedelta(days=first), TODAY - timedelta(days=last))
    assert status_of(*days, begun=False, today=TODAY) == status


@given(AGO, AGO, st.booleans())
def test_work_alone_never_makes_a_status_better_than_evidence_does(one: date, other: date, begun: bool) -> None:
    first, last = sorted((one, other))
    status = status_of(first, last, begun=begun, today=TODAY)
    assert status in (Status.EVIDENCE, Status.KEPT_UP)
    assert (status == Status.KEPT_UP) == (TODAY - last <= FRESH and last - first >= APART)


def test_days_that_contradict_each_other_are_an_error() -> None:
    with pytest.raises(ValueError, match="oldest"):
        status_of(TODAY, None, begun=True, today=TODAY)
    with pytest.raises(ValueError, match="before"):
        status_of(TODAY, TODAY - timedelta(days=1), begun=True, today=TODAY)
