"""Panels that keep the quotas, found by integer programming (HiGHS, through SciPy).

HiGHS works in floating point. Every panel it finds is rounded and checked in whole numbers before anybody uses it.
"""

from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np

from assieme.logic.sortition.pool import Numbers, Pool, Seats

SCALE = 1e4
"""The largest weight that HiGHS is given. It stops 10⁻⁶ from the optimum, so one part in 10¹⁰ of it."""

EXACT = {"primal_feasibility_tolerance": 1e-10, "dual_feasibility_tolerance": 1e-10}
"""The narrowest that HiGHS offers for linear programs."""
INFEASIBLE = 2
"""SciPy's status of a problem without a solution."""
NEARLY = 1e-6
OPEN = 25
"""How many groups beside the undecided ones a quick search may seat otherwise than the linear relaxation does."""
HURRY = 0.2
"""The share of the sum of weights that a quick search may miss."""


class SolverError(RuntimeError):
    """HiGHS gave an answer that isn't one: a bug of ours or of theirs, and no result."""


@dataclass(frozen=True)
class Limits:
    """The least and the most seats for each group and, last, for each row of the pool."""

    groups: tuple[Numbers, Numbers]
    rows: tuple[Numbers, Numbers]


@dataclass(frozen=True)
class Panels:
    """All panels of a pool, without listing them."""

    pool: Pool

    @cached_property
    def matrix(self) -> Any:
        """A row for each quota and a last one for the number of seats; a column for each group."""
        from scipy.sparse import csr_array  # with the solver, half a second that only a draw waits for

        lines = [row.counted for row in self.pool.rows] + [tuple(range(len(self.pool.groups)))]
        places = [(number, group) for number, line in enumerate(lines) for group in line]
        down, across = zip(*places, strict=True)
        return csr_array((np.ones(len(places)), (down, across)), shape=(len(lines), len(self.pool.groups)))

    @cached_property
    def limits(self) -> Limits:
        """What the quotas ask."""
        rows, seats = self.pool.rows, self.pool.seats
        least = np.array([*(row.quota.least - row.held for row in rows), seats], dtype=np.float64)
        most = np.array([*(row.quota.most - row.held for row in rows), seats], dtype=np.float64)
        return Limits((np.zeros_like(self.pool.sizes), self.pool.sizes), (least, most))

    def best(self, weights: Numbers, limits: Limits | None = None, gap: float = 0.0) -> Seats | None:
        """The panel with the greatest sum of weights over its seats, or None where there is no panel at all.

        Args:
            weights: what a seat counts, for each group; not below 0.
            limits: narrower limits than those of the quotas.
            gap: the share of the sum that may be missed for speed.
        """
        from scipy.optimize import Bounds, LinearConstraint, milp

        within = limits or self.limits
        found = milp(
            -_scaled(weights),
            integrality=np.ones_like(weights),
            bounds=Bounds(*within.groups),
            constraints=LinearConstraint(self.matrix, *within.rows),
            options={"mip_rel_gap": gap},
        )
        if found.status == INFEASIBLE:
            return None
        if found.x is None:
            raise SolverError(found.message)
        seats = tuple(round(one) for one in found.x.tolist())
        if not self.pool.keeps(seats):
            raise SolverError("a panel that doesn't keep the quotas")
        return seats

    def relaxed(self, weights: Numbers, within: Limits) -> tuple[Numbers, Numbers] | None:
        """The expected seats with the greatest sum of weights, and what each group would lose by others.

        None where no expected seats keep the limits.
        """
        from scipy.optimize import linprog
        from scipy.sparse import vstack

        least, most = within.rows
        found = linprog(
            -_scaled(weights),
            A_ub=vstack([self.matrix, -self.matrix]),
            b_ub=np.concatenate([most, -least]),
            bounds=np.column_stack(within.groups),
            method="highs",
            options=EXACT,
        )
        if found.x is None:
            return None
        return found.x, np.abs(found.lower.marginals) + np.abs(found.upper.marginals)

    def good(self, weights: Numbers, limits: Limits | None = None) -> Seats | None:
        """A panel with a great sum of weights, some ten times sooner than the best; None only where there is no panel.

        The linear relaxation leaves few seats undecided: as many as there are quotas. Only those and the groups that
        lose least are asked for in whole numbers; where no panel is among them, all are.
        """
        within = limits or self.limits
        found = self.relaxed(weights, within)
        if found is None:
            return None
        expected, loss = found
        settled = np.argsort(loss, kind="stable")[2 * self.matrix.shape[0] + OPEN :]
        settled = settled[np.abs(expected - np.round(expected))[settled] < NEARLY]
        low, high = (ends.copy() for ends in within.groups)
        low[settled] = high[settled] = np.round(expected[settled])
        return self.best(weights, Limits((low, high), within.rows), HURRY) or self.best(weights, within, HURRY)


def _scaled(weights: Numbers) -> Numbers:
    largest = float(weights.max(initial=0.0))
    return weights * (SCALE / largest) if largest > 0 else weights


def cover(panels: Panels) -> tuple[Panels, list[Seats]]:
    """Panels in which every group sits that can sit in any, and the pool of these groups; no panels where none exist.

    Each panel seats as many groups that had no seat so far as possible, so the last one proves who never can.
    """
    missing, found = np.ones_like(panels.pool.sizes), list[Seats]()
    while missing.any():
        seats = panels.best(missing, gap=HURRY)
        if seats is None or not (missing @ np.array(seats)):
            break
        found.append(seats)
        missing[np.array(seats) > 0] = 0.0
    able = np.flatnonzero(missing == 0).tolist()
    return Panels(panels.pool.only(able)), [tuple(seats[group] for group in able) for seats in found]
