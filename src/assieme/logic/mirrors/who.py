"""Who somebody in the records is: a person with a standpoint, or a standpoint's own word."""

from collections.abc import Iterable
from datetime import date

from assieme.logic.mirrors.records import Member, Pause, side
from assieme.logic.participation.levels import Standpoint

WORDS = {one.value: side(one) for one in Standpoint}


class Who:
    """Looks up the standpoint as which a person is counted, on a day; whether they take a break, and are paid."""

    def __init__(self, members: Iterable[Member], pauses: Iterable[Pause] = ()) -> None:
        self._pauses: dict[str, list[Pause]] = {}
        for pause in pauses:
            self._pauses.setdefault(pause.person, []).append(pause)
        self._times: dict[str, list[Member]] = {}
        for member in members:
            if member.standpoint is not None:
                self._times.setdefault(member.person, []).append(member)
        self._always: dict[str, Standpoint] = {}
        for person, times in self._times.items():
            sides = {side(one.standpoint) for one in times if one.standpoint}
            if len(sides) == 1:
                self._always[person] = sides.pop()

    def side(self, who: str, day: date | None) -> Standpoint | None:
        """The side of a person or of a standpoint's word; None where it isn't known."""
        known = self._always.get(who)
        if known is not None or not who:
            return known
        times = self._times.get(who)
        return _side(_on(times, day)) if times else WORDS.get(who)

    def takes_a_break(self, who: str, day: date | None) -> bool:
        """Whether somebody takes a break on a day; never where the day isn't known."""
        return day is not None and any(
            (one.since or date.min) <= day < (one.until or date.max) for one in self._pauses.get(who, ())
        )

    def is_paid(self, who: str, day: date | None) -> bool:
        """Whether what a person, or those of a standpoint, do on a day is paid work."""
        times = self._times.get(who)
        return _on(times, day).has_pay if times else WORDS.get(who) is Standpoint.PROFESSIONAL


def _on(times: list[Member], day: date | None) -> Member:
    """The membership that holds on a day; else the last."""
    latest = max(times, key=lambda one: one.since or date.min)
    if day is None:
        return latest
    held = (one for one in times if (one.since or date.min) <= day < (one.until or date.max))
    return next(held, latest)


def _side(member: Member) -> Standpoint | None:
    return side(member.standpoint) if member.standpoint else None
