"""What a room's screens are given to show, on their pages and in what is sent to them."""

from typing import Any
from uuid import uuid4

from django.conf import settings
from django.urls import reverse

from assieme.assemblies.live import access
from assieme.assemblies.live.models import Room
from assieme.assemblies.live.reads import questions_in, screen, without_a_phone
from assieme.core.documents.codes import qr, shown
from assieme.toolkit.gratitude.reads import is_on

MOST_ASKED = 5


def around(room: Room, audience: str) -> dict[str, Any]:
    """For the fragment of an audience: `screen`, `chair`, `member`, `guest` or `door`."""
    context: dict[str, Any] = {"s": screen(room), "room": room, "meeting": room.meeting, "audience": audience}
    if audience == "screen":
        address = join_address(room) or pulse_address(room)
        context |= {"where": shown(address.rpartition("/")[0]), "qr": qr(address).decode()}
    if audience == "chair":
        context |= {"seats": without_a_phone(room), "round_wanted": access.wants_round(room)}
        context["questions"] = questions_in(room)[:MOST_ASKED]
    if audience == "member":
        initiative = room.meeting.assembly.initiative
        context["thanks_at"] = initiative.pk if initiative and is_on(initiative) else None
    return context


def join_address(room: Room) -> str:
    """What the QR code holds; empty once the door is shut."""
    return f"{settings.ENV.origin}{reverse('join_room', kwargs={'code': room.code})}" if room.code else ""


def pulse_address(room: Room) -> str:
    """Where people say how it was."""
    return f"{settings.ENV.origin}{reverse('pulse', kwargs={'key': room.pk})}"


def press() -> str:
    """An id for the next press of a button, made by the page."""
    return str(uuid4())
