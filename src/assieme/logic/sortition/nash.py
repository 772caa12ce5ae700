"""Nash: the product of all chances as large as can be.

The logarithm of the product is concave. It is climbed over the panels known so far, by the constrained Newton method of
Yong Wang (Journal of the Royal Statistical Society B 69, 185–198, 2007); the panel that would raise it fastest is then
added, until none raises it.
"""

from collections.abc import Callable, Sequence

import numpy as np

from assieme.logic.sortition.panels import SolverError
from assieme.logic.sortition.pool import Numbers, Seats

NEAR = 1e-9
"""The gain still possible, in the logarithm for each person, at which the climb ends."""
STEPS = 2_000
ROUNDING = 1e-14
"""The share of a height below which two heights can't be told apart."""
TOGETHER = 1e3
"""How strongly the weights of the panels are held to a sum of one, beside one person's chance."""

Search = Callable[[Numbers], list[Numbers]]
"""Seats for each group that together count most, the quick ones first, given what a seat counts in each group."""


def climb(sizes: Numbers, start: Sequence[Seats], search: Search) -> tuple[Numbers, Numbers]:
    """Panels, a row each, and the weights under which the product of the chances is greatest.

    Args:
        sizes: the number of people in each group.
        start: panels in which each group sits at least once.
        search: looks for panels; the last one that it gives is the best there is.
    """
    known, weights = np.array(start, dtype=np.float64), np.full(len(start), 1.0 / len(start))
    for _ in range(STEPS):
        chances = weights @ known / sizes
        gains = [(float(seats @ (1.0 / chances)), seats) for seats in search(1.0 / chances)]
        better = [seats for gain, seats in gains if gain > sizes.sum() * (1.0 + NEAR)]
        if not better:
            return known, weights
        known, weights = np.vstack([known, better]), np.append(weights, np.zeros(len(better)))
        weights = _newton(sizes, known, weights)
        known, weights = known[weights > 0], weights[weights > 0]
    raise SolverError("the climb to the greatest product doesn't end")


def _newton(sizes: Numbers, known: Numbers, weights: Numbers) -> Numbers:
    """One step: the weights that are best for the curve as it is here, or as far towards them as is uphill."""
    from scipy.optimize import nnls

    chances = weights @ known / sizes
    lines = (known / sizes / chances).T * np.sqrt(sizes)[:, None]
    strong = TOGETHER * np.sqrt(sizes.sum())
    wanted, _ = nnls(
        np.vstack([lines, np.full((1, len(known)), strong)]),
        np.append(2.0 * np.sqrt(sizes), strong),
        maxiter=50 * len(known),
    )
    wanted /= wanted.sum()
    here, step = _height(sizes, known, weights), 1.0
    enough = here - ROUNDING * abs(here)
    while _height(sizes, known, there := weights + step * (wanted - weights)) < enough:
        step /= 2
    return np.asarray(np.maximum(there, 0.0))


def _height(sizes: Numbers, known: Numbers, weights: Numbers) -> float:
    chances = weights @ known / sizes
    return float(sizes @ np.log(chances)) if (chances > 0).all() else -np.inf
