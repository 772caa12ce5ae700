"""Differences between two groups: against R and against published numbers."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assieme.logic.differences import of_means, of_shares, wilson

SHARES = st.integers(1, 60).flatmap(lambda of: st.tuples(st.integers(0, of), st.just(of)))


@pytest.mark.parametrize(
    ("count", "of", "low", "high"),
    [
        # R 4: prop.test(count, of, correct = FALSE)$conf.int
        (56, 70, 0.691833555037, 0.876952607516),
        (48, 80, 0.490454650052, 0.700381724041),
        (9, 10, 0.595849973205, 0.982123786905),
        (0, 10, 0.0, 0.277532799863),
    ],
)
def test_the_interval_of_a_share_is_that_of_r(count: int, of: int, low: float, high: float) -> None:
    assert wilson(count, of) == pytest.approx((low, high), abs=1e-10)


@pytest.mark.parametrize(
    ("first", "second", "low", "high"),
    [
        # Newcombe (1998), Interval estimation for the difference between independent proportions, table II, method 10
        ((56, 70), (48, 80), 0.0524, 0.3339),
        ((9, 10), (3, 10), 0.1705, 0.8090),
        ((6, 7), (2, 7), 0.0582, 0.8062),
        ((5, 56), (0, 29), -0.0381, 0.1926),
        ((0, 10), (0, 20), -0.1611, 0.2775),
        ((10, 10), (0, 20), 0.6791, 1.0000),
        ((10, 10), (0, 10), 0.6075, 1.0000),
    ],
)
def test_the_difference_of_two_shares_is_the_published_one(
    first: tuple[int, int], second: tuple[int, int], low: float, high: float
) -> None:
    found = of_shares(first, second)
    assert (found.low, found.high) == pytest.approx((low, high), abs=5e-5)


@pytest.mark.parametrize(
    ("first", "second", "low", "high"),
    [
        # R 4: t.test(first, second)$conf.int
        ((0.9, 0.7, 0.8, 1, 0.6), (0.3, 0.5, 0.4, 0.6), 0.123477971825, 0.576522028175),
        ((1, 1, 1, 0.8), (0, 0.25, 0.5, 0.75, 1), -0.0339597577373, 0.9339597577373),
    ],
)
def test_the_difference_of_two_means_is_that_of_r(
    first: tuple[float, ...], second: tuple[float, ...], low: float, high: float
) -> None:
    found = of_means(first, second)
    assert (found.low, found.high) == pytest.approx((low, high), abs=1e-9)
    assert found.is_clear == (low > 0)


def test_where_all_are_alike_there_is_no_spread() -> None:
    found = of_means((1.0, 1.0), (1.0, 1.0))
    assert (found.low, found.high, found.is_clear) == (0, 0, False)


@pytest.mark.parametrize("wrong", [(1, 0), (-1, 3), (4, 3)])
def test_what_is_no_share_is_refused(wrong: tuple[int, int]) -> None:
    with pytest.raises(ValueError, match="no share"):
        wilson(*wrong)
    with pytest.raises(ValueError, match="from two numbers up"):
        of_means((1.0,), (1.0, 2.0))


@settings(max_examples=60, deadline=None)
@given(SHARES, SHARES)
def test_swapping_the_groups_turns_the_interval_round(first: tuple[int, int], second: tuple[int, int]) -> None:
    one, two = of_shares(first, second), of_shares(second, first)
    assert (one.low, one.high) == pytest.approx((-two.high, -two.low))
    assert -1 - 1e-9 <= one.low <= one.value <= one.high <= 1 + 1e-9
