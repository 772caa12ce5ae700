"""Months, and stretches of them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

from django.db.models import CharField, Q
from django.db.models.expressions import Combinable
from django.db.models.functions import Cast, Left

type Month = date
"""A month, by its first day."""


def month_of(day: date) -> Month:
    return day.replace(day=1)


def after(month: Month) -> Month:
    """The month that follows."""
    return month_of(month + timedelta(days=31))


def back(month: Month, number: int) -> Month:
    """The month so many months earlier."""
    count = month.year * 12 + month.month - 1 - number
    return date(count // 12, count % 12 + 1, 1)


@dataclass(frozen=True)
class Period:
    """Whole months, from `first` to `last`."""

    first: Month
    last: Month

    def __contains__(self, month: Month) -> bool:
        return self.first <= month <= self.last

    @property
    def end(self) -> date:
        """The first day that lies behind it."""
        return after(self.last)

    @property
    def last_day(self) -> date:
        return self.end - timedelta(days=1)


def as_periods(months: Iterable[Month]) -> list[Period]:
    """The months as few stretches without a gap."""
    found: list[Period] = []
    for month in sorted(set(months)):
        if found and found[-1].end == month:
            found[-1] = Period(found[-1].first, month)
        else:
            found.append(Period(month, month))
    return found


def on_days(field: str, periods: Iterable[Period] | None) -> Q:
    """Rows whose day lies in one of the periods; all rows for None."""
    if periods is None:
        return Q()
    within = Q(pk__in=())
    for one in periods:
        within |= Q(**{f"{field}__gte": one.first, f"{field}__lt": one.end})
    return within


def at_times(field: str, periods: Iterable[Period] | None, zone: ZoneInfo) -> Q:
    """Rows whose moment lies in one of the periods, as the clock goes in `zone`; all rows for None."""
    if periods is None:
        return Q()
    within = Q(pk__in=())
    for one in periods:
        within |= Q(**{f"{field}__gte": begin_of(one.first, zone), f"{field}__lt": begin_of(one.end, zone)})
    return within


def begin_of(day: date, zone: ZoneInfo) -> datetime:
    """Midnight at which the day begins in the zone."""
    return datetime.combine(day, time(), zone)


def minute_of(field: str) -> Combinable:
    """A moment as the database writes it, such as `2026-05-04 21:30`: many are read faster like this (`day_at`)."""
    return Left(Cast(field, CharField()), 16)


@lru_cache(maxsize=100_000)
def day_at(minute: str, zone: ZoneInfo) -> date:
    """The day of such a minute, as the clock goes in `zone`."""
    return datetime.fromisoformat(minute).replace(tzinfo=UTC).astimezone(zone).date()
