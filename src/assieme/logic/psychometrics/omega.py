"""McDonald's omega total: the share of the sum score's variance that common factors explain.

The estimator is that of `psych::omega`: factors of the correlation matrix (pair by pair where answers are missing)
by minimal residuals, omega total = 1 - sum of uniquenesses / sum of correlations. A Schmid-Leiman rotation changes
no communality, so none is needed for the total. With `factors=3`, the default there and here, it is the number that
`psych::omega(m)$omega.tot` prints; `factors=1` gives `psych::omega(m, nfactors = 1)`. The search is the one that
R's `optim` makes, start, scale and stopping rule too, so that both end at the same point; where an item reaches the
bound of its uniqueness (`improper`), at neighbouring ones.

Items that load negatively on the one common factor are turned first, and named: look at their scoring.
"""

from dataclasses import dataclass

import numpy as np

from assieme.logic.psychometrics.table import Numbers, Rows, UnfitError, Why, correlations, table

LOWEST = 0.005
"""The least uniqueness that the search allows, as in psych: an item that reaches it is a Heywood case."""
_SCALE, _ROUNDS, _MEMORY = 0.01, 100, 5
_STOP = 1e7 * np.finfo(np.float64).eps
_SINGULAR = 1e-10


@dataclass(frozen=True)
class Omega:
    """`total` lies mostly between 0 and 1. `turned` are items (columns from 0) that counted the other way.

    `improper` says that an item's uniqueness is at its bound, or that the search did not settle: don't build
    on the number then. `determined` says whether the items are enough for the number of factors; where not, other
    solutions fit as well.
    """

    total: float
    factors: int
    turned: tuple[int, ...]
    improper: bool
    determined: bool


def omega_total(rows: Rows, factors: int = 3) -> Omega:
    """Omega total of people's answers. Raises UnfitError."""
    matrix = correlations(table(rows))
    items = len(matrix)
    if factors < 1 or items < max(3, factors + 1):
        raise UnfitError(Why.FEW_ITEMS)
    if np.linalg.eigvalsh(matrix)[0] < _SINGULAR:
        raise UnfitError(Why.ALIKE)
    general, _ = _search(matrix, 1)
    loadings = _loadings(matrix, general, 1)[:, 0]
    signs = np.where(loadings * (1 if loadings.sum() >= 0 else -1) < 0, -1.0, 1.0)
    turned = matrix * np.outer(signs, signs)
    uniqueness, settled = _search(turned, factors)
    communalities = (_loadings(turned, uniqueness, factors) ** 2).sum(axis=1)
    return Omega(
        total=float(1 - (items - communalities.sum()) / turned.sum()),
        factors=factors,
        turned=tuple(int(place) for place in np.flatnonzero(signs < 0)),
        improper=not settled or bool(uniqueness.min() <= LOWEST * (1 + _SCALE)),
        determined=items * (items - 1) / 2 - items * factors + factors * (factors - 1) / 2 >= 0,
    )


def _search(matrix: Numbers, factors: int) -> tuple[Numbers, bool]:
    """Uniquenesses with the smallest residuals, and whether the search settled."""
    from scipy.optimize import minimize  # takes half a second, which only those who ask for an omega wait for

    start = 1 / np.diag(np.linalg.inv(matrix))
    found = minimize(
        lambda scaled: _residual(matrix, scaled * _SCALE, factors),
        start / _SCALE,
        jac=True,
        method="L-BFGS-B",
        bounds=[(LOWEST / _SCALE, max(float((1 - start).max()), 1.0) / _SCALE)] * len(matrix),
        options={"maxcor": _MEMORY, "ftol": _STOP, "gtol": 0, "maxiter": _ROUNDS},
    )
    return np.asarray(found.x * _SCALE), bool(found.success)


def _loadings(matrix: Numbers, uniqueness: Numbers, factors: int) -> Numbers:
    values, vectors = np.linalg.eigh(matrix - np.diag(uniqueness))
    return np.asarray(vectors[:, ::-1][:, :factors] * np.sqrt(np.maximum(values[::-1][:factors], 0)))


def _residual(matrix: Numbers, uniqueness: Numbers, factors: int) -> tuple[float, Numbers]:
    """The squared residuals below the diagonal, and their slope along each scaled uniqueness."""
    loadings = _loadings(matrix, uniqueness, factors)
    residual = np.tril(matrix - loadings @ loadings.T, -1)
    slope = (loadings**2).sum(axis=1) + uniqueness - 1
    return float((residual**2).sum()), np.asarray(slope * _SCALE)
