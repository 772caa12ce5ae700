"""What pages ask about meetings."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db.models import Q
from django.utils.translation import gettext as _

from assieme.assemblies.bodies.models import Seat
from assieme.assemblies.meetings.models import Invite, Meeting
from assieme.assemblies.votes.models import Vote
from assieme.core.actors import Actor
from assieme.core.models import Seal
from assieme.people.reads import Needs, access_needs_of


def day_of_meeting(meeting: Meeting) -> tuple[datetime, datetime]:
    """The day of the meeting, from midnight to midnight where the organisation is."""
    start = datetime.combine(meeting.held_on, time(), ZoneInfo(meeting.assembly.organisation.time_zone))
    return start, start + timedelta(days=1)


def when_of(meeting: Meeting) -> dict[str, object]:
    """Day, times and place, as the form that changes them shows them."""
    zone = ZoneInfo(meeting.assembly.organisation.time_zone)
    begins, ends = (one.astimezone(zone).time() if one else None for one in (meeting.begins_at, meeting.ends_at))
    return {
        "held_on": meeting.held_on,
        "begins": begins,
        "ends": ends,
        "place": meeting.place,
        "remote": meeting.remote,
    }


def steps_of(meeting: Meeting) -> list[dict[str, object]]:
    """The way of a meeting, for the component `path`: prepare, meet, follow up."""
    over, begun = meeting.is_over, meeting.begun_at is not None or meeting.is_over
    return [
        {"number": 1, "title": _("Prepare"), "state": "done" if begun else "current"},
        {"number": 2, "title": _("Meet"), "state": "done" if over else "current" if begun else "todo"},
        {"number": 3, "title": _("Follow up"), "state": "current" if over else "todo"},
    ]


def seats_on(meeting: Meeting) -> list[Seat]:
    """Seats held on the day of the meeting, by name."""
    start, end = day_of_meeting(meeting)
    held = Q(since__lt=end) & (Q(until=None) | Q(until__gt=start))
    seats = Seat.objects.filter(held, assembly=meeting.assembly_id).select_related("person__identity")
    return sorted(seats, key=lambda seat: str(seat.person).casefold())


def decided_around(meeting: Meeting) -> list[Vote]:
    """Votes of the assembly that were counted on the day of the meeting."""
    start, end = day_of_meeting(meeting)
    votes = Vote.objects.filter(assembly=meeting.assembly_id, closed_at__gte=start, closed_at__lt=end)
    return list(votes.select_related("result", "constitution").order_by("closed_at"))


@dataclass(frozen=True)
class NeedsLine:
    """What one person needs at a meeting, where they agreed that organisers see it."""

    name: str
    needs: Needs


def needs_at(meeting: Meeting) -> list[NeedsLine]:
    """Access needs, for whoever prepares the meeting: of those who said that they come. Where nobody was asked, of
    those who have a seat."""
    people = ("person__identity",)
    asked = list(Invite.objects.filter(meeting=meeting, withdrawn_at=None).select_related(*people))
    if not asked:
        return _usual_needs((seat.person_id, str(seat.person)) for seat in seats_on(meeting))
    coming = [one for one in asked if one.answer == Invite.Answer.YES]
    usual = _usual_needs((one.person_id, str(one)) for one in coming if one.as_usual and one.person_id)
    own = [NeedsLine(str(one), Needs((), one.needs)) for one in coming if not one.as_usual and one.needs]
    return sorted([*usual, *own], key=lambda line: line.name.casefold())


def _usual_needs(people: Iterable[tuple[UUID, str]]) -> list[NeedsLine]:
    """What these people keep in their own pages, where they agreed that organisers see it."""
    names = dict(people)
    found = access_needs_of(names)
    return [NeedsLine(name, found[key]) for key, name in names.items() if key in found]


@dataclass(frozen=True)
class Sealed:
    """The last sealed batch of an organisation's log, for printing in minutes."""

    number: int
    chained: str
    at: object


def last_seal(organisation_id: UUID) -> Sealed | None:
    """The number and the chained root (hexadecimal, in groups of 8 signs) of the last seal."""
    seal = Seal.objects.filter(organisation_id=organisation_id).order_by("-number").first()
    if seal is None:
        return None
    signs = bytes(seal.chained).hex()
    return Sealed(seal.number, " ".join(signs[start : start + 8] for start in range(0, len(signs), 8)), seal.at)


def next_meeting_for(actor: Actor, today: date) -> Meeting | None:
    """The next meeting of an assembly in which the actor has a seat."""
    mine = Seat.objects.filter(person_id=actor.pk, until=None)
    return (
        Meeting.objects.filter(assembly_id__in=mine.values("assembly_id"), held_on__gte=today)
        .select_related("assembly")
        .order_by("held_on", "id")
        .first()
    )
