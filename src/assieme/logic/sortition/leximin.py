"""Leximin: the smallest chance as large as can be, then the next smallest, and so on.

Bailey Flanigan, Paul Gölz, Anupam Gupta, Brett Hennig, Ariel D. Procaccia: Fair algorithms for selecting citizens'
assemblies. Nature 596, 548–552 (2021). There is one leximin allocation of chances, and it treats equals equally.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np

from assieme.logic.sortition.panels import EXACT, Panels, SolverError
from assieme.logic.sortition.pool import Numbers

DEAR = 1e6
"""What giving way costs to chances that are settled: more than anybody can gain, so it mends roundings alone."""
HOLDS_DOWN = 1e-6
"""The share of the dual weight from which a group is known to be unable to have more than the level found."""


@dataclass(frozen=True)
class Level:
    """The greatest chance that all groups not yet settled can have together, and what holds it down.

    A group with a positive weight has this chance in every optimal solution (complementary slackness).
    """

    chance: float
    weights: Numbers


Solve = Callable[[Numbers], Level]
"""The next level, given the chances that are settled; NaN where a group's is not."""


def level_by_level(groups: int, solve: Solve) -> Numbers:
    """The leximin chances of all groups."""
    settled = np.full(groups, np.nan)
    while (waiting := np.isnan(settled)).any():
        level = solve(settled)
        weights = np.where(waiting, level.weights, 0.0)
        tight = weights > HOLDS_DOWN * weights.sum()
        if not tight.any():
            raise SolverError("no group holds the level down")
        settled[tight] = max(level.chance, 0.0)
    return settled


def fractional(panels: Panels) -> Numbers:
    """Leximin over chances that keep the quotas on average: an upper bound on leximin over panels.

    Where a lottery over panels gives exactly these chances, it is therefore leximin itself.
    """
    found = level_by_level(len(panels.pool.groups), lambda settled: _fractional_level(panels, settled))
    return _nearest_on_average(panels, found)


def _average(panels: Panels) -> tuple[Any, Numbers]:
    """Rows of A and b with A·chances ≤ b: the quotas on average, each from above and from below."""
    from scipy.sparse import diags_array, vstack

    per_chance = panels.matrix @ diags_array(panels.pool.sizes)
    least, most = panels.limits.rows
    return vstack([per_chance, -per_chance]), np.concatenate([most, -least])


def _fractional_level(panels: Panels, settled: Numbers) -> Level:
    from scipy.optimize import linprog
    from scipy.sparse import block_array, csr_array, eye_array

    rows, limits = _average(panels)
    count = len(settled)
    waiting, held = np.flatnonzero(np.isnan(settled)), np.flatnonzero(~np.isnan(settled))
    chances = -eye_array(count, format="csr")
    # the unknowns: the chance of each group, the level, and how far settled chances give way
    blocks = [
        [csr_array(rows), None, None],
        [chances[waiting], csr_array(np.ones((len(waiting), 1))), None],
        [chances[held], None, csr_array(-np.ones((len(held), 1)))],
    ]
    done = linprog(
        np.concatenate([np.zeros(count), [-1.0, DEAR]]),
        A_ub=block_array(blocks),
        b_ub=np.concatenate([limits, np.zeros(len(waiting)), -settled[held]]),
        bounds=[*[(0.0, 1.0)] * count, (0, None), (0, None)],
        method="highs",
        options=EXACT,
    )
    if done.x is None:
        raise SolverError(done.message)
    weights = np.zeros(count)
    weights[waiting] = -done.ineqlin.marginals[len(limits) : len(limits) + len(waiting)]
    return Level(float(done.x[count]), weights)


def _nearest_on_average(panels: Panels, chances: Numbers) -> Numbers:
    """Chances that keep the quotas on average, with the smallest largest distance from those given."""
    from scipy.optimize import linprog
    from scipy.sparse import csr_array, eye_array, hstack, vstack

    rows, limits = _average(panels)
    count = len(chances)
    same, one = eye_array(count), csr_array(np.ones((count, 1)))
    done = linprog(
        np.append(np.zeros(count), 1.0),
        A_ub=vstack([hstack([rows, csr_array((rows.shape[0], 1))]), hstack([same, -one]), hstack([-same, -one])]),
        b_ub=np.concatenate([limits, chances, -chances]),
        bounds=[*[(0.0, 1.0)] * count, (0, None)],
        method="highs",
        options=EXACT,
    )
    if done.x is None:
        raise SolverError(done.message)
    return np.asarray(done.x[:count])
