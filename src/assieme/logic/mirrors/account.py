"""Everything that is said of one body: the four mirrors and what became of the promise."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from assieme.logic.mirrors.counts import count
from assieme.logic.mirrors.enacted import Enacted, enacted
from assieme.logic.mirrors.estimates import Estimate
from assieme.logic.mirrors.felt import Felt, felt
from assieme.logic.mirrors.indicators import indicators
from assieme.logic.mirrors.promise import Kept, against_practice, against_rules
from assieme.logic.mirrors.records import Records
from assieme.logic.mirrors.roster import did, roster
from assieme.logic.participation.levels import Level, Standpoint
from assieme.logic.power.constitution import Constitution
from assieme.logic.power.formal import FormalLevel, formal_level


@dataclass(frozen=True)
class Mirror:
    """`declared` and `formal` are None where nothing was declared, or no rules are known."""

    declared: Level | None
    formal: FormalLevel | None
    enacted: Enacted
    indicators: Mapping[str, Mapping[str, Estimate]]
    felt: Mapping[Standpoint, Felt | None]
    kept_by_rules: Kept
    kept_in_practice: Kept
    last_day: date | None


def mirror_of(
    declared: Level | None, constitution: Constitution | None, records: Records, until: date | None = None
) -> Mirror:
    """The mirror from all records of a body, up to the day `until`; to their last day where none is named."""
    last_day = until or records.last_day()
    counts, people = count(records), replace(roster(records.members, last_day), did=did(records))
    found = enacted(counts, people, last_day)
    formal = formal_level(constitution) if constitution else None
    return Mirror(
        declared=declared,
        formal=formal,
        enacted=found,
        indicators=indicators(counts, people, last_day),
        felt=felt(records.pulses, people.people),
        kept_by_rules=against_rules(declared, formal.level if formal else None),
        kept_in_practice=against_practice(declared, found),
        last_day=last_day,
    )
