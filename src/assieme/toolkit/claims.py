"""Being answered without being known: claim codes, and keys and times that tell no more than the day.

A row of a hidden author must not be matched with who was signed in at that moment: its key holds the day and
chance, its times are the start of the day (`power.md`, protecting people).
"""

import secrets
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from uuid import UUID
from zoneinfo import ZoneInfo

from assieme.people.codes import hash_of, new_code, tidy

__all__ = ["Claimant", "code_hash", "day_key", "day_of", "new_code", "start_of"]


def code_hash(typed: str) -> str:
    """What is kept of a claim code, however it was typed; empty, as in no row, for what can't be one."""
    code = tidy(typed)
    return hash_of(code) if code else ""


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


@dataclass(frozen=True)
class Claimant:
    """Whoever holds the code of a row: acts as a guest whose key is the row's own, so nobody is named."""

    pk: UUID
    actor_kind: str = "guest"
