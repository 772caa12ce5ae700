"""Counting again from what is stored: rules, roll, marks of who voted, and the box."""

from collections.abc import Sequence
from dataclasses import dataclass

from assieme.assemblies.votes.counting import counted
from assieme.assemblies.votes.marks import Method, checked
from assieme.assemblies.votes.models import BoxEntry, Vote
from assieme.assemblies.votes.options import choices_of
from assieme.assemblies.votes.reads import box_of, called_for, outcome_of
from assieme.assemblies.votes.tally import (
    Called,
    Outcome,
    attested_in,
    consent,
    count,
    decided,
    quorum_of,
    rule_of,
    shut,
    tally,
)
from assieme.logic.voting.parts import ALL


@dataclass(frozen=True)
class Recount:
    """What counting again gives: `outcome` is None where box and roll no longer fit each other."""

    stored: Outcome
    outcome: Outcome | None

    @property
    def same(self) -> bool:
        return self.outcome == self.stored


def recount(vote: Vote) -> Recount:
    """Count again from what is stored."""
    stored, called, box = outcome_of(vote), called_for(vote), box_of(vote)
    if stored["shape"] == "shut":
        return Recount(stored, None if box else shut(vote, called))
    try:
        again = _by_rules if vote.method == Method.RULES else _otherwise
        return Recount(stored, again(vote, stored, called, box))
    except ValueError:
        return Recount(stored, None)


def _otherwise(vote: Vote, stored: Outcome, called: Called, box: Sequence[BoxEntry]) -> Outcome:
    cast = sum(turnout.cast for turnout in called.roll.values())
    if not 0 <= cast - len(box) <= stored["unreadable"]:
        raise ValueError("the box does not hold the ballots that were cast")
    quorum = quorum_of(rule_of(vote.rules), called.roll)
    if vote.method == Method.CONSENT:
        return consent([str(one.marks) for one in box], quorum)
    options = choices_of(vote)
    ballots = [checked(vote, options, one.marks) for one in box]
    return counted(vote, options, ballots, quorum, stored["unreadable"])


def _by_rules(vote: Vote, stored: Outcome, called: Called, box: Sequence[BoxEntry]) -> Outcome:
    if vote.named:
        said = [(one.entry.part, one.choice) for one in box if one.entry]
        return count(rule_of(vote.rules), called, said, stored["unreadable"]).outcome
    parts = called.parts if stored["shape"] == "parts" else {ALL}
    if not {one.part for one in box} <= set(parts):
        raise ValueError("the box has other parts than the result")
    votes = {part: tally(one.choice for one in box if one.part == part) for part in parts}
    return decided(rule_of(vote.rules), called, votes, attested_in(stored), stored["unreadable"])
