"""Counts by month: those that were kept, and whatever is newer counted again. Equal to counting from nothing.

A month is counted again once one of its rows was written or changed on the day the counts were kept, or later; a day
is added before it, for rows that were on their way (`touched`). So a new row shows at once, and nothing has to be told.
"""

from collections.abc import Collection, Container, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db.models import QuerySet

from assieme.logic.mirrors.counts import COUNTED, count
from assieme.logic.mirrors.records import Records
from assieme.mirrors import body_rows, idea_rows
from assieme.mirrors.models import Kept
from assieme.mirrors.months import Month, Period, as_periods, month_of
from assieme.mirrors.touched import Touched, touched

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
    found: dict[UUID, ByMonth] = {source: {} for source in place.sources}
    for records in _records(place, periods):
        for (source, month), rows in records.items():
            before = found[source].get(month, {})
            found[source][month] = before | dict(count(rows).numbers)
    return found


def _records(place: Place, periods: list[Period] | None) -> Iterable[Mapping[body_rows.Part, Records]]:
    """What is counted, in parts. Nothing is asked of the database for no group, and for no initiative."""
    if place.assemblies:
        seats = body_rows.members(place.assemblies, place.zone)
        yield body_rows.meetings(place.assemblies, periods, seats)
        yield body_rows.decisions(place.assemblies, periods, place.zone)
    if place.initiatives:
        yield idea_rows.cards(place.initiatives, periods, place.zone)


def how(zone: ZoneInfo) -> str:
    """What kept counts depend on beside the rows: by which rule they were made, and where days begin."""
    return f"{COUNTED} {zone.key}"


def kept_rows(place: Place, today: date) -> QuerySet[Kept]:
    """What was kept of a place and still holds."""
    return Kept.objects.filter(source__in=place.sources, as_of__lte=today, how=how(place.zone))


def counted(place: Place, today: date) -> dict[UUID, ByMonth]:
    """The same, with what was kept. Only sources of which nothing was kept are counted whole."""
    kept = {row.source: row for row in kept_rows(place, today).defer("quarters")}
    found = from_nothing(_part(place, {*place.sources} - kept.keys()))
    known = _part(place, kept)
    since = min((row.as_of for row in kept.values()), default=today) - timedelta(days=1)
    again = touched(known, since)
    found |= {
        source: {date.fromisoformat(month): numbers for month, numbers in row.months.items()}
        for source, row in kept.items()
    }
    for sources, months in _stretches(again, month_of(today)):
        newer = from_nothing(_part(known, sources), as_periods(months))
        for source in sources:
            old = {month: numbers for month, numbers in found[source].items() if month not in months}
            found[source] = old | newer[source]
    return found


def _stretches(again: Touched, now: Month) -> Iterable[tuple[set[UUID], set[Month]]]:
    """What is counted again: this month, of many; and older ones, of the few where one of them changed."""
    yield {source for source, months in again.items() if now in months}, {now}
    older = {source: months - {now} for source, months in again.items() if months - {now}}
    yield set(older), set().union(*older.values())


def _part(place: Place, sources: Container[UUID]) -> Place:
    """The same place with some of its sources. Nothing is asked of the database for none."""
    assemblies = tuple(one for one in place.assemblies if one in sources)
    return replace(place, assemblies=assemblies, initiatives=tuple(one for one in place.initiatives if one in sources))


def is_behind(place: Place, today: date) -> bool:
    """Whether something was not kept yet today. One query."""
    return kept_rows(place, today).filter(as_of=today).count() < len(place.sources)


def plain_months(months: ByMonth) -> dict[str, dict[str, int]]:
    """As they are stored."""
    return {month.isoformat(): dict(numbers) for month, numbers in sorted(months.items())}


def all_of(found: Mapping[UUID, ByMonth], period: Period | None) -> Collection[Numbers]:
    """The numbers of all sources in the months of a period; of all months for None."""
    return [
        numbers for months in found.values() for month, numbers in months.items() if period is None or month in period
    ]
