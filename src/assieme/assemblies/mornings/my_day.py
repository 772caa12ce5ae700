"""What of a morning waits for a person today."""

from datetime import date

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from assieme.assemblies.bodies.models import Seat
from assieme.assemblies.bodies.waiting import Waiting
from assieme.assemblies.mornings.models import Given, Here, Morning
from assieme.core.actors import Actor

DO = _("This is your task today.")
WISH = _("What would you like to do today?")


def waiting_for(person: Actor, today: date) -> tuple[Waiting, ...]:
    """Today's task of the person, or that they can say their wishes. Three queries."""
    seats = Seat.objects.filter(person_id=person.pk, until=None).values("assembly_id")
    rows = Morning.objects.filter(day=today, assembly_id__in=seats).select_related("assembly").order_by("id")
    said = set(Here.objects.filter(person_id=person.pk, morning__day=today).values_list("morning_id", flat=True))
    given = Given.objects.filter(person_id=person.pk, morning__day=today).exclude(task=None)
    tasks = dict(given.values_list("morning_id", "task__name"))
    return tuple(
        Waiting(
            tasks.get(row.pk, row.assembly.name),
            DO if row.pk in tasks else WISH,
            reverse("morning", kwargs={"id": row.pk}),
        )
        for row in rows
        if row.pk in tasks or row.pk not in said
    )
