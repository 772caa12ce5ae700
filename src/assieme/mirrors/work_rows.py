"""The rows behind work done without pay: tasks of people who show their standpoint, paid or not, without their names.

What a meeting left to do stands here by its title alone: its words are part of the minutes.
"""

from dataclasses import dataclass
from datetime import date

from django.urls import reverse

from assieme.mirrors import people_rows
from assieme.mirrors.evidence_rows import MOST
from assieme.mirrors.happened import seats_of
from assieme.mirrors.kept import Place
from assieme.mirrors.months import Period
from assieme.toolkit.cards.reads import words_of


@dataclass(frozen=True)
class WorkLine:
    """A task: what it is, where it can be read, and its day."""

    words: str
    path: str
    day: date


def work_lines(place: Place, period: Period, today: date) -> list[WorkLine]:
    """The latest tasks of the period. Six queries."""
    seats = [one for rows in seats_of(place, period, today).values() for one in rows]
    found = people_rows.tasks(place, period, people_rows.shown(place, seats))
    items = found.items.select_related("meeting").order_by("-meeting__held_on")[:MOST]
    given = found.mornings.select_related("morning", "task").order_by("-morning__day")[:MOST]
    lines = [
        *(WorkLine(words_of(one), _path("card", one.pk), one.raised_on) for one in found.cards.order_by("-id")[:MOST]),
        *(WorkLine(one.title, _path("meeting", one.meeting_id), one.meeting.held_on) for one in items),
        *(
            WorkLine(one.what, _path("commitment", one.pk), one.made_at.astimezone(place.zone).date())
            for one in found.commitments.order_by("-id")[:MOST]
        ),
        *(WorkLine(str(one.task), _path("morning", one.morning_id), one.morning.day) for one in given),
    ]
    return sorted(lines, key=lambda line: line.day, reverse=True)[:MOST]


def _path(name: str, key: object) -> str:
    return reverse(name, kwargs={"id": key})
