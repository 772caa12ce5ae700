"""Cronbach's alpha.

Raw from the covariances, standardised from the correlations that belong to them; missing answers pair by pair, as
`psych::alpha` does. Items are taken as they are scored: none is turned. The interval is Feldt's (1965), as
`psych::alpha.ci`; Duhachek and Iacobucci's (2004) standard error stands beside it.
"""

from dataclasses import dataclass

import numpy as np
from scipy.special import fdtri

from assieme.logic.psychometrics.table import Numbers, Rows, covariances, fewest, table


@dataclass(frozen=True)
class Alpha:
    """`low` and `high` bound the raw alpha at the confidence asked for; it may be negative.

    `n` counts the people behind the interval: those who answered the pair of items that fewest answered together.
    """

    raw: float
    standardised: float
    low: float
    high: float
    standard_error: float
    n: int
    items: int


def alpha(rows: Rows, confidence: float = 0.95) -> Alpha:
    """Alpha of people's answers. Raises UnfitError; with fewer than 30 people see `reliability`."""
    answers = table(rows)
    covariance = covariances(answers)
    spread = np.sqrt(np.diag(covariance))
    raw, standardised = _alpha(covariance), _alpha(covariance / np.outer(spread, spread))
    n, items = fewest(answers), len(covariance)
    tail = (1 - confidence) / 2
    low, high = (1 - (1 - raw) * fdtri(n - 1, (n - 1) * (items - 1), end) for end in (1 - tail, tail))
    return Alpha(raw, standardised, float(low), float(high), _standard_error(covariance, n), n, items)


def _alpha(matrix: Numbers) -> float:
    items = len(matrix)
    return float((1 - np.trace(matrix) / matrix.sum()) * items / (items - 1))


def _standard_error(covariance: Numbers, n: int) -> float:
    items, total, trace = len(covariance), covariance.sum(), np.trace(covariance)
    square = covariance @ covariance
    inside = total * (np.trace(square) + trace**2) - 2 * trace * square.sum()
    return float(np.sqrt(2 * items**2 / ((items - 1) ** 2 * total**3) * inside / n))
