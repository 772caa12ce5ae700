"""Counts by month: those that were kept, and whatever is newer counted again. Equal to counting from nothing.

A month is counted again once one of its rows was written or changed on the day the counts were kept, or later; a day
is added before it, for rows that were on their way. So a new row shows at once, and nothing has to be told.
"""

from collections.abc import Collection, Container, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db.models import Q
from django.db.models.functions import TruncMonth

from assieme.assemblies.bodies.models import Seat
from assieme.assemblies.meetings.models import Meeting
from assieme.assemblies.votes.models import Vote
from assieme.core.days import day_key
from assieme.logic.mirrors.counts import count
from assieme.mirrors import body_rows, idea_rows
from assieme.mirrors.models import Kept
from assieme.mirrors.months import Month, Period, as_periods, begin_of, month_of
from assieme.toolkit.cards.models import Card

type Numbers = dict[str, int]
type ByMonth = dict[Month, Numbers]


@dataclass(frozen=True)
class Place:
    """What a mirror looks at: assemblies, and initiatives for their cards, of one organisation."""

    organisation_id: UUID
    zone: ZoneInfo
    assemblies: tuple[UUID, ...]
    initiatives: tuple[UUID, ...] = ()

    @property
    def sources(self) -> tuple[UUID, ...]:
        return (*self.assemblies, *self.initiatives)


def from_nothing(place: Place, periods: list[Period] | None = None) -> dict[UUID, ByMonth]:
    """The counts of each source by month, from the rows; of the given periods only where there are any named."""
    seats = body_rows.members(place.assemblies, place.zone)
    parts = (
        body_rows.meetings(place.assemblies, periods, seats),
        body_rows.decisions(place.assemblies, periods, place.zone),
        idea_rows.cards(place.initiatives, periods, place.zone),
    )
    found: dict[UUID, ByMonth] = {source: {} for source in place.sources}
    for records in parts:
        for (source, month), rows in records.items():
            before = found[source].get(month, {})
            found[source][month] = before | dict(count(rows).numbers)
    return found


def counted(place: Place, today: date) -> dict[UUID, ByMonth]:
    """The same, with what was kept. Only sources of which nothing was kept are counted whole."""
    kept = {row.source: row for row in Kept.objects.filter(source__in=place.sources, as_of__lte=today)}
    found = from_nothing(_part(place, {*place.sources} - kept.keys()))
    known = _part(place, kept)
    since = min((row.as_of for row in kept.values()), default=today) - timedelta(days=1)
    months = touched(known, since)
    newer = from_nothing(known, as_periods(months))
    for source, row in kept.items():
        old = {date.fromisoformat(month): numbers for month, numbers in row.months.items()}
        found[source] = {month: numbers for month, numbers in old.items() if month not in months} | newer[source]
    return found


def _part(place: Place, sources: Container[UUID]) -> Place:
    """The same place with some of its sources. Nothing is asked of the database for none."""
    assemblies = tuple(one for one in place.assemblies if one in sources)
    return replace(place, assemblies=assemblies, initiatives=tuple(one for one in place.initiatives if one in sources))


def touched(place: Place, since: date) -> set[Month]:
    """The months of rows that were written or changed on the day `since` or later. Six queries."""
    begin, zone = begin_of(since, place.zone), place.zone
    days = [
        *Meeting.objects.filter(Q(minutes_at__gte=begin) | Q(ended_at__gte=begin), assembly__in=place.assemblies)
        .order_by()
        .values_list(TruncMonth("held_on"), flat=True)
        .distinct(),
        *Card.objects.filter(Q(pk__gte=_first_key(since)) | Q(answered_at__gte=begin), initiative__in=place.initiatives)
        .order_by()
        .values_list(TruncMonth("raised_on"), flat=True)
        .distinct(),
    ]
    closed = Vote.objects.filter(Q(closed_at__gte=begin) | Q(override__at__gte=begin), assembly__in=place.assemblies)
    moments = [at for at in closed.values_list("closed_at", flat=True) if at]
    for field in ("since", "until"):
        seats = Seat.objects.filter(assembly__in=place.assemblies, **{f"{field}__gte": begin})
        moments += seats.values_list(field, flat=True)
    return {month_of(day) for day in days} | {month_of(at.astimezone(zone).date()) for at in moments}


def _first_key(day: date) -> UUID:
    """No key of a card of that day, or of a later one, is smaller."""
    return UUID(int=day_key(day).int >> 80 << 80)


def is_behind(place: Place, today: date) -> bool:
    """Whether something was not kept yet today. One query."""
    return Kept.objects.filter(source__in=place.sources, as_of=today).count() < len(place.sources)


def plain_months(months: ByMonth) -> dict[str, dict[str, int]]:
    """As they are stored."""
    return {month.isoformat(): dict(numbers) for month, numbers in sorted(months.items())}


def all_of(found: Mapping[UUID, ByMonth], period: Period | None) -> Collection[Numbers]:
    """The numbers of all sources in the months of a period; of all months for None."""
    return [
        numbers for months in found.values() for month, numbers in months.items() if period is None or month in period
    ]
