"""Rooms that nobody closed: their meeting ended without them, or its day passed. And who has answered the questions."""

from datetime import datetime, timedelta

from django.db.models import Q

from assieme.assemblies.live.actions import close_forgotten
from assieme.assemblies.live.models import PulseGiven, Room
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
    _forget_who_answered(now)
    return len(rooms)


def _forget_who_answered(now: datetime) -> None:
    """Once a meeting's days to answer are over, in every zone, nobody needs to be kept from answering twice."""
    asked = Room.objects.filter(asks_until__lt=(now - LONGEST).date()).values("meeting_id")
    PulseGiven.objects.filter(meeting_id__in=asked).delete()
