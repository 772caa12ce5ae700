"""The seats that a plan provides for: how many are taken and free. Plain values; a seat held is (standpoint, kind)."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from assieme.assemblies.bodies.models import Seat

type Held = tuple[str, str]


@dataclass(frozen=True)
class Line:
    """One line of a plan with the seats that are taken. `number` is its place in the plan."""

    number: int
    planned: Mapping[str, Any]
    taken: int

    @property
    def standpoint(self) -> str:
        return str(self.planned["standpoint"])

    @property
    def kind(self) -> str:
        return str(self.planned["kind"])

    @property
    def places(self) -> int:
        return int(self.planned["places"])

    @property
    def free(self) -> int:
        return max(0, self.places - self.taken)

    @property
    def may_be_taken(self) -> bool:
        """Whether a member who holds the standpoint can simply take a seat."""
        return self.kind == Seat.Kind.OPEN and self.free > 0


def filled(plan: Sequence[Mapping[str, Any]], held: Iterable[Held]) -> tuple[Line, ...]:
    """A plan with the seats held. A seat fills a line of its own standpoint and kind, else of its standpoint.

    Seats beyond all places of their standpoint stay outside.
    """
    taken, left = [0] * len(plan), []
    for standpoint, kind in held:
        place = _first_free(plan, taken, standpoint, kind)
        if place is None:
            left.append(standpoint)
        else:
            taken[place] += 1
    for standpoint in left:
        place = _first_free(plan, taken, standpoint)
        if place is not None:
            taken[place] += 1
    return tuple(Line(number, one, taken[number]) for number, one in enumerate(plan))


def _first_free(plan: Sequence[Mapping[str, Any]], taken: Sequence[int], standpoint: str, kind: str = "") -> int | None:
    fitting = (
        place
        for place, one in enumerate(plan)
        if one["standpoint"] == standpoint and kind in ("", one["kind"]) and taken[place] < one["places"]
    )
    return next(fitting, None)


def term_from(day: date, months: int) -> date | None:
    """The last day of a term that begins on `day`; None where it has no end."""
    if not months:
        return None
    years, month = divmod(day.month - 1 + months, 12)
    first = date(day.year + years, month + 1, 1)
    following = date(first.year + first.month // 12, first.month % 12 + 1, 1)
    return first.replace(day=min(day.day, (following - first).days))
