"""Combinations of declared terms that contradict one another. Ours: a small set, each with its reason.

A contradiction is a question to the people who declared, not an error: a declaration that has some is kept.
"""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from assieme.logic.participation.crosswalk import level_of_rung, way_of_rung
from assieme.logic.participation.levels import Level, Rung, Way
from assieme.logic.participation.practice import (
    CoproductionType,
    DecisionPlace,
    Method,
    ProcessPart,
    Scale,
    Understanding,
)


@dataclass(frozen=True)
class Declaration:
    """What an initiative says of itself. None (or no part) means: not said."""

    level: Level | None = None
    rung: Rung | None = None
    way: Way | None = None
    type: CoproductionType | None = None
    parts: frozenset[ProcessPart] = frozenset()
    scale: Scale | None = None
    method: Method | None = None
    understanding: Understanding | None = None
    replaces_paid_service: bool | None = None
    voluntary: bool | None = None
    decided: DecisionPlace | None = None


class Reason(StrEnum):
    """Why two terms contradict each other. The value is the code kept in files and events."""

    LEVEL_RUNG = "level and rung"
    LEVEL_WAY = "level and way"
    RUNG_WAY = "rung and way"
    INFORM_PART = "inform and part of the process"
    INDIVIDUALISED_MACRO = "individualised and macro"
    COLLECTIVE_MICRO = "collective and micro"
    SUBSTITUTIVE_LEVEL = "substitutive and level"
    ADDITIVE_REPLACES = "additive and replaces a paid service"
    COLLABORATE_REPLACES = "collaborate and replaces a paid service"
    NOT_VOLUNTARY = "level and not voluntary"
    DECIDED_ELSEWHERE = "level and decided elsewhere"
    METHOD_SCALE = "method and scale"
    CHOICE_TO = "choice-based and way"


RATIONALES: dict[Reason, str] = {
    Reason.LEVEL_RUNG: "The level and the step on the ladder are two or more apart in our crosswalk.",
    Reason.LEVEL_WAY: "The level gives people more, or less, say than this way of working.",
    Reason.RUNG_WAY: "The step on the ladder belongs to another way of working.",
    Reason.INFORM_PART: "People who are only told do not share a part of the work.",
    Reason.INDIVIDUALISED_MACRO: "What helps one person one by one does not decide policy.",
    Reason.COLLECTIVE_MICRO: "One person's own care is not a matter for a group.",
    Reason.SUBSTITUTIVE_LEVEL: "People can't take over a task in which they are only told or asked.",
    Reason.ADDITIVE_REPLACES: "What adds to the work of staff does not replace a paid service.",
    Reason.COLLABORATE_REPLACES: "If a paid service goes away, there is nobody left to share the work with.",
    Reason.NOT_VOLUNTARY: "Taking part is voluntary: nobody can be made to be asked or to decide.",
    Reason.DECIDED_ELSEWHERE: "People can't share a decision that is not made here.",
    Reason.METHOD_SCALE: "The way people meet and the reach of the decision do not fit together.",
    Reason.CHOICE_TO: "If the choice is the person's, nothing is done to them.",
}


@dataclass(frozen=True)
class Contradiction:
    """Two fields of a declaration that don't go together, with the reason's code and one sentence."""

    reason: Reason
    fields: tuple[str, str]

    @property
    def rationale(self) -> str:
        """One English sentence. Pages translate it."""
        return RATIONALES[self.reason]


def _level_rung(said: Declaration) -> bool:
    if said.level is None or said.rung is None:
        return False
    near = level_of_rung(said.rung)
    return abs(said.level.number - (-1 if near is None else near.number)) >= 2


def _level_way(said: Declaration) -> bool:
    if said.level is None or said.way is None:
        return False
    fitting = {
        Level.INFORM: (Way.TO, Way.FOR),
        Level.CONSULT: (Way.FOR,),
        Level.INVOLVE: (Way.FOR, Way.WITH),
        Level.COLLABORATE: (Way.WITH,),
        Level.EMPOWER: (Way.WITH,),
    }
    return said.way not in fitting[said.level]


def _rung_way(said: Declaration) -> bool:
    return said.rung is not None and said.way is not None and said.way is not way_of_rung(said.rung)


def _told_or_asked(said: Declaration) -> bool:
    return said.level in (Level.INFORM, Level.CONSULT)


def _shared(said: Declaration) -> bool:
    return said.level in (Level.COLLABORATE, Level.EMPOWER)


def _method_scale(said: Declaration) -> bool:
    return (said.method, said.scale) in ((Method.ORGANISATION, Scale.MICRO), (Method.BETWEEN, Scale.MACRO))


def _not_voluntary(said: Declaration) -> bool:
    return said.voluntary is False and said.level is not None and said.level is not Level.INFORM


def _decided_elsewhere(said: Declaration) -> bool:
    return _shared(said) and said.decided in (DecisionPlace.ELSEWHERE, DecisionPlace.NOWHERE)


_Rule = tuple[Reason, tuple[str, str], Callable[[Declaration], bool]]

_RULES: tuple[_Rule, ...] = (
    (Reason.LEVEL_RUNG, ("level", "rung"), _level_rung),
    (Reason.LEVEL_WAY, ("level", "way"), _level_way),
    (Reason.RUNG_WAY, ("rung", "way"), _rung_way),
    (Reason.INFORM_PART, ("level", "parts"), lambda d: d.level is Level.INFORM and bool(d.parts)),
    (
        Reason.INDIVIDUALISED_MACRO,
        ("type", "scale"),
        lambda d: d.type is CoproductionType.INDIVIDUALISED and d.scale is Scale.MACRO,
    ),
    (
        Reason.COLLECTIVE_MICRO,
        ("type", "scale"),
        lambda d: d.type is CoproductionType.COLLECTIVE and d.scale is Scale.MICRO,
    ),
    (
        Reason.SUBSTITUTIVE_LEVEL,
        ("type", "level"),
        lambda d: d.type is CoproductionType.SUBSTITUTIVE and _told_or_asked(d),
    ),
    (
        Reason.ADDITIVE_REPLACES,
        ("type", "replaces_paid_service"),
        lambda d: d.type is CoproductionType.ADDITIVE and d.replaces_paid_service is True,
    ),
    (
        Reason.COLLABORATE_REPLACES,
        ("level", "replaces_paid_service"),
        lambda d: d.level is Level.COLLABORATE and d.replaces_paid_service is True,
    ),
    (Reason.NOT_VOLUNTARY, ("level", "voluntary"), _not_voluntary),
    (Reason.DECIDED_ELSEWHERE, ("level", "decided"), _decided_elsewhere),
    (Reason.METHOD_SCALE, ("method", "scale"), _method_scale),
    (
        Reason.CHOICE_TO,
        ("understanding", "way"),
        lambda d: d.understanding is Understanding.CHOICE and d.way is Way.TO,
    ),
)


def contradictions(said: Declaration) -> tuple[Contradiction, ...]:
    """Every contradiction in a declaration, in the order of the rules; empty where none.

    Terms that were not said contradict nothing.
    """
    return tuple(Contradiction(reason, fields) for reason, fields, holds in _RULES if holds(said))
