"""Intraclass correlations: the six forms of Shrout and Fleiss (1979), with McGraw and Wong's (1996) intervals.

From the mean squares of a two-way table, as `psych::ICC(lmer = FALSE)`; who has a missing answer is left out.
"""

from dataclasses import dataclass

import numpy as np
from scipy.special import fdtrc, fdtri

from assieme.logic.psychometrics.table import LEAST, Numbers, Rows, UnfitError, Why


@dataclass(frozen=True)
class Form:
    """One form by psych's name: ICC1 one-way, ICC2 two-way random, ICC3 two-way mixed; with k, of the raters' mean.

    `f` with `df1` and `df2` tests that it is 0, with the probability `p`; `low` and `high` bound it.
    """

    name: str
    value: float
    f: float
    df1: int
    df2: int
    p: float
    low: float
    high: float


@dataclass(frozen=True)
class _Squares:
    """Mean squares between targets, within targets, between raters, and of what is left."""

    n: int
    k: int
    between: float
    within: float
    raters: float
    error: float


def icc(rows: Rows, confidence: float = 0.95) -> tuple[Form, ...]:
    """The six forms for targets (rows) judged by the same raters (columns). Raises UnfitError."""
    answers = _complete(rows)
    squares = _squares(answers)
    if min(squares.between, squares.within, squares.error) <= 0:
        raise UnfitError(Why.NO_DIFFERENCE)
    tail = (1 - confidence) / 2
    single = (_one_way(squares, tail), _random(squares, tail), _mixed(squares, tail))
    return (*single, *(_of_mean(form, squares) for form in single))


def _complete(rows: Rows) -> Numbers:
    known = [row for row in rows if None not in row]
    if len({len(row) for row in rows}) > 1 or not np.isfinite(np.array(known, dtype=np.float64)).all():
        raise UnfitError(Why.UNEVEN)
    if len(known) < LEAST:
        raise UnfitError(Why.FEW_PEOPLE)
    if len(known[0]) < 2:
        raise UnfitError(Why.FEW_ITEMS)
    return np.array(known, dtype=np.float64)


def _squares(answers: Numbers) -> _Squares:
    n, k = answers.shape
    targets, raters, mean = answers.mean(axis=1), answers.mean(axis=0), answers.mean()
    left = answers - targets[:, None] - raters[None, :] + mean
    return _Squares(
        n=n,
        k=k,
        between=float(k * ((targets - mean) ** 2).sum() / (n - 1)),
        within=float(((answers - targets[:, None]) ** 2).sum() / (n * (k - 1))),
        raters=float(n * ((raters - mean) ** 2).sum() / (k - 1)),
        error=float((left**2).sum() / ((n - 1) * (k - 1))),
    )


def _one_way(s: _Squares, tail: float) -> Form:
    value = (s.between - s.within) / (s.between + (s.k - 1) * s.within)
    return _by_ratio("ICC1", value, s, (s.between / s.within, s.n * (s.k - 1)), tail)


def _mixed(s: _Squares, tail: float) -> Form:
    value = (s.between - s.error) / (s.between + (s.k - 1) * s.error)
    return _by_ratio("ICC3", value, s, (s.between / s.error, (s.n - 1) * (s.k - 1)), tail)


def _by_ratio(name: str, value: float, s: _Squares, ratio: tuple[float, int], tail: float) -> Form:
    """A form whose interval follows from its F alone."""
    f, df2 = ratio
    df1 = s.n - 1
    lower, upper = f / fdtri(df1, df2, 1 - tail), f * fdtri(df2, df1, 1 - tail)
    low, high = ((end - 1) / (end + s.k - 1) for end in (lower, upper))
    return Form(name, value, f, df1, df2, _p(f, df1, df2), float(low), float(high))


def _random(s: _Squares, tail: float) -> Form:
    value = (s.between - s.error) / (s.between + (s.k - 1) * s.error + s.k * (s.raters - s.error) / s.n)
    f, df1, df2 = s.between / s.error, s.n - 1, (s.n - 1) * (s.k - 1)
    ratio = s.raters / s.error
    inner = s.n * (1 + (s.k - 1) * value) - s.k * value
    freedom = df2 * (s.k * value * ratio + inner) ** 2 / (df1 * s.k**2 * value**2 * ratio**2 + inner**2)
    upper, lower = fdtri(df1, freedom, 1 - tail), fdtri(freedom, df1, 1 - tail)
    rest = s.k * s.raters + (s.k * s.n - s.k - s.n) * s.error
    low = s.n * (s.between - upper * s.error) / (upper * rest + s.n * s.between)
    high = s.n * (lower * s.between - s.error) / (rest + s.n * lower * s.between)
    return Form("ICC2", value, f, df1, df2, _p(f, df1, df2), float(low), float(high))


def _of_mean(form: Form, s: _Squares) -> Form:
    """The form for the raters' mean, by Spearman and Brown's formula."""
    value, low, high = (one * s.k / (1 + one * (s.k - 1)) for one in (form.value, form.low, form.high))
    return Form(f"{form.name}k", value, form.f, form.df1, form.df2, form.p, low, high)


def _p(f: float, df1: int, df2: int) -> float:
    return float(fdtrc(df1, df2, f))
