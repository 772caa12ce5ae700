"""Who stood where after each step, from the moves alone. Plain values: no database, no clock."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from assieme.logic.participation.practice import Circle

type Standing = Mapping[UUID, Circle]
"""Each person on the board by key, in the order in which they came."""


@dataclass(frozen=True, slots=True)
class Begun:
    """A new board: with everybody where they stood, or empty."""

    carried_on: bool


@dataclass(frozen=True, slots=True)
class Moved:
    """A person went to a circle; to None: out of all."""

    person: UUID
    to: Circle | None


type Step = Begun | Moved


def standings(steps: Sequence[Step]) -> Iterator[Standing]:
    """Who stands where, after each step in turn."""
    now: dict[UUID, Circle] = {}
    for step in steps:
        if isinstance(step, Begun):
            now = dict(now) if step.carried_on else {}
        elif step.to is None:
            now = {person: circle for person, circle in now.items() if person != step.person}
        else:
            now = {**now, step.person: step.to}
        yield now


def ends(steps: Sequence[Step]) -> list[Standing]:
    """Who stood where when each board ended (the last: as it is now). The first step begins the first board."""
    found: list[Standing] = []
    last: Standing = {}
    for number, (step, standing) in enumerate(zip(steps, standings(steps), strict=True)):
        if isinstance(step, Begun) and number:
            found.append(last)
        last = standing
    return [*found, last] if steps else []
