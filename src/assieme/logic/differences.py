"""Two groups beside each other: the difference of their shares or of their means, each with its interval.

Small counts are what these methods are made for. Both intervals are for a difference `first - second`.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import sqrt

from scipy.special import ndtri, stdtrit

LEVEL = 0.95


@dataclass(frozen=True)
class Difference:
    """`value` is the first group's figure minus the second's; `low` and `high` are its interval."""

    first: float
    second: float
    low: float
    high: float

    @property
    def value(self) -> float:
        return self.first - self.second

    @property
    def is_clear(self) -> bool:
        """Whether the interval leaves no difference out."""
        return self.low > 0 or self.high < 0


def wilson(count: int, of: int, level: float = LEVEL) -> tuple[float, float]:
    """Interval of a share: Wilson (1927), without correction. Raises ValueError unless 0 <= count <= of and of > 0."""
    if not 0 <= count <= of or of == 0:
        raise ValueError(f"no share: {count} of {of}")
    z = float(ndtri((1 + level) / 2))
    share, weight = count / of, 1 + z * z / of
    middle = (share + z * z / (2 * of)) / weight
    half = z / weight * sqrt(share * (1 - share) / of + z * z / (4 * of * of))
    return max(0.0, middle - half), min(1.0, middle + half)


def of_shares(first: tuple[int, int], second: tuple[int, int], level: float = LEVEL) -> Difference:
    """Difference of two independent shares, each (count, of): Newcombe (1998), method 10, from two Wilson intervals."""
    one, two = first[0] / first[1], second[0] / second[1]
    (low_one, high_one), (low_two, high_two) = wilson(*first, level), wilson(*second, level)
    low = one - two - sqrt((one - low_one) ** 2 + (high_two - two) ** 2)
    high = one - two + sqrt((high_one - one) ** 2 + (two - low_two) ** 2)
    return Difference(one, two, low, high)


def of_means(first: Sequence[float], second: Sequence[float], level: float = LEVEL) -> Difference:
    """Difference of two means, variances unequal: Welch (1947). One number for each independent unit, so that what
    belongs together (the items of one body) counts as one. Raises ValueError for fewer than two in a group.
    """
    if min(len(first), len(second)) < 2:
        raise ValueError("a mean has an interval from two numbers up")
    (one, of_one), (two, of_two) = _mean_and_variance(first), _mean_and_variance(second)
    spread = of_one + of_two
    if spread == 0:
        return Difference(one, two, one - two, one - two)
    freedom = spread**2 / (of_one**2 / (len(first) - 1) + of_two**2 / (len(second) - 1))
    half = float(stdtrit(freedom, (1 + level) / 2)) * sqrt(spread)
    return Difference(one, two, one - two - half, one - two + half)


def _mean_and_variance(numbers: Sequence[float]) -> tuple[float, float]:
    """The mean, and the variance of the mean."""
    mean = sum(numbers) / len(numbers)
    return mean, sum((one - mean) ** 2 for one in numbers) / (len(numbers) - 1) / len(numbers)
