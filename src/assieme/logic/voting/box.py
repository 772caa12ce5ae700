"""What a secret ballot's box may show of its two parts, so that nobody's vote follows from a small group."""

from collections.abc import Mapping
from dataclasses import dataclass

from assieme.logic.participation.levels import Standpoint
from assieme.logic.voting.majority import Part, SecondMajority, Tally, Turnout

SMALLEST_GROUP = 3
"""Eligible people that the joined standpoints need before a secret second majority is offered."""

SMALLEST_PART = 5
"""Ballots that each part needs before the box is published by part."""


@dataclass(frozen=True)
class BoxPlan:
    """What is published: the heaps, and the second majority's result where its numbers are withheld."""

    votes: Mapping[Part, Tally]
    attested: bool | None = None


def second_majority_offered(second: SecondMajority, eligible: Mapping[Standpoint, int]) -> bool:
    """Whether a secret ballot may use a second majority: from 3 eligible people in the joined standpoints.

    `eligible` is the number of people on the roll by standpoint; a missing standpoint counts 0.
    """
    return sum(eligible.get(standpoint, 0) for standpoint in second.among) >= SMALLEST_GROUP


def by_group(joined: Tally, others: Tally) -> bool:
    """Whether the box may be published by part: at least 5 ballots in each, and neither all alike."""
    return all(part.cast >= SMALLEST_PART and not part.alike for part in (joined, others))


def box_groups(second: SecondMajority, roll: Mapping[Standpoint, Turnout], joined: Tally, others: Tally) -> BoxPlan:
    """What the box shows after the close, and what is attested.

    Raises ValueError where the second majority was not to be offered at all.
    """
    if not second_majority_offered(second, {one: turnout.eligible for one, turnout in roll.items()}):
        raise ValueError(f"a secret second majority needs {SMALLEST_GROUP} eligible people in its group")
    if by_group(joined, others):
        return BoxPlan({Part.JOINED: joined, Part.OTHERS: others})
    return BoxPlan({Part.ALL: joined + others}, attested=second.majority.met(joined.share))
