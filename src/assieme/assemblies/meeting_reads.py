"""What pages ask about meetings."""

from dataclasses import dataclass
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from django.db.models import Q

from assieme.assemblies.models import Meeting, Seat, Vote
from assieme.people.reads import Needs, access_needs_of


def _day(meeting: Meeting) -> tuple[datetime, datetime]:
    """The day of the meeting, from midnight to midnight where the organisation is."""
    start = datetime.combine(meeting.held_on, time(), ZoneInfo(meeting.assembly.organisation.time_zone))
    return start, start + timedelta(days=1)


def seats_on(meeting: Meeting) -> list[Seat]:
    """Seats held on the day of the meeting, by name."""
    start, end = _day(meeting)
    held = Q(since__lt=end) & (Q(until=None) | Q(until__gt=start))
    seats = Seat.objects.filter(held, assembly=meeting.assembly_id).select_related("person__identity")
    return sorted(seats, key=lambda seat: str(seat.person).casefold())


def present_at(meeting: Meeting) -> list[str]:
    """Names of those who were there."""
    return sorted((str(seat.person) for seat in meeting.present.select_related("person__identity")), key=str.casefold)


def decided_around(meeting: Meeting) -> list[Vote]:
    """Votes of the assembly that were counted on the day of the meeting."""
    start, end = _day(meeting)
    votes = Vote.objects.filter(assembly=meeting.assembly_id, closed_at__gte=start, closed_at__lt=end)
    return list(votes.select_related("result").order_by("closed_at"))


@dataclass(frozen=True)
class NeedsLine:
    """What one person needs at a meeting, where they agreed that organisers see it."""

    name: str
    needs: Needs


def needs_at(meeting: Meeting) -> list[NeedsLine]:
    """Access needs of those who have a seat, for whoever prepares the meeting."""
    seats = seats_on(meeting)
    needs = access_needs_of(seat.person_id for seat in seats)
    return [NeedsLine(str(seat.person), needs[seat.person_id]) for seat in seats if seat.person_id in needs]
