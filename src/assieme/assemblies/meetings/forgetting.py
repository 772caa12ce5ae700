"""What is kept of invitations only until the meeting is over: links, guests' addresses, what people need."""

from datetime import datetime, timedelta

from django.db.models import Q, QuerySet

from assieme.assemblies.meetings.models import Invite

KEEP_DAYS = 2
"""So long after the day of a meeting that nobody ended; with it the day is over in every time zone."""


def forget(invites: QuerySet[Invite]) -> int:
    """Erase it of these invitations; of how many there was something."""
    return invites.exclude(Q(email="", needs="") & Q(link_hash=None)).update(email="", link_hash=None, needs="")


def forget_past(now: datetime) -> int:
    """Erase it of meetings whose day has passed: the schedule asks for it."""
    return forget(Invite.objects.filter(meeting__held_on__lt=now.date() - timedelta(days=KEEP_DAYS)))
