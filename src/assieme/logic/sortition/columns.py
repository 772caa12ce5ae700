"""Leximin over lotteries of panels by column generation, where chances that are fair on average can't be had.

A linear program over the panels known so far gives the next level and the weights that hold it down; the panel with the
greatest sum of these weights is what it lacks, if any. Flanigan and others (2021), with groups in the place of people.
"""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from assieme.logic.sortition.leximin import DEAR, Level, level_by_level
from assieme.logic.sortition.panels import EXACT, Panels, SolverError
from assieme.logic.sortition.pool import Numbers, Seats

BETTER = 1e-9
"""The share by which a panel must exceed those known to be worth adding."""

REACHED = 1e-9
"""A lack of chance that is nothing but rounding."""


@dataclass
class Columns:
    """The panels known so far, which only become more."""

    panels: Panels
    known: list[Seats]
    said: Callable[[int], None]

    def chances(self) -> Numbers:
        """The chance of each group under each panel: a row for each group."""
        return np.array(self.known, dtype=np.float64).T / self.panels.pool.sizes[:, None]

    def leximin(self) -> list[float]:
        """Weights of the known panels, which become as many as it takes, whose chances are leximin."""
        return self.reach(level_by_level(len(self.panels.pool.groups), self._level))[0]

    def reach(self, wanted: Numbers) -> tuple[list[float], float]:
        """Weights with the smallest largest lack of a chance that is wanted, and that lack."""
        while True:
            weights, lack, dual = self._least_lack(wanted)
            if lack <= REACHED or not self._add_better(dual):
                return weights, lack

    def _level(self, settled: Numbers) -> Level:
        """The next level over all panels; those that it needs are added."""
        while True:
            found = self._among_known(settled)
            if not self._add_better(found.weights):
                return Level(found.chance, np.where(np.isnan(settled), found.weights, 0.0))

    def _add_better(self, weights: Numbers) -> bool:
        """Add a panel with a greater sum of weights than all known, if there is one."""
        limit = float((weights @ self.chances()).max()) * (1 + BETTER)
        each = weights / self.panels.pool.sizes
        for search in (self.panels.good, self.panels.best):
            seats = search(each)
            if seats is not None and float(each @ np.array(seats)) > limit:
                self.known.append(seats)
                self.said(len(self.known))
                return True
        return False

    def _among_known(self, settled: Numbers) -> Level:
        """The next level over the known panels, with the weights of all groups."""
        from scipy.optimize import linprog

        chances, count = self.chances(), len(self.known)
        waiting = np.isnan(settled)[:, None].astype(np.float64)
        # the unknowns: the weight of each panel, the level, and how far settled chances give way
        done = linprog(
            np.concatenate([np.zeros(count), [-1.0, DEAR]]),
            A_ub=np.hstack([-chances, waiting, waiting - 1.0]),
            b_ub=-np.nan_to_num(settled),
            A_eq=np.append(np.ones(count), [0.0, 0.0])[None, :],
            b_eq=[1.0],
            method="highs",
            options=EXACT,
        )
        if done.x is None:
            raise SolverError(done.message)
        return Level(float(done.x[count]), np.maximum(-done.ineqlin.marginals, 0.0))

    def _least_lack(self, wanted: Numbers) -> tuple[list[float], float, Numbers]:
        from scipy.optimize import linprog

        chances, count = self.chances(), len(self.known)
        done = linprog(
            np.append(np.zeros(count), 1.0),
            A_ub=np.hstack([-chances, -np.ones((len(chances), 1))]),
            b_ub=-wanted,
            A_eq=np.append(np.ones(count), 0.0)[None, :],
            b_eq=[1.0],
            method="highs",
            options=EXACT,
        )
        if done.x is None:
            raise SolverError(done.message)
        return np.maximum(done.x[:count], 0.0).tolist(), float(done.x[count]), np.maximum(-done.ineqlin.marginals, 0.0)
