"""Days without their time: for rows that must not be matched with who was signed in at that moment.

A hidden row's key holds the day and chance, its times are the start of the day (`power.md`, protecting people).
"""

import secrets
from datetime import UTC, date, datetime, time
from uuid import UUID
from zoneinfo import ZoneInfo


def day_of(now: datetime, time_zone: str) -> date:
    """The day that `now` falls on in the named zone."""
    return now.astimezone(ZoneInfo(time_zone)).date()


def start_of(day: date) -> datetime:
    """Midnight in UTC: the one moment that all hidden rows of a day carry."""
    return datetime.combine(day, time(), UTC)


def day_key(day: date) -> UUID:
    """A UUID (version 7) that sorts by day; within the day its order is chance."""
    milliseconds = int(start_of(day).timestamp()) * 1000
    value = (milliseconds << 80) | secrets.randbits(80)
    value = (value & ~(0xF << 76)) | (0x7 << 76)
    value = (value & ~(0x3 << 62)) | (0x2 << 62)
    return UUID(int=value)
