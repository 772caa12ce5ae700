import pytest

from assieme.logic.mirrors.times import kaplan_meier

# Weeks in remission on 6-MP (Freireich and others 1963), as in Kaplan-Meier examples of most textbooks.
ENDED = {6: 3, 7: 1, 10: 1, 13: 1, 16: 1, 22: 1, 23: 1}
WAITING = {6: 1, 9: 1, 10: 1, 11: 1, 17: 1, 19: 1, 20: 1, 25: 1, 32: 2, 34: 1, 35: 1}


@pytest.mark.parametrize(
    ("week", "share", "low", "high"),
    [(6, 0.8571, 0.6197, 0.9516), (10, 0.7529, 0.5032, 0.8894), (23, 0.4482, 0.1881, 0.6801)],
)
def test_remission_on_6_mp_as_published(week: int, share: float, low: float, high: float) -> None:
    found = kaplan_meier(ENDED, WAITING).at(week)
    assert [found.value, found.low, found.high] == pytest.approx([share, low, high], abs=6e-5)
    assert found.n == 21


def test_its_median_is_23_weeks_with_an_interval_that_is_open_above() -> None:
    found = kaplan_meier(ENDED, WAITING).median()
    assert (found.value, found.low, found.high) == (23, 13, None)


def test_nothing_is_said_beyond_the_longest_time_or_of_nobody() -> None:
    curve = kaplan_meier(ENDED, WAITING)
    assert curve.at(5).value == 1
    assert curve.at(35).value == pytest.approx(0.4482, abs=1e-4)
    assert curve.at(36).value is None
    assert kaplan_meier({}, {}).median().value is None
    assert kaplan_meier({}, {}).at(0).n == 0


def test_where_all_ended_the_end_has_no_interval_of_its_own() -> None:
    curve = kaplan_meier({1: 2, 3: 2}, {})
    assert (curve.median().value, curve.at(3).value, curve.at(3).high) == (1, 0.0, 1.0)
