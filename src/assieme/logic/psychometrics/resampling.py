"""An interval for omega total of one factor: people drawn again, with replacement, many times over.

All draws are worked out together. Each loading in turn takes the value that leaves the least residuals off the
diagonal, given the others, until none moves: Harman and Jones's (1966) own way to minimal residuals, and so to the
same point as `omega_total(rows, factors=1)`.
"""

import numpy as np

from assieme.logic.psychometrics.omega import LOWEST
from assieme.logic.psychometrics.table import Numbers, Rows, UnfitError, Why, complete

_AT_ONCE = 100
_SWEEPS, _STILL = 500, 1e-6
_MOST_LOST = 0.05
"""The share of draws that may be lost because somebody's answers are all alike in them."""


def omega_interval(rows: Rows, confidence: float, resamples: int, seed: int) -> tuple[float, float]:
    """The percentile interval, from the people who answered everything. The same seed gives the same interval.

    Raises UnfitError where too many draws have an item without differences.
    """
    answers = complete(rows)
    answers = answers - answers.mean(axis=0)
    draw = np.random.default_rng(seed)
    found: list[float] = []
    for begin in range(0, resamples, _AT_ONCE):
        matrices = _drawn(answers, min(_AT_ONCE, resamples - begin), draw)
        found += one_factor_totals(matrices).tolist()
    if len(found) < resamples * (1 - _MOST_LOST):
        raise UnfitError(Why.ALIKE)
    tail = (1 - confidence) / 2
    low, high = np.quantile(found, (tail, 1 - tail))
    return float(low), float(high)


def _drawn(answers: Numbers, number: int, draw: np.random.Generator) -> Numbers:
    """Correlation matrices of `number` draws, without those in which an item has no differences."""
    n, items = answers.shape
    times = draw.multinomial(n, np.full(n, 1 / n), size=number).astype(np.float64)
    products = (answers[:, :, None] * answers[:, None, :]).reshape(n, items * items)
    means = times @ answers / n
    covariances = (times @ products).reshape(number, items, items) / n - means[:, :, None] * means[:, None, :]
    variances = np.einsum("bii->bi", covariances)
    kept = variances.min(axis=1) > _STILL * variances.max()
    spread = np.sqrt(variances[kept])
    return np.asarray(covariances[kept] / (spread[:, :, None] * spread[:, None, :]))


def one_factor_totals(matrices: Numbers) -> Numbers:
    """Omega total of each of many correlation matrices, items that load negatively turned."""
    off = matrices - np.eye(matrices.shape[1])
    _, vectors = np.linalg.eigh(matrices)
    loadings = vectors[:, :, -1] * 0.5**0.5
    for _ in range(_SWEEPS):
        before = loadings.copy()
        for item in range(loadings.shape[1]):
            others = (loadings**2).sum(axis=1) - loadings[:, item] ** 2
            best = (off[:, item, :] * loadings).sum(axis=1) / np.maximum(others, LOWEST)
            loadings[:, item] = np.clip(best, -((1 - LOWEST) ** 0.5), (1 - LOWEST) ** 0.5)
        if np.abs(loadings - before).max(initial=0.0) < _STILL:
            break
    signs = np.where(loadings * np.where(loadings.sum(axis=1) < 0, -1, 1)[:, None] < 0, -1.0, 1.0)
    turned = (matrices * signs[:, :, None] * signs[:, None, :]).sum(axis=(1, 2))
    return np.asarray(1 - (1 - loadings**2).sum(axis=1) / turned)
