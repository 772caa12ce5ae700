"""What must hold for any answers, and what is refused."""

from math import inf, nan

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from assieme.logic.psychometrics.alpha import alpha
from assieme.logic.psychometrics.icc import icc
from assieme.logic.psychometrics.omega import omega_total
from assieme.logic.psychometrics.reliability import ENOUGH, reliability
from assieme.logic.psychometrics.resampling import omega_interval, one_factor_totals
from assieme.logic.psychometrics.table import UnfitError, Why, correlations, table

Rows = list[list[float | None]]


def _people(seed: int, n: int = 60, items: int = 5) -> Rows:
    """Answers that share one thing and each have some of their own."""
    chance = np.random.default_rng(seed)
    own = chance.normal(size=(n, items)) * (0.5 + np.arange(items) / 4)
    return [list(row) for row in (chance.normal(size=(n, 1)) + own).tolist()]


seeds = st.integers(0, 10_000)
quick = settings(max_examples=8, deadline=None)


@quick
@given(seeds, st.permutations(range(5)), st.permutations(range(60)))
def test_the_order_of_people_and_items_changes_nothing(seed: int, order: list[int], people: list[int]) -> None:
    rows = _people(seed)
    mixed = [[rows[person][place] for place in order] for person in people]
    assert alpha(mixed).raw == pytest.approx(alpha(rows).raw)
    assert omega_total(mixed, 1).total == pytest.approx(omega_total(rows, 1).total, abs=1e-4)
    assert [form.value for form in icc(mixed)] == pytest.approx([form.value for form in icc(rows)])


@quick
@given(seeds, st.floats(0.1, 50), st.floats(-100, 100))
def test_the_unit_of_the_answers_changes_nothing(seed: int, times: float, more: float) -> None:
    rows = _people(seed)
    scaled = [[(one or 0) * times + more for one in row] for row in rows]
    assert alpha(scaled).raw == pytest.approx(alpha(rows).raw)
    assert alpha(scaled).standardised == pytest.approx(alpha(rows).standardised)
    assert omega_total(scaled).total == pytest.approx(omega_total(rows).total, abs=1e-5)
    assert [form.value for form in icc(scaled)] == pytest.approx([form.value for form in icc(rows)])


@quick
@given(seeds)
def test_an_interval_holds_its_number_and_a_higher_confidence_a_wider_one(seed: int) -> None:
    rows = _people(seed)
    found, sure = alpha(rows), alpha(rows, confidence=0.99)
    assert sure.low < found.low < found.raw < found.high < sure.high
    for form in icc(rows):
        assert form.low < form.value < form.high


@quick
@given(seeds, st.integers(0, 4))
def test_an_item_turned_round_gives_the_same_omega_and_is_named(seed: int, item: int) -> None:
    rows = _people(seed)
    turned = [[-(one or 0) if place == item else one for place, one in enumerate(row)] for row in rows]
    assume(not omega_total(rows, 1).turned)
    assert omega_total(turned, 1).total == pytest.approx(omega_total(rows, 1).total, abs=1e-5)
    assert omega_total(turned, 1).turned == (item,)


@quick
@given(seeds, st.integers(3, 9))
def test_the_quick_way_for_many_samples_ends_where_the_slow_one_does(seed: int, items: int) -> None:
    rows = _people(seed, items=items)
    quickly = one_factor_totals(correlations(table(rows))[None])[0]
    assume(not omega_total(rows, 1).improper)
    assert quickly == pytest.approx(omega_total(rows, 1).total, abs=1e-4)


def test_alpha_and_omega_of_parallel_items_follow_spearman_and_brown() -> None:
    """Items that all correlate r: both are k r / (1 + (k - 1) r)."""
    r, k = 0.4, 6
    matrix = np.full((k, k), r) + np.eye(k) * (1 - r)
    assert one_factor_totals(matrix[None])[0] == pytest.approx(k * r / (1 + (k - 1) * r))


def test_an_interval_is_the_same_each_time() -> None:
    rows = _people(1)
    first = omega_interval(rows, 0.95, 200, seed=3)
    assert first == omega_interval(rows, 0.95, 200, seed=3)
    assert first[0] < omega_total(rows, 1).total < first[1]


CONSTANT: Rows = [[1, 2, 4], [1, 3, 5], [1, 5, 4], [1, 2, 2]]
TWICE: Rows = [[1, 1, 4], [2, 2, 5], [3, 3, 4], [5, 5, 2]]


@pytest.mark.parametrize(
    ("rows", "why", "items"),
    [
        ([], Why.FEW_PEOPLE, ()),
        ([[1, 2], [2, 1]], Why.FEW_PEOPLE, ()),
        ([[1], [2], [3]], Why.FEW_ITEMS, ()),
        ([[1, 2], [2], [3, 4]], Why.UNEVEN, ()),
        ([[1, 2], [2, nan], [3, 4]], Why.UNEVEN, ()),
        ([[1, 2], [2, inf], [3, 4]], Why.UNEVEN, ()),
        (CONSTANT, Why.CONSTANT, (0,)),
        ([[None, 2], [1, None], [None, 3], [2, None]], Why.ALIKE, ()),
    ],
)
def test_alpha_says_why_there_is_none(rows: Rows, why: Why, items: tuple[int, ...]) -> None:
    with pytest.raises(UnfitError) as refused:
        alpha(rows)
    assert (refused.value.why, refused.value.items) == (why, items)


@pytest.mark.parametrize(
    ("rows", "factors", "why"),
    [(TWICE, 1, Why.ALIKE), (_people(1, items=2), 1, Why.FEW_ITEMS), (_people(1, items=3), 3, Why.FEW_ITEMS)],
)
def test_omega_says_why_there_is_none(rows: Rows, factors: int, why: Why) -> None:
    with pytest.raises(UnfitError) as refused:
        omega_total(rows, factors)
    assert refused.value.why is why


@pytest.mark.parametrize(
    ("rows", "why"),
    [
        ([[1, 1], [2, 2], [3, 3]], Why.NO_DIFFERENCE),
        ([[1, 2], [None, 2], [3, 3]], Why.FEW_PEOPLE),
        ([[1], [2], [3]], Why.FEW_ITEMS),
        ([[1, 2], [2], [3, 4]], Why.UNEVEN),
        ([], Why.FEW_PEOPLE),
    ],
)
def test_an_intraclass_correlation_says_why_there_is_none(rows: Rows, why: Why) -> None:
    with pytest.raises(UnfitError) as refused:
        icc(rows)
    assert refused.value.why is why


def test_too_many_factors_for_few_items_are_said_to_be_undetermined() -> None:
    assert not omega_total(_people(2, items=5), 3).determined
    assert omega_total(_people(2, items=6), 3).determined


def test_below_thirty_complete_people_there_is_no_number() -> None:
    few = reliability(_people(3, n=ENOUGH - 1))
    assert (few.why, few.alpha, few.omega) == (Why.FEW_PEOPLE, None, None)
    gaps: Rows = [*_people(3, n=ENOUGH - 1), [1.0, None, 2.0, 3.0, 4.0]]
    found = reliability(gaps)
    assert (found.n, found.complete, found.why) == (ENOUGH, ENOUGH - 1, Why.FEW_PEOPLE)


def test_with_thirty_there_are_both_coefficients_and_their_intervals() -> None:
    found = reliability(_people(3, n=ENOUGH), resamples=200)
    assert found.why is None
    assert found.alpha == alpha(_people(3, n=ENOUGH))
    assert found.omega == omega_total(_people(3, n=ENOUGH), 1)
    assert found.omega_low is not None
    assert found.omega_high is not None
    assert found.omega_low < found.omega.total < found.omega_high


def test_two_items_have_an_alpha_and_no_omega() -> None:
    found = reliability(_people(3, items=2))
    assert found.alpha is not None
    assert (found.omega, found.why) == (None, Why.FEW_ITEMS)


def test_an_item_that_all_answered_alike_is_the_reason() -> None:
    assert reliability([[1.0, *row] for row in _people(3)]).why is Why.CONSTANT
