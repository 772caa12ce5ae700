"""How well wishes were met, week by week: each standpoint apart, nobody by name, and only weeks that are over."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from assieme.assemblies.bodies.models import Assembly
from assieme.assemblies.mornings.models import Given
from assieme.core.ui.words import STANDPOINTS
from assieme.logic.sharing.over_time import MOST_MISSED
from assieme.logic.suppression import MINIMUM

WEEKS = 8
WIDTH, HEIGHT, EDGE = 360, 120, 12


@dataclass(frozen=True)
class Point:
    """A week of one standpoint, in per cent; None where fewer than five people were there, or nobody."""

    met: int | None
    envied: int | None
    x: float
    y: float


@dataclass(frozen=True)
class Line:
    """One standpoint's weeks, and the pieces of its line between weeks that can be shown."""

    standpoint: str
    points: tuple[Point, ...]

    @property
    def shown(self) -> tuple[Point, ...]:
        return tuple(point for point in self.points if point.met is not None)

    @property
    def pieces(self) -> tuple[str, ...]:
        """Points of polylines, each without a gap."""
        found: list[list[str]] = [[]]
        for point in self.points:
            if point.met is None:
                found.append([])
            else:
                found[-1].append(f"{point.x:.1f},{point.y:.1f}")
        return tuple(" ".join(piece) for piece in found if len(piece) > 1)


@dataclass(frozen=True)
class Weeks:
    """`mondays` are the first days of the weeks, oldest first; a line for each standpoint that can be shown."""

    mondays: tuple[date, ...]
    lines: tuple[Line, ...]
    width: int = WIDTH
    height: int = HEIGHT
    edge: int = EDGE


type _Row = tuple[date, str, str, int, int]


def weeks_of(assembly: Assembly, today: date) -> Weeks:
    """The last eight whole weeks. One query."""
    this_week = today - timedelta(days=today.weekday())
    mondays = tuple(this_week - timedelta(weeks=number) for number in range(WEEKS, 0, -1))
    rows = Given.objects.filter(
        morning__assembly=assembly, morning__day__gte=mondays[0], morning__day__lt=this_week
    ).values_list("morning__day", "standpoint", "person_id", "missed", "envied")
    by_week: dict[date, list[_Row]] = defaultdict(list)
    for day, standpoint, person, missed, envied in rows:
        by_week[day - timedelta(days=day.weekday())].append((day, standpoint, str(person), missed, envied))
    shown = [_shown(by_week[monday]) for monday in mondays]
    lines = (
        Line(standpoint, tuple(_point(number, week.get(standpoint)) for number, week in enumerate(shown)))
        for standpoint in STANDPOINTS
    )
    return Weeks(mondays, tuple(line for line in lines if line.shown))


def _shown(rows: Sequence[_Row]) -> dict[str, tuple[int, int]]:
    """Of one week: what was met and how often somebody envied, in per cent, by standpoint with enough people.

    Nothing is shown of all standpoints together, so that nothing follows of a small group by subtraction.
    """
    found = {}
    for standpoint in STANDPOINTS:
        own = [row for row in rows if row[1] == standpoint]
        if len({person for _day, _standpoint, person, _missed, _envied in own}) >= MINIMUM:
            met = sum(1 - min(missed, MOST_MISSED) / MOST_MISSED for *_, missed, _envied in own) / len(own)
            envied = sum(bool(envied) for *_, envied in own) / len(own)
            found[standpoint] = (round(100 * met), round(100 * envied))
    return found


def _point(number: int, week: tuple[int, int] | None) -> Point:
    x = EDGE + number * (WIDTH - 2 * EDGE) / (WEEKS - 1)
    if week is None:
        return Point(None, None, x, HEIGHT - EDGE)
    return Point(*week, x, HEIGHT - EDGE - week[0] / 100 * (HEIGHT - 2 * EDGE))
