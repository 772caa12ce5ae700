"""When to get in touch again: a day and how often, without clock or database."""

from calendar import monthrange
from datetime import date, timedelta

DAYS = {"weekly": 7, "fortnightly": 14}
MONTHS = {"monthly": 1, "quarterly": 3, "yearly": 12}


def next_after(day: date, how_often: str) -> date | None:
    """The next day to get in touch after `day`; None where no rhythm was agreed.

    A month later is the same day of the month, or its last day where it is shorter. Raises OverflowError past 9999.
    """
    if how_often in DAYS:
        return day + timedelta(days=DAYS[how_often])
    if how_often not in MONTHS:
        return None
    years, month = divmod(day.month - 1 + MONTHS[how_often], 12)
    year, month = day.year + years, month + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))
