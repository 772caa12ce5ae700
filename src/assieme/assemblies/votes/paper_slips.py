"""Slips in a pile, each typed by two people: which of them agree. Plain values, no writes."""

import json
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from assieme.assemblies.votes.marks import Marks

BOTH = 2


@dataclass(frozen=True)
class Typed:
    """A slip as one person typed it; `marks` is None where nothing could be read, `hand` the group that they are of."""

    slip: int
    by: UUID
    marks: Marks | None
    hand: str


@dataclass(frozen=True)
class Slip:
    """A slip as all who typed it see it.

    `agreed` where two people of different groups, and more than say anything else, typed the same.
    """

    number: int
    part: str
    typists: frozenset[UUID]
    agreed: bool
    differs: bool
    marks: Marks | None = None


def slips_of(piles: Mapping[str, int], typed: Iterable[Typed]) -> tuple[Slip, ...]:
    """Every slip of the piles in its order. The slips of the first pile have the lowest numbers."""
    by_slip: dict[int, list[Typed]] = {}
    for one in typed:
        by_slip.setdefault(one.slip, []).append(one)
    parts = [part for part in sorted(piles) for _ in range(piles[part])]
    return tuple(_slip(number, part, by_slip.get(number, [])) for number, part in enumerate(parts, 1))


def _slip(number: int, part: str, typed: list[Typed]) -> Slip:
    typists = frozenset(one.by for one in typed)
    said = Counter(_text(one) for one in typed).most_common(2)
    most = said[0][0] if said and (len(said) == 1 or said[1][1] < said[0][1]) else ""
    agreed = len({one.hand for one in typed if _text(one) == most}) >= BOTH
    marks: Any = json.loads(most) if agreed else None
    return Slip(number, part, typists, agreed, len(said) > 1 and not agreed, marks)


def _text(one: Typed) -> str:
    return json.dumps(one.marks, sort_keys=True)


def next_for(slips: Iterable[Slip], person: UUID) -> int | None:
    """The number of the slip that a person types next: too few have typed it, or others typed it differently."""
    waiting = (one for one in slips if person not in one.typists and not one.agreed)
    return next((one.number for one in waiting), None)


def differing(slips: Iterable[Slip]) -> tuple[int, ...]:
    """Numbers of slips at which somebody must look again."""
    return tuple(one.number for one in slips if one.differs)
