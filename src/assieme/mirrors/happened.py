"""What happened in a place over a period: the arithmetic of `assieme.logic.mirrors` on what a reader may know."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from assieme.logic.mirrors import records as plain
from assieme.logic.mirrors.counts import Counts, count, total
from assieme.logic.mirrors.enacted import Enacted, enacted
from assieme.logic.mirrors.estimates import Estimate
from assieme.logic.mirrors.felt import Felt, felt
from assieme.logic.mirrors.indicators import indicators
from assieme.logic.mirrors.roster import Roster, roster
from assieme.logic.participation.levels import Standpoint
from assieme.mirrors import body_rows, kept, live_rows
from assieme.mirrors.kept import Place
from assieme.mirrors.months import Period

OF_ITEMS = ("raised", "done", "changed", "not done", "answered", "open", "wait")
ENOUGH_KNOWN = 0.5
"""Of at least this share of what was raised the side must be known, or none of it is used: else those who hide their
standpoint would seem to have been silent."""


@dataclass(frozen=True)
class Happened:
    """What the rows of a period say. `felt` is None for a side of which too few answered.

    `raised` counts all cards and other things brought, `nameless` those of which nobody may know the side.
    `ideas_used` is false where that is too many, so that nothing is said of ideas by side.
    """

    enacted: Enacted
    indicators: Mapping[str, Mapping[str, Estimate]]
    felt: Mapping[Standpoint, Felt | None]
    counts: Counts
    people: Mapping[Standpoint, int]
    raised: int
    nameless: int
    ideas_used: bool

    @property
    def decisions(self) -> int:
        return self.counts.get("decisions")

    @property
    def unknown_decisions(self) -> int:
        """Decisions of which the votes by side are not known."""
        return self.decisions - self.counts.get("voted")


def happened(place: Place, period: Period, today: date) -> Happened:
    """Everything, in a constant number of queries."""
    months = [Counts(numbers) for numbers in kept.all_of(kept.counted(place, today), period)]
    brought = count(plain.Records(items=live_rows.items(place, period)))
    everything = total((*months, brought, live_rows.chairs(place, period)))
    raised = sum(number for key, number in everything.numbers.items() if key.startswith("raised/"))
    nameless = everything.get("gap", "items")
    used = raised >= ENOUGH_KNOWN * (raised + nameless)
    counts = everything if used else _without_items(everything)
    last_day = min(today, period.last_day)
    there = _roster(place, period, last_day)
    return Happened(
        enacted=enacted(counts, there, last_day),
        indicators=indicators(counts, there, last_day),
        felt=felt(live_rows.pulses(place, period), there.people),
        counts=counts,
        people=there.people,
        raised=raised + nameless,
        nameless=nameless,
        ideas_used=used,
    )


def _without_items(counts: Counts) -> Counts:
    numbers = counts.numbers.items()
    return Counts({key: number for key, number in numbers if not key.startswith(tuple(f"{one}/" for one in OF_ITEMS))})


def _roster(place: Place, period: Period, last_day: date) -> Roster:
    seats = (seat for seated in body_rows.members(place.assemblies, place.zone).values() for seat in seated)
    here = [
        seat
        for seat in seats
        if (seat.since is None or seat.since <= last_day) and (seat.until is None or seat.until > period.first)
    ]
    return roster(here, last_day)
