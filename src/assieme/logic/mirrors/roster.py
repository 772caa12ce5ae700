"""The people of a body: how many by side, and how long they stay. It doesn't add up over parts."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from assieme.logic.mirrors.records import SIDES, Member, side
from assieme.logic.mirrors.times import Curve, kaplan_meier
from assieme.logic.participation.levels import Standpoint

Times = Mapping[int, int]


@dataclass(frozen=True)
class Roster:
    """`people` counts everybody who was ever a member; `left` and `stay` count times of membership, by days."""

    people: Mapping[Standpoint, int] = field(default_factory=dict)
    left: Mapping[Standpoint, Times] = field(default_factory=dict)
    stay: Mapping[Standpoint, Times] = field(default_factory=dict)

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
    left: dict[Standpoint, dict[int, int]] = {one: {} for one in SIDES}
    stay: dict[Standpoint, dict[int, int]] = {one: {} for one in SIDES}
    for times in people.values():
        latest = max(times, key=lambda one: one.since or date.min)
        one = side(latest.standpoint or Standpoint.SERVICE_USER)
        number[one] = number.get(one, 0) + 1
        days, ended = _stay(times, last_day)
        if days is not None and days >= 0:
            kept = left[one] if ended else stay[one]
            kept[days] = kept.get(days, 0) + 1
    return Roster(number, left, stay)


def _stay(times: list[Member], last_day: date | None) -> tuple[int | None, bool]:
    """Days from the first day to the last, and whether it ended; no days where the first isn't known."""
    begins = [one.since for one in times]
    ends = [one.until for one in times]
    until = None if None in ends else max(end for end in ends if end)
    ended = until is not None and (last_day is None or until <= last_day)
    end = until if ended else last_day
    first = None if None in begins else min(begin for begin in begins if begin)
    return ((end - first).days if first and end else None), ended
