"""Breaks of people with a seat: those they took from the seat, and pauses of their whole membership."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping
from datetime import date, datetime
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db.models import QuerySet

from assieme.assemblies.bodies.models import Assembly, Seat, SeatBreak
from assieme.assemblies.meetings.models import Meeting
from assieme.core.models import Event
from assieme.logic.mirrors.records import Pause
from assieme.organisations.events import membership_paused, membership_resumed
from assieme.organisations.models import Membership

type Breaks = Mapping[str, list[Pause]]


def by_seat(assemblies: Collection[UUID]) -> Breaks:
    """The breaks of each seat, by its key. Four queries; two where nobody paused a membership."""
    found: defaultdict[str, list[Pause]] = defaultdict(list)
    rows = SeatBreak.objects.filter(seat__assembly__in=assemblies)
    for key, since, until in rows.values_list("seat_id", "first_day", "back_on"):
        found[str(key)].append(Pause(str(key), since, until))
    paused = _memberships(assemblies)
    seats = Seat.objects.filter(assembly__in=assemblies, person__in=paused) if paused else ()
    for seat in seats:
        found[str(seat.pk)] += [Pause(str(seat.pk), since, until) for since, until in paused[seat.person_id]]
    return found


def _memberships(assemblies: Collection[UUID]) -> dict[UUID, list[tuple[date, date | None]]]:
    """Pauses of the memberships of people with a seat, by person: a row keeps only the last, so the log is asked."""
    events = list(pauses_logged(assemblies).order_by("id"))
    if not events:
        return {}
    rows = _seated(assemblies).values_list("pk", "person_id", "organisation__time_zone").distinct()
    whose = {key: (person, ZoneInfo(zone)) for key, person, zone in rows}
    found: defaultdict[UUID, list[tuple[date, date | None]]] = defaultdict(list)
    for event in events:
        person, zone = whose[event.subject_id]
        _go_on(found[person], event.at.astimezone(zone).date(), pausing=event.kind == membership_paused.name)
    return found


def pauses_logged(assemblies: Collection[UUID]) -> QuerySet[Event]:
    """What the log has of pauses of the memberships of people who ever had a seat."""
    kinds = (membership_paused.name, membership_resumed.name)
    return Event.objects.filter(subject_id__in=_seated(assemblies).values("pk"), kind__in=kinds)


def _seated(assemblies: Collection[UUID]) -> QuerySet[Membership]:
    organisations = Assembly.objects.filter(pk__in=assemblies).values("organisation")
    return Membership.objects.filter(person__seats__assembly__in=assemblies, organisation__in=organisations)


def _go_on(stretches: list[tuple[date, date | None]], day: date, *, pausing: bool) -> None:
    """One more event: a pause begins where none goes on, and ends where one does."""
    goes_on = bool(stretches) and stretches[-1][1] is None
    if pausing and not goes_on:
        stretches.append((day, None))
    elif goes_on and not pausing:
        stretches[-1] = stretches[-1][0], day


def holds(pauses: Iterable[Pause], day: date) -> bool:
    """Whether one of the breaks covers a day."""
    return any((one.since or date.min) <= day < (one.until or date.max) for one in pauses)


def places_left(assembly: Assembly, held: QuerySet[Meeting]) -> Counter[str]:
    """By standpoint, the places at meetings that were empty because somebody took a break."""
    breaks = by_seat([assembly.pk])
    found: Counter[str] = Counter()
    if not breaks:
        return found
    zone = ZoneInfo(assembly.organisation.time_zone)
    there = set(
        Meeting.present.through.objects.filter(meeting__in=held.values("pk"), seat__in=breaks).values_list(
            "meeting_id", "seat_id"
        )
    )
    meetings = list(held.values_list("pk", "held_on"))
    for seat in Seat.objects.filter(pk__in=breaks):
        since, until = _day(seat.since, zone) or date.min, _day(seat.until, zone) or date.max
        found[seat.standpoint] += sum(
            since <= day < until and (key, seat.pk) not in there and holds(breaks[str(seat.pk)], day)
            for key, day in meetings
        )
    return found


def _day(at: datetime | None, zone: ZoneInfo) -> date | None:
    return at.astimezone(zone).date() if at else None
