"""What the page of a meeting that goes on asks."""

from collections.abc import Mapping
from uuid import UUID

from django.db.models import Q

from assieme.assemblies.bodies.models import Seat
from assieme.assemblies.meetings.agenda_reads import items_of
from assieme.assemblies.meetings.models import AgendaItem, Meeting, Pause
from assieme.assemblies.meetings.reads import day_of_meeting, seats_on
from assieme.assemblies.votes.models import Vote

MOST = 20


def seats_by_key(meeting: Meeting) -> Mapping[UUID, Seat]:
    return {seat.pk: seat for seat in seats_on(meeting)}


def item_now(meeting: Meeting) -> AgendaItem | None:
    """What the meeting talks about now."""
    return items_of(meeting).filter(done_at=None).exclude(taken_at=None).first()


def votes_for(meeting: Meeting) -> Mapping[UUID, Vote]:
    """Votes of the assembly that are open, and those counted on the day of the meeting."""
    start, end = day_of_meeting(meeting)
    wanted = Q(phase=Vote.Phase.OPEN) | Q(closed_at__gte=start, closed_at__lt=end)
    return {vote.pk: vote for vote in Vote.objects.filter(wanted, assembly=meeting.assembly_id).order_by("-id")[:MOST]}


def pause_now(meeting: Meeting) -> Pause | None:
    return Pause.objects.filter(meeting=meeting, until=None).first()
