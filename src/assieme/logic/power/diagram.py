"""All ways to vote in a game, drawn so that ways which ask the same of those who come after share one node.

A node stands before a kind of members and holds what yes still lacks in each sum. Two ways lead to one node where
they lack the same, sums that are reached count as lacking nothing, and what is lacking is rounded up to the next
sum that those after can reach at all. Ways that can no longer win lead to no node. So a level never has more nodes
than there are reachable vectors of sums, and often far fewer. After S. Bolus, *Power indices of simple games and
vector-weighted majority games by means of binary decision diagrams*, EJOR 210 (2011).
"""

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from assieme.logic.power.game import WORD, Game

Whole = NDArray[Any]
"""64-bit integers where all sums fit into them, else Python's own."""

WIDEST = 8
"""A level may have this part of all steps: a diagram that grows faster is given up early."""

LONGEST_ROUNDING = 100_000
"""Sums that the rest can reach, above which nothing is rounded."""


@dataclass(frozen=True)
class Diagram:
    """`steps[level][yes]` has, for each node of a level, the node of the next one where `yes` of the kind agree.

    `order` has the places of the game's kinds, level by level, and `counts` their members. A step to a number that
    is no node of the next level (the first too high one) loses. After the last level there are `ends` nodes: one,
    where yes has won, or none where it never can.
    """

    order: tuple[int, ...]
    counts: tuple[int, ...]
    steps: tuple[NDArray[np.int32], ...]
    ends: int

    @property
    def size(self) -> int:
        """How many steps there are: what counting along it costs."""
        return sum(step.size for step in self.steps)

    @property
    def nodes(self) -> tuple[int, ...]:
        """How many nodes each level has, the end too."""
        return (*(step.shape[1] for step in self.steps), self.ends)


def draw(game: Game, most: int) -> Diagram | None:
    """The diagram of a game; None where it would have more than `most` steps."""
    order = sorted(range(len(game.kinds)), key=lambda place: _early(game.kinds[place].adds))
    kinds = [game.kinds[place] for place in order]
    whole = np.int64 if game.largest < WORD else object
    rest = _Rest([(kind.adds, kind.count) for kind in kinds], len(game.quotas), whole)
    nodes, steps, size = int(game.can_pass), [], 0
    lacking = [np.array([quota] * nodes, dtype=whole) for quota in game.quotas]
    for level, kind in enumerate(kinds):
        size += nodes * (kind.count + 1)
        if size > most or nodes * (kind.count + 1) > most // WIDEST:
            return None
        yes = np.arange(kind.count + 1).astype(whole)[:, None]
        after = [
            rest.rounded(level + 1, row, np.maximum(column - yes * adds, 0).ravel())
            for row, (column, adds) in enumerate(zip(lacking, kind.adds, strict=True))
        ]
        alive = rest.alive(level + 1, after, nodes * (kind.count + 1))
        first, same = _merged([column[alive] for column in after], int(alive.sum()))
        lacking = [column[alive][first] for column in after]
        step = np.full(alive.shape, len(first), dtype=np.int32)
        step[alive] = same
        steps.append(step.reshape(kind.count + 1, nodes))
        nodes = len(first)
    return Diagram(tuple(order), tuple(kind.count for kind in kinds), tuple(steps), nodes)


def _early(adds: tuple[int, ...]) -> tuple[int, tuple[bool, ...], tuple[int, ...]]:
    """Who counts in most conditions comes first, with their like, heavy ones before: then fewer ways differ."""
    return -sum(map(bool, adds)), tuple(map(bool, adds)), tuple(-one for one in adds)


class _Rest:
    """What the kinds from a level on can still add to each sum."""

    def __init__(self, kinds: list[tuple[tuple[int, ...], int]], rows: int, whole: type) -> None:
        levels = range(len(kinds) - 1, -1, -1)
        self._totals = [[0] * rows]
        self._sums: list[list[Whole | None]] = [[np.zeros(1, dtype=whole) for _row in range(rows)]]
        for level in levels:
            adds, count = kinds[level]
            last_totals, last_sums = self._totals[-1], self._sums[-1]
            self._totals.append([total + count * one for total, one in zip(last_totals, adds, strict=True)])
            self._sums.append([_reach(sums, one, count) for sums, one in zip(last_sums, adds, strict=True)])
        self._totals.reverse()
        self._sums.reverse()

    def rounded(self, level: int, row: int, lacking: Whole) -> Whole:
        """What is lacking, up to the next sum that the rest can reach; too much stays as it is."""
        sums = self._sums[level][row]
        if sums is None:
            return lacking
        place = np.searchsorted(sums, lacking)
        return np.where(place < len(sums), sums[np.minimum(place, len(sums) - 1)], lacking)

    def alive(self, level: int, lacking: list[Whole], size: int) -> NDArray[np.bool_]:
        """Where the rest can still reach every quota."""
        found = np.ones(size, dtype=bool)
        for column, total in zip(lacking, self._totals[level], strict=True):
            found &= column <= total
        return found


def _reach(sums: Whole | None, adds: int, count: int) -> Whole | None:
    """The sums that are reached when `count` more may each add `adds`; None where they are too many."""
    if sums is None or adds == 0:
        return sums
    if len(sums) * (count + 1) > 20 * LONGEST_ROUNDING:
        return None
    found = np.unique((sums[:, None] + np.arange(count + 1).astype(sums.dtype) * adds).ravel())
    return found if len(found) <= LONGEST_ROUNDING else None


def _merged(columns: list[Whole], size: int) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
    """Where each distinct row of the columns stands first, and for every row the place of its like."""
    key, keys = np.zeros(size, dtype=np.int64), 1
    for column in columns:
        values, bound = column, int(column.max(initial=0)) + 1
        if keys * bound >= WORD:
            found, values = np.unique(column, return_inverse=True)
            bound = len(found)
            found, key = np.unique(key, return_inverse=True)
            keys = len(found)
        key, keys = key * bound + values.astype(np.int64), keys * bound
    _found, first, same = np.unique(key, return_index=True, return_inverse=True)
    return first, same
