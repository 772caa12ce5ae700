"""What a ballot's box may show of its parts, so that nobody's vote follows from a small group."""

from collections.abc import Mapping
from dataclasses import dataclass

from assieme.logic.voting.majority import Check, CheckKind, Roll, Rule, Votes, decide
from assieme.logic.voting.parts import ALL, Part, Parts, Tally, together, told_apart

SMALLEST_GROUP = 3
"""People on the roll that a part needs before a secret vote that counts it apart is offered."""

SMALLEST_BOX = 3
"""Ballots below which a secret box stays shut, and below which none of its parts is counted apart."""

SMALLEST_PART = 5
"""Ballots that each part needs before the box is published by part."""


@dataclass(frozen=True)
class BoxPlan:
    """What is published: votes by part or as one heap, and what is attested where numbers are withheld, in order."""

    votes: Mapping[str, Tally]
    attested: tuple[bool, ...] = ()


def too_small(rule: Rule, parts: Parts) -> list[Part]:
    """The parts that a condition counts apart and that have fewer than 3 people: a secret vote is not offered.

    Those whom no such condition counts (all others) may be fewer: nothing is ever said of them alone.
    """
    return [part for part in _counted_apart(rule, parts) if part.turnout.eligible < SMALLEST_GROUP]


def secrecy_checks(rule: Rule, parts: Parts) -> list[Check]:
    """Checks that fail where one or two ballots came in, in all or in a part that a condition counts apart.

    They need no ballot opened. Where nobody cast a ballot there is none to betray, and nothing is asked.
    """
    heaps = [together(parts.values()), *_counted_apart(rule, parts)]
    few = [heap for heap in heaps if 0 < heap.turnout.cast < SMALLEST_BOX]
    return [Check(CheckKind.SECRECY, heap.standpoints, SMALLEST_BOX, heap.turnout.cast, holds=False) for heap in few]


def _counted_apart(rule: Rule, parts: Parts) -> list[Part]:
    asking = [condition for condition in rule.conditions if told_apart(condition, parts.values())]
    return [part for part in parts.values() if any(part.adds(condition) for condition in asking)]


def by_part(votes: Votes) -> bool:
    """Whether the box may be published by part: at least 5 ballots in each, and none all alike.

    All parts or none: a split in part would give the rest by subtraction.
    """
    return len(votes) == 1 or all(part.cast >= SMALLEST_PART and not part.alike for part in votes.values())


def planned(rule: Rule, roll: Roll, parts: Parts, votes: Votes, unreadable: int = 0) -> BoxPlan:
    """What the box shows after the close, and what is attested. `votes` are by part."""
    if by_part(votes):
        return BoxPlan(votes)
    full = decide(rule, roll, parts, votes, unreadable=unreadable)
    vetoes = [check.holds for check in full.checks if check.kind == CheckKind.VETO]
    conditions = full.checks[len(full.checks) - len(vetoes) - len(rule.conditions) :]
    holds = [
        check.holds
        for condition, check in zip(rule.conditions, conditions, strict=False)
        if told_apart(condition, parts.values())
    ]
    return BoxPlan({ALL: sum(votes.values(), Tally())}, (*holds, *vetoes))
