"""The reliability of a scale in one wave of answers: or that there are not enough people for it."""

from dataclasses import dataclass

from assieme.logic.psychometrics.alpha import Alpha, alpha
from assieme.logic.psychometrics.omega import Omega, omega_total
from assieme.logic.psychometrics.resampling import omega_interval
from assieme.logic.psychometrics.table import Rows, UnfitError, Why

ENOUGH = 30
"""With fewer people an interval is so wide that a number would mislead."""
CONFIDENCE, RESAMPLES, SEED = 0.95, 1000, 1


@dataclass(frozen=True)
class Reliability:
    """`n` people answered at least one item, and `complete` all of them.

    `alpha` and `omega` are None where `why` says why not: two items, for one, have an alpha and no omega.
    `omega_low` and `omega_high` bound omega's total; don't show one that is `improper`.
    """

    n: int
    complete: int
    alpha: Alpha | None = None
    omega: Omega | None = None
    omega_low: float | None = None
    omega_high: float | None = None
    why: Why | None = None


def reliability(rows: Rows, resamples: int = RESAMPLES) -> Reliability:
    """Alpha, and omega total of one common factor, each with its 95% interval, for the items of one score.

    One factor, since short scales can't carry three. Below 30 people who answered everything: not enough people.
    The same answers always give the same interval.
    """
    n, full = (sum(1 for row in rows if test(one is not None for one in row)) for test in (any, all))
    if full < ENOUGH:
        return Reliability(n, full, why=Why.FEW_PEOPLE)
    try:
        found = alpha(rows, CONFIDENCE)
    except UnfitError as error:
        return Reliability(n, full, why=error.why)
    try:
        omega = omega_total(rows, factors=1)
        low, high = omega_interval(rows, CONFIDENCE, resamples, SEED)
    except UnfitError as error:
        return Reliability(n, full, found, why=error.why)
    return Reliability(n, full, found, omega, low, high)
