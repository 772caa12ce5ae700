"""Which months of which source have rows that were written or changed lately."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING
from uuid import UUID

from django.db.models import Q

from assieme.assemblies.bodies.models import Seat, SeatBreak
from assieme.assemblies.live.actions import DAYS_TO_ANSWER
from assieme.assemblies.live.models import Room
from assieme.assemblies.matters.models import Override
from assieme.assemblies.meetings.models import Meeting
from assieme.assemblies.votes.models import Vote
from assieme.core.days import day_key
from assieme.mirrors.breaks import pauses_logged
from assieme.mirrors.months import Month, begin_of, month_of
from assieme.toolkit.cards.models import Card

if TYPE_CHECKING:
    from assieme.mirrors.kept import Place

type Touched = Mapping[UUID, set[Month]]


def touched(place: "Place", since: date) -> Touched:
    """The months in which something was written or changed on the day `since` or later. Eleven queries at most."""
    begin = begin_of(since, place.zone)
    found: defaultdict[UUID, set[Month]] = defaultdict(set)
    if place.assemblies:
        for body, day in (*_meetings(place, since, begin), *_moments(place, begin)):
            found[body].add(month_of(day))
    for initiative, day in _cards(place, since, begin):
        found[initiative].add(month_of(day))
    return found


def _meetings(place: "Place", since: date, begin: datetime) -> Iterable[tuple[UUID, date]]:
    """Meetings whose minutes were written since then, or whose turns were summed up: that can come later."""
    rows = Meeting.objects.filter(Q(minutes_at__gte=begin) | Q(ended_at__gte=begin), assembly__in=place.assemblies)
    yield from rows.order_by().values_list("assembly_id", "held_on")
    rooms = Room.objects.filter(
        asks_until__gte=since + timedelta(days=DAYS_TO_ANSWER), meeting__assembly__in=place.assemblies
    )
    yield from rooms.values_list("meeting__assembly_id", "meeting__held_on")


def _moments(place: "Place", begin: datetime) -> Iterable[tuple[UUID, date]]:
    """What lies in the month of a moment. Breaks never begin or end before they are said: what they change is later."""
    bodies = place.assemblies
    votes = Vote.objects.filter(closed_at__gte=begin, assembly__in=bodies)
    aside = Override.objects.filter(at__gte=begin, vote__assembly__in=bodies)
    came = Seat.objects.filter(since__gte=begin, assembly__in=bodies)
    left = Seat.objects.filter(until__gte=begin, assembly__in=bodies)
    breaks = SeatBreak.objects.filter(changed_at__gte=begin, seat__assembly__in=bodies)
    pauses = pauses_logged(bodies).filter(at__gte=begin).values_list("at", flat=True)
    rows = (
        *votes.values_list("assembly_id", "closed_at"),
        *aside.values_list("vote__assembly_id", "vote__closed_at"),
        *came.values_list("assembly_id", "since"),
        *left.values_list("assembly_id", "until"),
        *breaks.values_list("seat__assembly_id", "changed_at"),
        *((body, at) for at in pauses for body in bodies),
    )
    for body, at in rows:
        if at is not None:
            yield body, at.astimezone(place.zone).date()


def _cards(place: "Place", since: date, begin: datetime) -> Iterable[tuple[UUID, date]]:
    """Cards that are new, whatever day they name, and those that got their answer. Not made distinct by the database:
    for that SQLite would go through all days that there are."""
    here = Card.objects.filter(initiative__in=place.initiatives).order_by()
    for rows in (here.filter(pk__gte=first_key(since)), here.filter(state=Card.State.ANSWERED, answered_at__gte=begin)):
        yield from rows.values_list("initiative_id", "raised_on")


def first_key(day: date) -> UUID:
    """No key of a card of that day, or of a later one, is smaller."""
    return UUID(int=day_key(day).int >> 80 << 80)
