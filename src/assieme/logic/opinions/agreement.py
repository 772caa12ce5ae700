"""What every group shares, and what a smaller group holds alone."""

from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from assieme.logic.opinions.representing import Kind
from assieme.logic.opinions.stands import SURE, Sides, Stands
from assieme.logic.opinions.table import Table, Whole

HEARD = 3
"""So many of a group must have answered before it is said to agree, or all of a smaller one."""


@dataclass(frozen=True)
class Shared:
    """What every group agrees with, or every group disagrees with; `strength` is the product over groups."""

    statement: int
    kind: Kind
    strength: float


@dataclass(frozen=True)
class Minority:
    """What a smaller group holds and most others do not: it is shown whatever its numbers."""

    statement: int
    group: int
    kind: Kind


def shared(table: Table, found: Stands, sizes: Whole) -> tuple[Shared, ...]:
    """Strongest first."""
    heard = found.seen >= np.minimum(HEARD, sizes)[:, None]
    made = [
        Shared(table.statements[column].id, kind, float(side.share[:, column].prod()))
        for kind, side in _sides(found)
        for column in np.flatnonzero((heard & (side.share_z > SURE)).all(axis=0) & table.counting)
    ]
    return tuple(sorted(made, key=lambda one: (-one.strength, one.statement)))


def minority(table: Table, found: Stands, sizes: Whole) -> tuple[Minority, ...]:
    """By group, strongest first within each; of the largest group none."""
    heard = found.seen >= np.minimum(HEARD, sizes)[:, None]
    smaller = sizes < sizes.max(initial=0)
    return tuple(
        Minority(table.statements[column].id, group, kind)
        for group in np.flatnonzero(smaller).tolist()
        for kind, side in _sides(found)
        for column in _strongest(side, group, heard[group] & _against(side, found.seen, group) & table.counting)
    )


def _sides(found: Stands) -> tuple[tuple[Literal["agree"], Sides], tuple[Literal["disagree"], Sides]]:
    return ("agree", found.agree), ("disagree", found.disagree)


def _against(side: Sides, seen: Whole, group: int) -> NDArray[np.bool_]:
    """Where a group is sure, and of all others at most half say the same."""
    others, answered = side.said.sum(axis=0) - side.said[group], seen.sum(axis=0) - seen[group]
    kept: NDArray[np.bool_] = side.sure[group] & (2 * others <= answered)
    return kept


def _strongest(side: Sides, group: int, where: NDArray[np.bool_]) -> list[int]:
    columns = np.flatnonzero(where)
    strength = side.ratio_z[group, columns] * side.share[group, columns]
    return [int(one) for one in columns[np.argsort(-strength, kind="stable")]]
