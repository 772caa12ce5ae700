"""What a group stands for: the statements that set it apart, at most five, those it agrees with first."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import prod
from typing import Literal

from assieme.logic.opinions.stands import SURE, Sides, Stands

type Kind = Literal["agree", "disagree"]

MOST = 5


@dataclass(frozen=True)
class Representative:
    """A statement that sets a group apart: `p` of it say so, `repness` times as many as elsewhere (both smoothed)."""

    statement: int
    kind: Kind
    repness: float
    p: float
    said: int
    seen: int
    p_z: float
    repness_z: float

    @property
    def weight(self) -> float:
        """What ranks it."""
        return self.repness * self.repness_z * self.p * self.p_z


def representatives(group: int, found: Stands, statements: Sequence[tuple[int, int]]) -> tuple[Representative, ...]:
    """Of the statements that count, as (column, id): those that set the group apart.

    Where none is sure, the one that does so most. The statement that the group agrees with best comes in any case.
    """
    kept = [_sided(group, found, one) for one in statements if _sure(group, found, one[0])]
    best = _best_agreed(group, found, [column for column, _id in statements])
    ids = dict(statements)
    leading = [] if best is None else [_representative(group, found, (best, ids[best]), "agree")]
    if not kept:
        return tuple(leading or _furthest(group, found, statements))
    others = [one for one in kept if not leading or one.statement != leading[0].statement]
    chosen = [*leading, *sorted(others, key=lambda one: -one.weight)][:MOST]
    return tuple(sorted(chosen, key=lambda one: one.kind == "disagree"))


def _sure(group: int, found: Stands, column: int) -> bool:
    return bool(found.agree.sure[group, column] or found.disagree.sure[group, column])


def _sided(group: int, found: Stands, statement: tuple[int, int]) -> Representative:
    """A statement from the side on which the group differs more."""
    at = (group, statement[0])
    agrees = found.agree.ratio_z[at] > found.disagree.ratio_z[at]
    return _representative(group, found, statement, "agree" if agrees else "disagree")


def _representative(group: int, found: Stands, statement: tuple[int, int], kind: Kind) -> Representative:
    column, identity = statement
    side, at = found.agree if kind == "agree" else found.disagree, (group, column)
    return Representative(
        identity,
        kind,
        float(side.ratio[at]),
        float(side.share[at]),
        int(side.said[at]),
        int(found.seen[at]),
        float(side.share_z[at]),
        float(side.ratio_z[at]),
    )


def _furthest(group: int, found: Stands, statements: Sequence[tuple[int, int]]) -> list[Representative]:
    made = [_sided(group, found, one) for one in statements]
    return [max(made, key=lambda one: one.repness_z)] if made else []


def _best_agreed(group: int, found: Stands, columns: Sequence[int]) -> int | None:
    """The column that the group agrees with best, in Polis's order of preferring."""
    best: int | None = None
    for column in columns:
        if _agreed_better(group, found, column, best):
            best = column
    return best


def _agreed_better(group: int, found: Stands, column: int, best: int | None) -> bool:
    side, at = found.agree, (group, column)
    if not (side.said[at] or found.disagree.said[at]):
        return False
    if best is None:
        return bool(side.share_z[at] > SURE or (side.ratio[at] > 1 and side.share[at] > 1 / 2))
    apart = bool(side.ratio[group, best] > 1)
    return _agreed(side, at, apart=apart) > _agreed(side, (group, best), apart=apart)


def _agreed(side: Sides, at: tuple[int, int], *, apart: bool) -> float:
    parts = [side.share[at], side.share_z[at]]
    return prod(map(float, [side.ratio[at], side.ratio_z[at], *parts] if apart else parts))
