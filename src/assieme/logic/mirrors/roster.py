"""The people of a body: how many by side, how long they stay, what roles they hold, and how much each did.

It doesn't add up over parts.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from assieme.logic.mirrors.few import Doing, Month
from assieme.logic.mirrors.records import SIDES, Member, Records, side
from assieme.logic.mirrors.times import Curve, kaplan_meier
from assieme.logic.mirrors.who import Who
from assieme.logic.participation.levels import Standpoint

Times = Mapping[int, int]
Did = Mapping[str, Mapping[Standpoint, Doing]]
"""Who did how much: by what it is (`THERE`, `RAISED`, `SPOKE`) and side."""

THERE, RAISED, SPOKE = "there", "raised", "spoke"


@dataclass(frozen=True)
class Roster:
    """`people` counts everybody who was ever a member; `left` and `stay` count times of membership, by days.

    `known` counts those of whom it is known whether they have a role with authority or pay, and `roles` those who have;
    `unpaid` those whose work here is not paid.
    """

    people: Mapping[Standpoint, int] = field(default_factory=dict)
    left: Mapping[Standpoint, Times] = field(default_factory=dict)
    stay: Mapping[Standpoint, Times] = field(default_factory=dict)
    known: Mapping[Standpoint, int] = field(default_factory=dict)
    roles: Mapping[Standpoint, int] = field(default_factory=dict)
    unpaid: Mapping[Standpoint, int] = field(default_factory=dict)
    did: Did = field(default_factory=dict)

    def stays(self, standpoint: Standpoint) -> Curve:
        """The share who are still members after so many days."""
        return kaplan_meier(self.left.get(standpoint, {}), self.stay.get(standpoint, {}))


def roster(members: Iterable[Member], last_day: date | None) -> Roster:
    """The roster on the last day of the records. Who came back counts from the first day on."""
    people: dict[str, list[Member]] = {}
    for member in members:
        if member.standpoint is not None:
            people.setdefault(member.person, []).append(member)
    number: dict[Standpoint, int] = {}
    known: Counter[Standpoint] = Counter()
    roles: Counter[Standpoint] = Counter()
    unpaid: Counter[Standpoint] = Counter()
    left: dict[Standpoint, dict[int, int]] = {one: {} for one in SIDES}
    stay: dict[Standpoint, dict[int, int]] = {one: {} for one in SIDES}
    for times in people.values():
        latest = max(times, key=lambda one: one.since or date.min)
        one = side(latest.standpoint or Standpoint.SERVICE_USER)
        number[one] = number.get(one, 0) + 1
        unpaid[one] += not latest.has_pay
        if (latest.authority, latest.paid) != (None, None):
            known[one] += 1
            roles[one] += bool(latest.authority or latest.paid)
        days, ended = _stay(times, last_day)
        if days is not None and days >= 0:
            kept = left[one] if ended else stay[one]
            kept[days] = kept.get(days, 0) + 1
    return Roster(number, left, stay, known, roles, unpaid)


def did(records: Records) -> Did:
    """Who was there, raised something and spoke, by month; those who never did are among the people.

    People are those who were called to a meeting; all members where no attendance is recorded. A standpoint's word in
    place of a person is left out.
    """
    who = Who(records.members, records.pauses)
    days = {meeting.meeting: meeting.day for meeting in records.meetings}
    members = {one.person for one in records.members if one.standpoint is not None}
    attendance = {(one.meeting, one.person): one for one in records.attendance if one.person in members}
    called: set[str] = set()
    there: defaultdict[str, dict[str, int]] = defaultdict(dict)
    spoke: defaultdict[str, dict[str, int]] = defaultdict(dict)
    for row in attendance.values():
        if row.present or (row.present is not None and not who.takes_a_break(row.person, days.get(row.meeting))):
            called.add(row.person)
        there[row.meeting][row.person] = int(row.present or 0)
        spoke[row.meeting][row.person] = row.turns or 0
    raised = [(item.raised_on, {item.raised_by: 1}) for item in records.items if item.raised_by in members]
    sides = {person: who.side(person, date.max) for person in called or members}
    met = {
        what: [(days.get(one), done) for one, done in rows.items()] for what, rows in ((THERE, there), (SPOKE, spoke))
    }
    return {what: _by_side(occasions, sides) for what, occasions in {**met, RAISED: raised}.items()}


def _by_side(
    occasions: Iterable[tuple[date | None, dict[str, int]]], sides: Mapping[str, Standpoint | None]
) -> dict[Standpoint, Doing]:
    """An occasion without a day stands for a month of its own."""
    months: dict[Standpoint, defaultdict[object, Month]] = {one: defaultdict(Month) for one in SIDES}
    for number, (day, done) in enumerate(occasions):
        for one in SIDES:
            here = {person: times for person, times in done.items() if sides.get(person) is one}
            months[one][day.replace(day=1) if day else number].add(here)
    people = Counter(sides.values())
    return {one: Doing(people[one], tuple(months[one].values())) for one in SIDES}


def _stay(times: list[Member], last_day: date | None) -> tuple[int | None, bool]:
    """Days from the first day to the last, and whether it ended; no days where the first isn't known."""
    begins = [one.since for one in times]
    ends = [one.until for one in times]
    until = None if None in ends else max(end for end in ends if end)
    ended = until is not None and (last_day is None or until <= last_day)
    end = until if ended else last_day
    first = None if None in begins else min(begin for begin in begins if begin)
    return ((end - first).days if first and end else None), ended
