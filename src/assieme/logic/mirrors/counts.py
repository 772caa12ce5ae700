"""Records reduced to counts that add up: those of two parts of the records are the sum of each part's.

A part keeps a decision with its ballots, and a meeting with its attendance; members are given whole with each part, and
are not counted themselves. No count knows what day it is, so a part's counts change only when one of its rows does.

Keys of `Counts.numbers`, where S is a standpoint (managers count as professionals):
`meetings` · `chaired/S` · `invited/S` · `present/S` (a person at a meeting) · `turns`, `turns/S`, `turn meetings` and
their squares and products by meeting (`turns²`, `turns²/S`, `turns×/S`) · `raised/S` · `done/S/D`, `changed/S/D`,
`not done/S/D`, `answered/S/D` (nobody says how), `open/S/D`: items by D, the ordinal of the day on which they were
raised, or nothing · `wait/S/N`: answered after N days · those of decisions, in `ballots.py` · `gap/…`: rows left out.
"""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from functools import cached_property

from assieme.logic.mirrors.ballots import count_decisions
from assieme.logic.mirrors.records import Attendance, Item, Records
from assieme.logic.mirrors.who import Who
from assieme.logic.participation.levels import Standpoint

COUNTED = 2
"""The rule of this file and of `ballots.py`: raised when the same records come to other numbers, so that counts that
were kept are made again."""


class Outcome(StrEnum):
    """What became of an item so far."""

    DONE = "done"
    CHANGED = "changed"
    NOT_DONE = "not done"
    ANSWERED = "answered"
    OPEN = "open"


@dataclass(frozen=True)
class Counts:
    """Numbers by key; plain JSON. A key that isn't there is 0."""

    numbers: Mapping[str, int] = field(default_factory=dict)

    def __add__(self, other: "Counts") -> "Counts":
        return total((self, other))

    def get(self, *key: str) -> int:
        """The number of a key, given in its parts."""
        return self.numbers.get("/".join(key), 0)

    def by_day(self, outcome: Outcome, standpoint: Standpoint) -> dict[int | None, int]:
        """Items of one outcome by the ordinal of the day on which they were raised."""
        found = self._by_number.get((outcome.value, standpoint.value), {})
        return {int(day) if day else None: number for day, number in found.items()}

    def waits(self, standpoint: Standpoint) -> dict[int, int]:
        """Items answered, by days."""
        return {int(days): number for days, number in self._by_number.get(("wait", standpoint.value), {}).items()}

    @cached_property
    def _by_number(self) -> dict[tuple[str, str], dict[str, int]]:
        """Keys of three parts, by the first two."""
        found: dict[tuple[str, str], dict[str, int]] = {}
        for key, number in self.numbers.items():
            name, _, rest = key.partition("/")
            standpoint, three, last = rest.partition("/")
            if three:
                found.setdefault((name, standpoint), {})[last] = number
        return found


def total(parts: "tuple[Counts, ...]") -> Counts:
    """The counts of all parts together."""
    numbers: Counter[str] = Counter()
    for part in parts:
        numbers.update(part.numbers)
    return Counts({key: number for key, number in numbers.items() if number})


def count(records: Records) -> Counts:
    """The counts of a part of the records, or of all of them."""
    numbers: Counter[str] = Counter({"gap/rows": records.gaps})
    who = Who(records.members, records.pauses)
    _count_meetings(records, who, numbers)
    for item in records.items:
        _count_item(item, who, numbers)
    count_decisions(records, who, numbers)
    _count_changes(records, who, numbers)
    return Counts({key: number for key, number in numbers.items() if number})


def _count_meetings(records: Records, who: Who, numbers: Counter[str]) -> None:
    held = {meeting.meeting: meeting for meeting in records.meetings}
    attended: dict[str, dict[str, Attendance]] = {}
    for row in records.attendance:
        attended.setdefault(row.meeting, {})[row.person] = row
    numbers["meetings"] += len(held.keys() | {meeting for meeting in attended if meeting})
    for meeting in held.values():
        chair = who.side(meeting.chair, meeting.day)
        if chair:
            numbers[f"chaired/{chair}"] += 1
        elif meeting.chair:
            numbers["gap/chair"] += 1
    for name, rows in attended.items():
        _count_attendance(rows, who, held[name].day if name in held else None, numbers)


def _count_attendance(rows: Mapping[str, Attendance], who: Who, day: date | None, numbers: Counter[str]) -> None:
    """Who takes a break counts as called only where they came all the same."""
    turns: dict[Standpoint, int] = {}
    there: set[Standpoint] = set()
    for person, row in rows.items():
        standpoint = who.side(person, day)
        if standpoint is None:
            numbers["gap/attendance"] += 1
            continue
        if row.present or (row.present is not None and not who.takes_a_break(person, day)):
            numbers[f"invited/{standpoint}"] += 1
            numbers[f"present/{standpoint}"] += row.present
        if row.present:
            there.add(standpoint)
        if row.turns is not None:
            turns[standpoint] = turns.get(standpoint, 0) + row.turns
    if there <= turns.keys():
        _count_turns(turns, numbers)


def _count_turns(turns: Mapping[Standpoint, int], numbers: Counter[str]) -> None:
    """Turns of one meeting, with squares and products for an interval that takes the meeting as its unit.

    They count where those of each side that was there were counted: else it would seem to have been silent.
    """
    together = sum(turns.values())
    if not together:
        return
    numbers["turn meetings"] += 1
    numbers["turns"] += together
    numbers["turns²"] += together**2
    for standpoint, number in turns.items():
        numbers[f"heard/{standpoint}"] += 1
        numbers[f"turns/{standpoint}"] += number
        numbers[f"turns²/{standpoint}"] += number**2
        numbers[f"turns×/{standpoint}"] += number * together


def _count_changes(records: Records, who: Who, numbers: Counter[str]) -> None:
    """Changes that were asked for, once for each decision and side: taken up if one of that side's was."""
    days = {decision.decision: decision.day for decision in records.decisions}
    asked: dict[tuple[str, Standpoint], bool] = {}
    for change in records.changes:
        standpoint = who.side(change.asked_by, days.get(change.decision))
        if standpoint is None or change.taken_up is None:
            numbers["gap/changes"] += 1
            continue
        key = change.decision, standpoint
        asked[key] = asked.get(key, False) or change.taken_up
    for (_decision, standpoint), taken_up in asked.items():
        numbers[f"asked/{standpoint}"] += 1
        numbers[f"taken up/{standpoint}"] += taken_up


def _count_item(item: Item, who: Who, numbers: Counter[str]) -> None:
    owner = who.side(item.owner, item.raised_on)
    if owner is not None and not who.is_paid(item.owner, item.raised_on):
        numbers[f"unpaid/{owner}"] += item.number
    standpoint = who.side(item.raised_by, item.raised_on)
    if standpoint is None:
        numbers["gap/items"] += item.number
        return
    numbers[f"raised/{standpoint}"] += item.number
    day = str(item.raised_on.toordinal()) if item.raised_on else ""
    numbers[f"{_outcome(item)}/{standpoint}/{day}"] += item.number
    if item.raised_on and item.answered_on:
        days = (item.answered_on - item.raised_on).days
        numbers[f"wait/{standpoint}/{days}" if days >= 0 else "gap/waits"] += item.number


def _outcome(item: Item) -> Outcome:
    if item.answer:
        return Outcome(item.answer.value)
    if item.done_on:
        return Outcome.DONE
    return Outcome.ANSWERED if item.answered_on else Outcome.OPEN
