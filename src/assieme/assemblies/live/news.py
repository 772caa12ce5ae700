"""What changes on a room's screens without a write of this room: its meeting, and the votes of its assembly."""

from uuid import UUID

from django.db.models import Count, Q

from assieme.assemblies.live.models import Room
from assieme.assemblies.live.vote_reads import ballots_of


def news(rooms: list[UUID]) -> dict[UUID, str]:
    """A text for each room that changes when there is something new. Two queries."""
    counted = {
        "taken": Count("meeting__items", filter=Q(meeting__items__taken_at__isnull=False), distinct=True),
        "done": Count("meeting__items", filter=Q(meeting__items__done_at__isnull=False), distinct=True),
        "items": Count("meeting__items", distinct=True),
        "breaks": Count("meeting__pauses", distinct=True),
        "pausing": Count("meeting__pauses", filter=Q(meeting__pauses__until=None), distinct=True),
    }
    rows = Room.objects.filter(pk__in=rooms).annotate(**counted)
    found = list(
        rows.values_list(
            "pk", "meeting__assembly_id", "meeting__begun_at", "meeting__ended_at", "asked__phase", *counted
        )
    )
    ballots = ballots_of([assembly for _room, assembly, *_rest in found])
    return {room: f"{rest}{ballots.get(assembly, '')}" for room, assembly, *rest in found}
