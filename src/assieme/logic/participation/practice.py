"""The terms in which an initiative declares itself and moves on (seeds 001 and 004)."""

from enum import StrEnum

from assieme.logic.participation.words import OrderedWord


class Scale(OrderedWord):
    """Where decisions lie: one person's own care, an organisation, policy (seed 000)."""

    MICRO = "micro"
    MESO = "meso"
    MACRO = "macro"


class CoproductionType(StrEnum):
    """The four types (seed 001)."""

    INDIVIDUALISED = "individualised"
    COLLECTIVE = "collective"
    ADDITIVE = "additive"
    SUBSTITUTIVE = "substitutive"


class ProcessPart(StrEnum):
    """The part of the process that is shared (Governance International, in seed 001)."""

    CO_COMMISSION = "co-commission"
    CO_DESIGN = "co-design"
    CO_DELIVER = "co-deliver"
    CO_ASSESS = "co-assess"


class Method(StrEnum):
    """How it occurs: between people, between and with, or by the organisation (seed 001, Figure 4)."""

    BETWEEN = "between"
    BETWEEN_AND_WITH = "between and with"
    ORGANISATION = "organisation"


class Understanding(StrEnum):
    """Why people take part: their input is recognised, or the choice is theirs (seed 001)."""

    RECOGNITION = "recognition-based"
    CHOICE = "choice-based"


class DecisionPlace(StrEnum):
    """Where what the initiative is about is decided."""

    HERE = "here"
    ELSEWHERE = "elsewhere"
    NOWHERE = "nothing is decided"


class Step(OrderedWord):
    """The five steps of the journey (seed 001). The way is no straight line: steps reopen."""

    MAP = "map"
    FOCUS = "focus"
    PEOPLE = "people"
    MARKET = "market"
    GROW = "grow"


class Principle(StrEnum):
    """The six key principles (seed 004)."""

    ASSETS = "assets"
    CAPABILITIES = "capabilities"
    MUTUALITY = "mutuality"
    NETWORKS = "networks"
    BLURRED_ROLES = "blurred roles"
    CATALYSTS = "catalysts"


class Circle(StrEnum):
    """The four circles of support, from the inside (seed 004). The right one is the most suitable one."""

    CO_PRODUCERS = "co-producers"
    PARTICIPANTS = "participants"
    INVOLVED = "involved"
    CONSULTED = "consulted"
