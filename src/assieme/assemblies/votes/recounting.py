"""Counting again from what is stored: rules, roll, marks of who voted, and the box."""

from collections.abc import Sequence
from dataclasses import dataclass

from assieme.assemblies.votes.counting import counted
from assieme.assemblies.votes.marks import SAID, checked
from assieme.assemblies.votes.models import BoxEntry, Vote
from assieme.assemblies.votes.options import choices_of
from assieme.assemblies.votes.reads import box_of, outcome_of, turnout_by_standpoint
from assieme.assemblies.votes.tally import Outcome, Roll, decided, quorum_holds, quorum_of, rule_of, shut, tally
from assieme.logic.voting.majority import Part


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
    stored, roll, box = outcome_of(vote), turnout_by_standpoint(vote), box_of(vote)
    if stored["shape"] == "shut":
        rule = rule_of(vote.rules)
        return Recount(stored, None if box or quorum_holds(rule, roll) else shut(rule, roll))
    try:
        again = _said if vote.method in SAID else _with_options
        return Recount(stored, again(vote, stored, roll, box))
    except ValueError:
        return Recount(stored, None)


def _with_options(vote: Vote, stored: Outcome, roll: Roll, box: Sequence[BoxEntry]) -> Outcome:
    if len(box) != sum(turnout.cast for turnout in roll.values()):
        raise ValueError("the box does not hold the ballots that were cast")
    options = choices_of(vote)
    ballots = [checked(vote, options, one.marks) for one in box]
    return counted(vote, options, ballots, quorum_of(rule_of(vote.rules), roll), stored["unreadable"])


def _said(vote: Vote, stored: Outcome, roll: Roll, box: Sequence[BoxEntry]) -> Outcome:
    parts = (Part.JOINED, Part.OTHERS) if stored["shape"] == "parts" else (Part.ALL,)
    if not {one.part for one in box} <= set(parts):
        raise ValueError("the box has other parts than the result")
    votes = {part: tally(one.choice for one in box if one.part == part) for part in parts}
    return decided(rule_of(vote.rules), roll, votes, stored["attested"], stored["unreadable"])
