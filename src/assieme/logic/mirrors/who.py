"""Who somebody in the records is: a person with a standpoint, or a standpoint's own word."""

from collections.abc import Iterable
from datetime import date

from assieme.logic.mirrors.records import Member, side
from assieme.logic.participation.levels import Standpoint

WORDS = {one.value: side(one) for one in Standpoint}


class Who:
    """Looks up the standpoint as which a person is counted, on a day."""

    def __init__(self, members: Iterable[Member]) -> None:
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
        return _on(times, day) if times else WORDS.get(who)


def _on(times: list[Member], day: date | None) -> Standpoint | None:
    """The side in the membership that holds on a day; else in the last."""
    latest = max(times, key=lambda one: one.since or date.min)
    if day is None:
        found = latest
    else:
        held = (one for one in times if (one.since or date.min) <= day < (one.until or date.max))
        found = next(held, latest)
    return side(found.standpoint) if found.standpoint else None
