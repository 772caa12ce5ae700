"""What happened in a place over a period: the arithmetic of `assieme.logic.mirrors` on what a reader may know."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from assieme.logic.mirrors import records as plain
from assieme.logic.mirrors.counts import Counts, count, total
from assieme.logic.mirrors.enacted import Enacted, enacted
from assieme.logic.mirrors.estimates import Estimate
from assieme.logic.mirrors.felt import Felt, felt
from assieme.logic.mirrors.indicators import indicators
from assieme.logic.mirrors.roster import THERE, Roster, roster
from assieme.logic.participation.levels import Standpoint
from assieme.logic.suppression import MINIMUM, suppress
from assieme.mirrors import body_rows, kept, live_rows, people_rows
from assieme.mirrors.kept import Place
from assieme.mirrors.months import Period
from assieme.mirrors.practice import SMALLEST_SIDE

OF_ITEMS = ("raised", "done", "changed", "not done", "answered", "open", "wait")
FROM_PRESENCE = ("presence", "voice", "continuity")
"""Measures that tell how often a side was there, or how long. Ideas are counted for each person at a meeting."""

FROM_PEOPLE = ("few_present",)
"""Measures that tell how different the people of a side are."""

ENOUGH_KNOWN = 0.5
"""Of at least this share of what was raised the side must be known, or none of it is used: else those who hide their
standpoint would seem to have been silent."""


@dataclass(frozen=True)
class Happened:
    """What the rows of a period say. `felt` is None for a side of which too few answered.

    `raised` counts all cards and other things brought, `nameless` those of which nobody may know the side.
    `ideas_used` is false where that is too many, so that nothing is said of ideas by side. `indicators`
    have no side whose presence is withheld in what is told of it.
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
    brought = count(plain.Records(items=live_rows.items_alike(place, period)))
    seated = seats_of(place, period, today)
    everybody = [one for rows in seated.values() for one in rows]
    with_role, unpaid = _known(place, seated)
    said = (
        live_rows.chairs(place, period),
        people_rows.changes(place, period),
        people_rows.work(place, period, unpaid),
    )
    everything = total((*months, brought, *said))
    raised = sum(number for key, number in everything.numbers.items() if key.startswith("raised/"))
    nameless = everything.get("gap", "items")
    used = raised >= ENOUGH_KNOWN * (raised + nameless)
    counts = everything if used else _without_items(everything)
    last_day = min(today, period.last_day)
    there = _roster(place, period, today, everybody, with_role)
    there = replace(there, unpaid=Counter(one.side for one in unpaid.values()))
    measures = indicators(counts, there, last_day)
    rosters = [there, *(roster(rows, last_day) for rows in seated.values())]
    here = {one.value for one in there.people}
    for names, least in ((FROM_PRESENCE, SMALLEST_SIDE), (FROM_PEOPLE, MINIMUM)):
        known_of = here - _covered(rosters, least)
        for name in names:
            measures[name] = {one: seen for one, seen in measures[name].items() if one in known_of}
    if not used:
        del measures["voice"]
    return Happened(
        enacted=enacted(counts, there, last_day),
        indicators=measures,
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


def seats_of(place: Place, period: Period, today: date) -> dict[UUID, list[plain.Member]]:
    """Who had a seat in the period, by group; people go by their own key. One query."""
    found = body_rows.people(place.assemblies, place.zone)
    return {body: _here(rows, period, min(today, period.last_day)) for body, rows in found.items()}


def _here(rows: Iterable[plain.Member], period: Period, last_day: date) -> list[plain.Member]:
    """Who had a seat in the period, with all of their terms up to its last day: staying goes on over terms."""
    began = [one for one in rows if one.since is None or one.since <= last_day]
    here = {one.person for one in began if one.until is None or one.until > period.first}
    return [one for one in began if one.person in here]


def _known(place: Place, seated: Mapping[UUID, list[plain.Member]]) -> tuple[people_rows.Told, people_rows.Told]:
    """Whose roles are told, and whose work without pay; nobody's where fewer than half show their side. One query."""
    everybody = [one for rows in seated.values() for one in rows]
    known = people_rows.shown(place, everybody)
    if len(known) < ENOUGH_KNOWN * len({one.person for one in everybody}):
        return {}, {}
    told = people_rows.in_fives(known, seated.values())
    return told, people_rows.in_fives({who: one for who, one in told.items() if not one.paid}, seated.values())


def _roster(
    place: Place, period: Period, today: date, everybody: list[plain.Member], known: people_rows.Told
) -> Roster:
    """Everybody's roster. Roles are those of today: told of months that go on."""
    goes_on = period.first <= today < period.end
    rows = people_rows.with_roles(everybody, known) if goes_on else everybody
    found = roster(rows, min(today, period.last_day))
    doing = {THERE: people_rows.there(place, period, found.people)}
    return replace(found, did=doing)


def _covered(rosters: Iterable[Roster], least: int) -> frozenset[str]:
    """The sides of which too few people are anywhere: in one group, or in all together.

    Minutes name who was there. Of one or two people presence and staying would tell the side that each holds, and so
    would the rest of all people: as many sides as it takes are left out.
    """
    cells = (cell for found in rosters for cell in suppress(found.people, least).cells.items())
    return frozenset(one.value for one, number in cells if number is None)
