"""A meeting that goes on now, for people who belong to it: on their day and on the assembly's page."""

from datetime import date
from uuid import UUID

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from assieme.assemblies.bodies.models import Assembly, Seat
from assieme.assemblies.bodies.waiting import Waiting
from assieme.assemblies.live.access import enter_room
from assieme.assemblies.meetings.models import Invite, Meeting
from assieme.core.actors import Actor

MOST = 3
COME_IN = _("Your meeting goes on now. Come in with your phone.")


def waiting_for(person: Actor, today: date) -> tuple[Waiting, ...]:
    """Rooms that are open today for somebody with a seat or an invitation. One query."""
    seats = Seat.objects.filter(person_id=person.pk, until=None).values("assembly_id")
    asked = Invite.objects.filter(person_id=person.pk, withdrawn_at=None).values("meeting_id")
    mine = Q(meeting__assembly_id__in=seats) | Q(meeting_id__in=asked)
    rooms = enter_room.rows(person).filter(mine, code__isnull=False, meeting__held_on=today, meeting__ended_at=None)
    return tuple(
        Waiting(room.meeting.assembly.name, COME_IN, reverse("room", kwargs={"id": room.pk}))
        for room in rooms.select_related("meeting__assembly").order_by("opened_at")[:MOST]
    )


def room_of(meeting: Meeting, actor: Actor) -> UUID | None:
    """The room of a meeting that goes on, where the actor may enter it. One query."""
    rooms = enter_room.rows(actor).filter(meeting=meeting, code__isnull=False, meeting__ended_at=None)
    return rooms.values_list("pk", flat=True).first()


def on_assembly(assembly: Assembly, actor: Actor) -> UUID | None:
    """The room of the assembly's meeting that goes on, for `_on_assembly.jinja`. One query."""
    rooms = enter_room.rows(actor).filter(meeting__assembly=assembly, code__isnull=False, meeting__ended_at=None)
    return rooms.order_by("-opened_at").values_list("pk", flat=True).first()
