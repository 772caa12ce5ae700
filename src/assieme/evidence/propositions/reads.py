"""Each claim with what it comes to in one organisation."""

from dataclasses import dataclass
from datetime import date

from assieme.evidence.propositions.claims import Claim, claims
from assieme.evidence.propositions.course_reads import people
from assieme.evidence.propositions.found import Found, NotYet
from assieme.evidence.propositions.group_reads import groups
from assieme.organisations.models import Organisation

TESTS = {"say": groups, "course": people}


@dataclass(frozen=True)
class Tested:
    """`found.missing` where there is no result."""

    claim: Claim
    found: Found
    enough: bool


def tested(organisation: Organisation, today: date) -> tuple[Tested, ...]:
    """All claims, those with a result first. Eight queries, whatever the rows. `today`: in the organisation's zone."""
    found = [(claim, _found(claim, organisation, today)) for claim in claims()]
    lines = [Tested(claim, one, not isinstance(one, NotYet)) for claim, one in found]
    return tuple(sorted(lines, key=lambda line: not line.enough))


def _found(claim: Claim, organisation: Organisation, today: date) -> Found:
    test = TESTS.get(claim.slug)
    return test(organisation, today) if test else NotYet((claim.missing,))
