"""Which months a page is about, from its address."""

import re
from datetime import date

from assieme.mirrors.months import Month, Period, back, month_of

YEARS_BACK = 5
_MONTH = re.compile(r"^(\d{4})-(\d{2})$")


def last_year(today: date) -> Period:
    """The month of today and the eleven before it."""
    return Period(back(month_of(today), 11), month_of(today))


def this_year(today: date) -> Period:
    return Period(date(today.year, 1, 1), month_of(today))


def asked(first: str, last: str, today: date) -> Period:
    """The months between two texts such as `2026-01`, as far as they are listed; what is no month is left as usual."""
    usual = last_year(today)
    end = min(_month(last) or usual.last, month_of(today))
    begin = _month(first) or back(end, 11)
    begin, end = sorted((min(begin, month_of(today)), end))
    oldest = listed(today)[-1]
    return Period(max(begin, oldest), max(end, oldest))


def listed(today: date) -> list[Month]:
    """The months that can be chosen, the latest first."""
    return [back(month_of(today), number) for number in range(12 * YEARS_BACK)]


def _month(text: str) -> Month | None:
    found = _MONTH.match(text)
    if found is None:
        return None
    year, month = int(found[1]), int(found[2])
    return date(year, month, 1) if 1 <= month <= 12 and 1900 <= year <= 2200 else None


def written(period: Period) -> str:
    """As it stands in an address."""
    return f"from={period.first:%Y-%m}&to={period.last:%Y-%m}"
