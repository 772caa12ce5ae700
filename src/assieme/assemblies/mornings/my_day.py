"""What of a morning waits for a person today."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from assieme.assemblies.bodies.models import Seat
from assieme.assemblies.mornings.models import Given, Here, Morning
from assieme.core.actors import Actor


@dataclass(frozen=True)
class Waiting:
    """A day that was begun where the person has a seat: their task, or empty while their wishes are asked for."""

    morning_id: UUID
    assembly: str
    task: str


def waiting_for(person: Actor, today: date) -> tuple[Waiting, ...]:
    """Today's task of the person, or that they can say their wishes. Three queries."""
    seats = Seat.objects.filter(person_id=person.pk, until=None).values("assembly_id")
    rows = Morning.objects.filter(day=today, assembly_id__in=seats).select_related("assembly").order_by("id")
    said = set(Here.objects.filter(person_id=person.pk, morning__day=today).values_list("morning_id", flat=True))
    given = Given.objects.filter(person_id=person.pk, morning__day=today).exclude(task=None)
    tasks = dict(given.values_list("morning_id", "task__name"))
    return tuple(
        Waiting(row.pk, row.assembly.name, tasks.get(row.pk, ""))
        for row in rows
        if row.pk in tasks or row.pk not in said
    )
