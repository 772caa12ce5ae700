"""What an assembly's records say, as plain rows. Everything may have gaps; ids are texts that mean nothing here."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from assieme.logic.participation.levels import Standpoint


class Answer(StrEnum):
    """What became of something that was raised."""

    DONE = "done"
    CHANGED = "changed"
    NOT_DONE = "not done"


class Choice(StrEnum):
    """A vote. Only those for and against make a majority."""

    FOR = "for"
    AGAINST = "against"
    ABSTAIN = "abstain"


class Member(NamedTuple):
    """A time of membership; somebody who came back has several. `until` is the first day without it.

    `authority` and `paid` say whether they hold a role with one or the other; None where it isn't known.
    """

    person: str
    standpoint: Standpoint | None
    since: date | None = None
    until: date | None = None
    authority: bool | None = None
    paid: bool | None = None

    @property
    def has_pay(self) -> bool:
        """Whether what they do is paid work. Where nobody says so, it is for who works there."""
        works = self.standpoint is not None and side(self.standpoint) is Standpoint.PROFESSIONAL
        return works if self.paid is None else self.paid


class Pause(NamedTuple):
    """A break that somebody takes; `until` is the first day without it. Nothing says why."""

    person: str
    since: date | None = None
    until: date | None = None


class Meeting(NamedTuple):
    """`chair` is a person, the word of a standpoint where no name is given, or empty."""

    meeting: str
    day: date | None = None
    chair: str = ""


class Attendance(NamedTuple):
    """`present` None leaves the person out: a pause, or nothing was written. `turns`: how often they spoke."""

    meeting: str
    person: str
    present: bool | None
    turns: int | None = None


class Item(NamedTuple):
    """A card, or an item of an agenda; or the `number` of them that are alike in all that is counted.

    `raised_by` is a person or the word of a standpoint.
    """

    item: str
    kind: str | None = None
    raised_by: str = ""
    raised_on: date | None = None
    owner: str = ""
    answered_on: date | None = None
    answer: Answer | None = None
    done_on: date | None = None
    number: int = 1


class Decision(NamedTuple):
    """`set_aside_by` is a person, the word of a standpoint, or empty where nobody says who."""

    decision: str
    day: date | None = None
    item: str = ""
    adopted: bool | None = None
    set_aside: bool = False
    set_aside_by: str = ""


class Ballots(NamedTuple):
    """One person's choice; or, `counted`, the `number` of people of the standpoint `who` that made this choice."""

    decision: str
    who: str
    choice: Choice
    number: int = 1
    counted: bool = False


class Change(NamedTuple):
    """Before a decision somebody asked for a change; `taken_up`: what was decided in the end had other words."""

    decision: str
    asked_by: str
    taken_up: bool | None = None


class Pulse(NamedTuple):
    """One person's answers after a meeting, 0 to 10."""

    meeting: str
    standpoint: Standpoint | None
    heard: float | None = None
    counted: float | None = None
    next: float | None = None


@dataclass(frozen=True)
class Records:
    """All rows, or a part of them. `gaps` counts rows that were left out because they name nobody or nothing."""

    members: tuple[Member, ...] = ()
    meetings: tuple[Meeting, ...] = ()
    attendance: tuple[Attendance, ...] = ()
    items: tuple[Item, ...] = ()
    decisions: tuple[Decision, ...] = ()
    ballots: tuple[Ballots, ...] = ()
    pulses: tuple[Pulse, ...] = ()
    pauses: tuple[Pause, ...] = ()
    changes: tuple[Change, ...] = ()
    gaps: int = 0

    def last_day(self) -> date | None:
        """The last day on which anything is said to have happened. Memberships may end later."""
        days = [
            *(meeting.day for meeting in self.meetings),
            *(decision.day for decision in self.decisions),
            *(day for item in self.items for day in (item.raised_on, item.answered_on, item.done_on)),
        ]
        return max((day for day in days if day), default=None)


def side(standpoint: Standpoint) -> Standpoint:
    """The standpoint as which somebody is counted: managers count with professionals."""
    return Standpoint.PROFESSIONAL if standpoint is Standpoint.MANAGER else standpoint


SIDES = tuple(dict.fromkeys(map(side, Standpoint)))
