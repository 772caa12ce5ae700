"""The fairest lottery over the panels that keep the quotas, and the nearest quotas where no panel can."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

import numpy as np

from assieme.logic.sortition import nash
from assieme.logic.sortition.columns import REACHED, Columns
from assieme.logic.sortition.faces import take_apart
from assieme.logic.sortition.leximin import fractional
from assieme.logic.sortition.lottery import Lottery, lottery
from assieme.logic.sortition.panels import INFEASIBLE, Panels, SolverError, cover
from assieme.logic.sortition.pool import Numbers, Pool, Quota, Seats

Progress = Callable[[int], None]
"""Told the number of panels found, as it grows."""


class Rule(StrEnum):
    """What is called fair: see the modules of the same names."""

    LEXIMIN = "leximin"
    NASH = "nash"


@dataclass(frozen=True)
class Change:
    """A quota that has to give way, and how far."""

    quota: Quota
    least: int
    most: int


class NoPanelError(ValueError):
    """No panel keeps the quotas; with the fewest steps of minimums and maximums by which one would."""

    def __init__(self, changes: tuple[Change, ...]) -> None:
        super().__init__("no panel keeps the quotas")
        self.changes = changes


def fair_lottery(pool: Pool, rule: Rule = Rule.LEXIMIN, said: Progress = lambda _: None) -> Lottery:
    """The lottery whose chances are fairest by the rule, among all lotteries over panels that keep the quotas.

    Whoever can be on no such panel has no chance; the rule is for all others.

    Raises:
        NoPanelError: there is no such panel.
        SolverError: no answer could be verified.
    """
    panels, found = cover(Panels(pool))
    if not found:
        raise NoPanelError(nearest(Panels(pool)))
    way = _leximin if rule is Rule.LEXIMIN else _nash
    return lottery(panels.pool, *way(panels, found, said))


def _leximin(panels: Panels, found: list[Seats], said: Progress) -> tuple[list[Seats], list[float]]:
    """Leximin on average is leximin where some lottery gives it; else level by level over panels."""
    wanted = fractional(panels)
    apart = take_apart(panels, wanted, said)
    if apart.done:
        return apart.panels, apart.weights
    columns = Columns(panels, [*found, *apart.panels], said)
    weights, lack = columns.reach(wanted)
    if lack > REACHED:
        weights = columns.leximin()
    return columns.known, weights


def _nash(panels: Panels, found: list[Seats], said: Progress) -> tuple[list[Seats], list[float]]:
    """First over chances that keep the quotas on average; over panels where panels can't give them."""
    sizes = panels.pool.sizes

    def on_average(weights: Numbers) -> list[Numbers]:
        expected = panels.relaxed(weights, panels.limits)
        return [] if expected is None else [expected[0]]

    def whole(weights: Numbers) -> list[Numbers]:
        return [
            np.array(seats, dtype=np.float64) for search in (panels.good, panels.best) if (seats := search(weights))
        ]

    known, weights = nash.climb(sizes, found, on_average)
    apart = take_apart(panels, weights @ known / sizes, said)
    if apart.done:
        return apart.panels, apart.weights
    known, weights = nash.climb(sizes, [*found, *apart.panels], whole)
    return [tuple(map(round, seats)) for seats in known.tolist()], weights.tolist()


def nearest(panels: Panels) -> tuple[Change, ...]:
    """The changes of quotas, smallest in sum, after which there is a panel.

    Raises:
        SolverError: even without quotas there is none: there are fewer people than seats, or more stay than sit.
    """
    from scipy.optimize import Bounds, LinearConstraint, milp
    from scipy.sparse import eye_array, hstack

    rows, count = panels.pool.rows, len(panels.pool.groups)
    wide = eye_array(len(rows) + 1, len(rows))
    found = milp(
        np.concatenate([np.zeros(count), np.ones(2 * len(rows))]),
        integrality=np.ones(count + 2 * len(rows)),
        bounds=Bounds(
            0, np.concatenate([panels.pool.sizes, [row.quota.least for row in rows], np.full(len(rows), np.inf)])
        ),
        constraints=LinearConstraint(hstack([panels.matrix, wide, -wide]), *panels.limits.rows),
    )
    if found.status == INFEASIBLE or found.x is None:
        raise SolverError(found.message)
    lower, higher = np.round(found.x[count:]).astype(int).reshape(2, -1)
    return tuple(
        Change(row.quota, row.quota.least - int(down), row.quota.most + int(up))
        for row, down, up in zip(rows, lower, higher, strict=True)
        if down or up
    )
