"""Dates for calendars: the little of iCalendar (RFC 5545) that a meeting needs, exactly.

Moments are written in UTC, so that no table of time zones is needed; a meeting without times is a whole day.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

TYPE = "text/calendar; charset=utf-8"
LONGEST_LINE = 75  # octets, section 3.1
_ESCAPED = str.maketrans({"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n", "\r": None})


@dataclass(frozen=True)
class Entry:
    """One meeting. `begins` and `ends` are both None on a day without times; `edition` counts its changes."""

    uid: str
    title: str
    day: date
    begins: datetime | None
    ends: datetime | None
    place: str
    words: str
    url: str
    edition: int
    made_at: datetime


def calendar(entries: Iterable[Entry], name: str) -> bytes:
    """A file of all entries, called `name` in the programs that show such a name."""
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Assieme//Meetings//EN", "METHOD:PUBLISH"]
    lines += [f"X-WR-CALNAME:{_text(name)}", *(line for entry in entries for line in _entry(entry)), "END:VCALENDAR"]
    return b"".join(_folded(line) for line in lines)


def _entry(entry: Entry) -> Iterator[str]:
    yield from ("BEGIN:VEVENT", f"UID:{entry.uid}", f"DTSTAMP:{_moment(entry.made_at)}")
    yield f"SEQUENCE:{entry.edition}"
    if entry.begins is None:
        yield f"DTSTART;VALUE=DATE:{entry.day:%Y%m%d}"
        yield f"DTEND;VALUE=DATE:{entry.day + timedelta(days=1):%Y%m%d}"
    else:
        yield f"DTSTART:{_moment(entry.begins)}"
        yield f"DTEND:{_moment(entry.ends or entry.begins + timedelta(hours=1))}"
    said = (("SUMMARY", entry.title), ("LOCATION", entry.place), ("DESCRIPTION", entry.words))
    yield from (f"{name}:{_text(value)}" for name, value in said if value)
    if entry.url:
        yield f"URL:{entry.url}"
    yield "END:VEVENT"


def _moment(value: datetime) -> str:
    return f"{value.astimezone(UTC):%Y%m%dT%H%M%SZ}"


def _text(value: str) -> str:
    return value.translate(_ESCAPED)


def _folded(line: str) -> bytes:
    """The line, broken into lines of at most 75 octets, never within a letter."""
    parts, room = [b""], LONGEST_LINE
    for letter in line:
        octets = letter.encode()
        if len(parts[-1]) + len(octets) > room:
            parts.append(b"")
            room = LONGEST_LINE - 1  # a space leads a line that goes on
        parts[-1] += octets
    return b"\r\n ".join(parts) + b"\r\n"
