"""What a mirror tells a reader who has no seat there, and how that is frozen: numbers and codes, as plain JSON.

Nobody outside may see by name who is there. So each figure of a side stands for five people or more, and so does what
is left when the others are taken away (`assieme.logic.suppression`); a measure is told from five cases up; and where
service users or those they are set beside are fewer, nothing is said of whose way decisions went, nor of the level.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any
from uuid import UUID

from assieme.logic.mirrors.ballots import OTHERS, PROFESSIONALS, USERS
from assieme.logic.mirrors.counts import Counts
from assieme.logic.mirrors.enacted import Enacted, Missing, Rates, Telling
from assieme.logic.mirrors.estimates import UNKNOWN, Estimate
from assieme.logic.mirrors.felt import Felt, Range
from assieme.logic.participation.levels import Level, Standpoint
from assieme.logic.power.formal import FormalLevel, Reason
from assieme.logic.suppression import MINIMUM, suppress
from assieme.mirrors.happened import Happened
from assieme.mirrors.months import Period
from assieme.mirrors.practice import Practice
from assieme.mirrors.reads import Declared, Mirror

TOLD = ("meetings", "decisions", "voted")
"""Of the counts only these are kept: how much there is to go by."""

BETWEEN_TWO = "influence"
NO_RATES = Rates(UNKNOWN, UNKNOWN, UNKNOWN, UNKNOWN)

type Figures = dict[str, Any]


@dataclass(frozen=True)
class Told:
    """A mirror as an outsider reads it. `few`: a side is so small that nothing is said of the level."""

    mirror: Mirror
    few: bool


def for_outside(mirror: Mirror) -> Told:
    """The same mirror without what only those may know who see the rows by name."""
    found = mirror.happened
    known = _of_five(found.people)
    told = _can_be_set_beside(known, found)
    indicators = {
        name: {
            side: one
            for side, one in by_side.items()
            if side in known and one.n >= MINIMUM and (told or name != BETWEEN_TWO)
        }
        for name, by_side in found.indicators.items()
    }
    return Told(
        replace(
            mirror,
            happened=replace(
                found,
                enacted=_enacted(found.enacted, told),
                indicators=indicators,
                felt={one: felt if one.value in known else None for one, felt in found.felt.items()},
                counts=Counts({key: found.counts.get(key) for key in TOLD}),
                people={},
            ),
        ),
        few=not told,
    )


def _of_five(people: Mapping[Standpoint, int]) -> frozenset[str]:
    cells = suppress(people).cells
    return frozenset(one.value for one, number in cells.items() if number is not None)


def _can_be_set_beside(known: frozenset[str], found: Happened) -> bool:
    """Whether service users, and whoever their decisions are set beside, are five or more."""
    others = sum(number for one, number in found.people.items() if one is not USERS)
    beside = others >= MINIMUM if found.enacted.telling.against == OTHERS else PROFESSIONALS.value in known
    return USERS.value in known and beside


def _enacted(found: Enacted, told: bool) -> Enacted:
    """Without its rates, which hold counts; without the level where a side is too small."""
    telling = found.telling
    if not told or telling.decisions < MINIMUM:
        telling = Telling(0, 0, telling.against)
    if told:
        return replace(found, rates=NO_RATES, telling=telling)
    alike = dict.fromkeys(found.posterior, 1 / len(found.posterior))
    return replace(found, posterior=alike, level=None, enough=False, missing=(), rates=NO_RATES, telling=telling)


def freeze(told: Told) -> Figures:
    """As it is stored."""
    mirror, found = told.mirror, told.mirror.happened
    telling = found.enacted.telling
    return {
        "promises": [{"initiative": str(one.initiative_id), "level": one.level.value} for one in mirror.promises],
        "formal": _formal(mirror.formal),
        "enacted": {
            "posterior": {level.value: share for level, share in found.enacted.posterior.items()},
            "level": found.enacted.level.value if found.enacted.level else None,
            "enough": found.enacted.enough,
            "missing": [code.value for code in found.enacted.missing],
            "telling": [telling.decisions, telling.users_way, telling.against],
            "rule": found.enacted.rule_version,
        },
        "indicators": {
            name: {side: [one.value, one.low, one.high, one.n] for side, one in by_side.items()}
            for name, by_side in found.indicators.items()
        },
        "felt": {one.value: _felt(felt) for one, felt in found.felt.items()},
        "counts": dict(found.counts.numbers),
        "raised": found.raised,
        "nameless": found.nameless,
        "ideas_used": found.ideas_used,
        "few": told.few,
    }


def _formal(formal: FormalLevel | None) -> Figures | None:
    if formal is None:
        return None
    level = formal.level.value if formal.level else None
    return {"level": level, "reasons": [one.value for one in formal.reasons], "rule": formal.rule_version}


def _felt(felt: Felt | None) -> Figures | None:
    if felt is None:
        return None
    ranges = {"heard": felt.heard, "counted": felt.counted, "next": felt.next}
    return {"n": felt.n, **{name: [one.mean, one.low, one.high] if one else None for name, one in ranges.items()}}


def thaw(figures: Figures, period: Period, declared: tuple[Declared, ...]) -> Told:
    """The mirror again. `declared` gives the initiatives their names; levels are the frozen ones."""
    names = {one.initiative_id: one for one in declared}
    levels = {UUID(one["initiative"]): Level(one["level"]) for one in figures["promises"]}
    return Told(
        Mirror(
            promises=tuple(replace(names[key], level=level) for key, level in levels.items() if key in names),
            formal=_thawed_formal(figures["formal"]),
            practice=Practice(),
            happened=_thawed(figures),
            period=period,
        ),
        few=figures["few"],
    )


def _thawed_formal(kept: Figures | None) -> FormalLevel | None:
    if kept is None:
        return None
    level = Level(kept["level"]) if kept["level"] else None
    return FormalLevel(level, tuple(Reason(one) for one in kept["reasons"]), (), (), kept["rule"])


def _thawed(figures: Figures) -> Happened:
    enacted = figures["enacted"]
    return Happened(
        enacted=Enacted(
            posterior={Level(level): share for level, share in enacted["posterior"].items()},
            level=Level(enacted["level"]) if enacted["level"] else None,
            enough=enacted["enough"],
            missing=tuple(Missing(code) for code in enacted["missing"]),
            rates=NO_RATES,
            telling=Telling(*enacted["telling"]),
            rule_version=enacted["rule"],
        ),
        indicators={
            name: {side: Estimate(*one) for side, one in by_side.items()}
            for name, by_side in figures["indicators"].items()
        },
        felt={Standpoint(side): _thawed_felt(felt) for side, felt in figures["felt"].items()},
        counts=Counts(figures["counts"]),
        people={},
        raised=figures["raised"],
        nameless=figures["nameless"],
        ideas_used=figures["ideas_used"],
    )


def _thawed_felt(kept: Figures | None) -> Felt | None:
    if kept is None:
        return None
    ranges = {name: Range(*kept[name]) if kept[name] else None for name in ("heard", "counted", "next")}
    return Felt(ranges["heard"], ranges["counted"], ranges["next"], kept["n"])
