"""How far apart a group's answers lie, told so that no one person's answer follows.

Quartiles by Tukey's hinges (Tukey 1977, Exploratory Data Analysis): the medians of the lower and the upper half, the
middle one belonging to both.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from assieme.logic.suppression import MINIMUM


@dataclass(frozen=True)
class Spread:
    """The middle half of a group's answers lies from `low` to `high`, half of all below `middle`; `n` people."""

    low: Fraction
    middle: Fraction
    high: Fraction
    n: int


def spread(values: Sequence[int | Fraction], minimum: int = MINIMUM) -> Spread | None:
    """The spread of the answers in the order they came; None below `minimum` people.

    Only whole batches of `minimum` count (the first 5, 10, 15 …): two looks never differ by one person.
    """
    n = len(values) - len(values) % minimum
    if not n:
        return None
    ranked = sorted(values[:n])
    half = (n + 1) // 2
    return Spread(_median(ranked[:half]), _median(ranked), _median(ranked[n - half :]), n)


def _median(ranked: Sequence[int | Fraction]) -> Fraction:
    n = len(ranked)
    return Fraction(ranked[(n - 1) // 2] + ranked[n // 2], 2)
