"""Rooms that nobody closed: their meeting ended without them, or its day passed and it was never ended."""

from datetime import datetime, timedelta

from django.db.models import Q

from assieme.assemblies.live.actions import close_forgotten
from assieme.assemblies.live.models import Room
from assieme.people.persons import system_person

LONGEST = timedelta(days=1)


def close_forgotten_rooms(now: datetime) -> int:
    """Empty them; how many there were."""
    long_ago = now - LONGEST
    past = Q(meeting__held_on__lt=long_ago.date(), opened_at__lt=long_ago)  # its day, and the room's: both may be late
    over = Q(meeting__ended_at__isnull=False) | Q(meeting__minutes_at__isnull=False) | past
    rooms = list(Room.objects.filter(over, code__isnull=False).select_related("meeting"))
    for room in rooms:
        close_forgotten(room=room, by=system_person(), now=now)
    return len(rooms)
