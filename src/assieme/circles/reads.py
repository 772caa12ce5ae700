"""What the pages of the circle ask."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import QuerySet

from assieme.circles.models import Move, PlacedPerson
from assieme.logic.participation.practice import Circle
from assieme.organisations.models import Initiative, Standpoint
from assieme.people.models import Person

MOVES_SHOWN = 30


@dataclass(frozen=True)
class Summary:
    """For the path: people by circle, standpoints that nobody is said to have, and overdue contacts."""

    by_circle: Mapping[Circle, int]
    missing: tuple[str, ...]
    standpoint_not_said: int
    overdue: int

    @property
    def people(self) -> int:
        return sum(self.by_circle.values())


@dataclass(frozen=True)
class Moved:
    """One move: who (nameless once taken out), from and to which circle (None: in, or out), by whom, when."""

    placed: PlacedPerson
    from_circle: Circle | None
    to_circle: Circle | None
    by: Person
    at: datetime


def placed_people(initiative: Initiative) -> QuerySet[PlacedPerson]:
    """The people on the circle, in the order in which they were named."""
    return PlacedPerson.objects.filter(initiative=initiative, removed_at=None).order_by("placed_at", "id")


def by_circle(people: QuerySet[PlacedPerson]) -> dict[Circle, list[PlacedPerson]]:
    """The people in their circles, from the inside. One query."""
    rings: dict[Circle, list[PlacedPerson]] = {circle: [] for circle in Circle}
    for placed in people:
        rings[Circle(placed.circle)].append(placed)
    return rings


def summary(people: Mapping[Circle, list[PlacedPerson]], today: date) -> Summary:
    """Counts from people that are loaded already. What stands by a name needs no suppression."""
    everyone = [placed for ring in people.values() for placed in ring]
    said = {placed.standpoint for placed in everyone}
    return Summary(
        by_circle={circle: len(ring) for circle, ring in people.items()},
        missing=tuple(value for value in Standpoint.values if value not in said),
        standpoint_not_said=sum(1 for placed in everyone if not placed.standpoint),
        overdue=sum(1 for placed in everyone if placed.next_contact and placed.next_contact < today),
    )


def summary_for(initiative: Initiative, today: date) -> Summary | None:
    """What the initiative's path says of the circle; None while nobody is named. One query."""
    found = summary(by_circle(placed_people(initiative)), today)
    return found if found.people else None


def moves(initiative: Initiative) -> list[Moved]:
    """The latest thirty moves, newest first. One query."""
    rows = (
        Move.objects.filter(initiative=initiative)
        .select_related("placed", "moved_by__identity")
        .order_by("-id")[:MOVES_SHOWN]
    )
    return [
        Moved(row.placed, _circle(row.from_circle), _circle(row.to_circle), row.moved_by, row.moved_at) for row in rows
    ]


def _circle(value: str) -> Circle | None:
    return Circle(value) if value else None
