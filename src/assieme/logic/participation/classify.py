"""Involvement, level of co-production and approach of an organisation, by a rule that knows no names.

The scale and its words are those of seed 000, Table 4; the thresholds are ours, stated in
`docs/reference/measures.md` and chosen on four cases: agreement with Table 4 is a check of consistency
and no validation.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction

from assieme.logic.participation.cases import Case, Service, counts_by_level
from assieme.logic.participation.levels import Approach, CoproductionLevel, Involvement, Level

RULE_VERSION = "matrix 1"

SEVERAL = 3
"""From how many initiatives on sharing a decision is no longer an exception."""


@dataclass(frozen=True)
class ClinicalShare:
    """Of an organisation's clinical services, how many have a high level of co-production."""

    high: int
    clinical: int

    @property
    def share(self) -> Fraction | None:
        """Exact share between 0 and 1; None where there is no clinical service."""
        return Fraction(self.high, self.clinical) if self.clinical else None


@dataclass(frozen=True)
class Classification:
    """What the rule says of one organisation; None where there is too little to say it."""

    counts: Mapping[Level, int]
    clinical: ClinicalShare
    involvement: Involvement
    level_of_coproduction: CoproductionLevel | None
    approach: Approach | None
    rule_version: str = RULE_VERSION


def at_least(counts: Mapping[Level, int], level: Level) -> int:
    """Number of initiatives at a level or above it."""
    return sum(number for each, number in counts.items() if each >= level)


def involvement(counts: Mapping[Level, int]) -> Involvement:
    """How far people take part, from the number of initiatives at each level (missing levels count 0).

    First match from the top: **high**, at least three initiatives share the decision and people decide alone
    in at least one of them; **medium-high**, at least three share the decision; **medium-low**, people take
    part in at least one; **low**, they are told or asked; **none**, there is no initiative. An initiative
    more, or one at a higher level, never lowers it. A negative count raises ValueError.
    """
    if any(number < 0 for number in counts.values()):
        raise ValueError("a count of initiatives is never negative")
    shared = at_least(counts, Level.COLLABORATE)
    if shared >= SEVERAL and at_least(counts, Level.EMPOWER):
        return Involvement.HIGH
    if shared >= SEVERAL:
        return Involvement.MEDIUM_HIGH
    if at_least(counts, Level.INVOLVE):
        return Involvement.MEDIUM_LOW
    return Involvement.LOW if at_least(counts, Level.INFORM) else Involvement.NONE


def clinical_share(services: Iterable[Service]) -> ClinicalShare:
    """How many of the clinical services are high, and of how many."""
    clinical = [service for service in services if service.clinical]
    high = sum(service.level_of_coproduction is CoproductionLevel.HIGH for service in clinical)
    return ClinicalShare(high=high, clinical=len(clinical))


def level_of_coproduction(services: Iterable[Service]) -> CoproductionLevel | None:
    """High where more than half of the clinical services are high, else low.

    An organisation without clinical services (a patients' organisation by itself) is judged on all of its
    services; one without any service is not judged: None.
    """
    known = tuple(services)
    judged = tuple(service for service in known if service.clinical) or known
    if not judged:
        return None
    high = sum(service.level_of_coproduction is CoproductionLevel.HIGH for service in judged)
    return CoproductionLevel.HIGH if 2 * high > len(judged) else CoproductionLevel.LOW


def approach(involved: Involvement, level: CoproductionLevel | None) -> Approach | None:
    """How co-production is taken up, after the discussion of seed 000.

    **essential part**: the structure that decides has changed (level high); **trade-off**: it has not, but
    people share many decisions (involvement medium-high or high); **add-on**: neither. None where no service
    is known, or where nothing is done together at all.
    """
    if level is None or (level is CoproductionLevel.LOW and involved is Involvement.NONE):
        return None
    if level is CoproductionLevel.HIGH:
        return Approach.ESSENTIAL_PART
    return Approach.TRADE_OFF if involved >= Involvement.MEDIUM_HIGH else Approach.ADD_ON


def classify(case: Case) -> Classification:
    """The whole classification of one organisation. It reads services and levels, no name or title."""
    counts = counts_by_level(case.initiatives)
    involved = involvement(counts)
    level = level_of_coproduction(case.services)
    return Classification(
        counts=counts,
        clinical=clinical_share(case.services),
        involvement=involved,
        level_of_coproduction=level,
        approach=approach(involved, level),
    )
