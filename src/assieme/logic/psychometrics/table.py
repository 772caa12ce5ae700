"""Answers as a table, one row per person and one column per item, checked before anything is computed from it."""

from collections.abc import Sequence
from enum import StrEnum
from math import isfinite

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.float64]
Rows = Sequence[Sequence[float | None]]
"""People's answers in the order of the items; None is missing."""


class Why(StrEnum):
    """Why there is no number."""

    FEW_ITEMS = "not enough items"
    FEW_PEOPLE = "not enough people"
    UNEVEN = "rows of different lengths, or a number that is none"
    CONSTANT = "everybody gave an item the same answer"
    ALIKE = "some items say the same, or too few people answered them together"
    NO_DIFFERENCE = "there are no differences to compare"


class UnfitError(ValueError):
    """Answers from which a coefficient can't be computed; `items` are the columns at fault, from 0."""

    def __init__(self, why: Why, items: Sequence[int] = ()) -> None:
        super().__init__(why.value)
        self.why, self.items = why, tuple(items)


LEAST = 3
"""With fewer people nothing is computed at all."""


def table(rows: Rows) -> Numbers:
    """The answers as numbers, NaN where missing; people without any answer are left out. Raises UnfitError."""
    if len({len(row) for row in rows}) > 1 or not all(one is None or isfinite(one) for row in rows for one in row):
        raise UnfitError(Why.UNEVEN)
    answered = [row for row in rows if any(one is not None for one in row)]
    if len(answered) < LEAST:
        raise UnfitError(Why.FEW_PEOPLE)
    if len(answered[0]) < 2:
        raise UnfitError(Why.FEW_ITEMS)
    found = np.array([[np.nan if one is None else float(one) for one in row] for row in answered])
    _refuse_constant(found)
    return found


def _refuse_constant(answers: Numbers) -> None:
    columns = [column[~np.isnan(column)] for column in answers.T]
    constant = [place for place, column in enumerate(columns) if len(set(column.tolist())) < 2]
    if constant:
        raise UnfitError(Why.CONSTANT, constant)


def complete(rows: Rows) -> Numbers:
    """The answers of those who answered everything. Raises UnfitError where they are too few or all alike."""
    return table([row for row in rows if None not in row])


def covariances(answers: Numbers) -> Numbers:
    """Covariances over the people who answered both items of a pair, as R's `cov(use = "pairwise")`."""
    known = ~np.isnan(answers)
    filled = np.where(known, answers - np.nanmean(answers, axis=0), 0.0)
    n = _together(answers)
    sums = filled.T @ known
    return np.asarray((filled.T @ filled - sums * sums.T / n) / (n - 1))


def correlations(answers: Numbers) -> Numbers:
    """Correlations over the people who answered both items of a pair, as R's `cor(use = "pairwise")`."""
    known = ~np.isnan(answers)
    filled = np.where(known, answers - np.nanmean(answers, axis=0), 0.0)
    n = _together(answers)
    sums = filled.T @ known
    squares = (filled**2).T @ known - sums**2 / n
    if (squares <= 0).any():
        raise UnfitError(Why.ALIKE)
    found = (filled.T @ filled - sums * sums.T / n) / np.sqrt(squares * squares.T)
    return np.asarray(found)


def _together(answers: Numbers) -> Numbers:
    """How many people answered both items of each pair; raises UnfitError where fewer than three did."""
    known = (~np.isnan(answers)).astype(np.float64)
    n = known.T @ known
    if n.min() < LEAST:
        raise UnfitError(Why.ALIKE)
    return np.asarray(n)


def fewest(answers: Numbers) -> int:
    """The number of people behind the pair of items that fewest answered together."""
    return int(_together(answers).min())
