"""What goes into the box at the close: opened ballots as rows, and the outcome that follows from them."""

from collections.abc import Sequence
from dataclasses import dataclass

from assieme.assemblies.votes.ballots import Ballot
from assieme.assemblies.votes.counting import counted
from assieme.assemblies.votes.marks import SAID
from assieme.assemblies.votes.models import BoxEntry, Vote
from assieme.assemblies.votes.options import Choice
from assieme.assemblies.votes.tally import Outcome, Roll, count, quorum_of, rule_of
from assieme.logic.voting.majority import Part

type Opened = tuple[Part, Ballot]


@dataclass(frozen=True)
class Box:
    """Entries that are not yet stored, in the order in which they were mixed, and the outcome."""

    entries: list[BoxEntry]
    outcome: Outcome


def fill(vote: Vote, options: Sequence[Choice], turnout: Roll, opened: Sequence[Opened], unreadable: int) -> Box:
    """Count opened ballots, and decide what of them is published by part."""
    if vote.method in SAID:
        return _said(vote, turnout, opened, unreadable)
    entries = [
        BoxEntry(vote=vote, part=Part.ALL, receipt=ballot.receipt, marks=ballot.marks) for _part, ballot in opened
    ]
    marks = [ballot.marks for _part, ballot in opened]
    return Box(entries, counted(vote, options, marks, quorum_of(rule_of(vote.rules), turnout), unreadable))


def _said(vote: Vote, turnout: Roll, opened: Sequence[Opened], unreadable: int) -> Box:
    choices = [(part, str(ballot.marks)) for part, ballot in opened]
    found = count(rule_of(vote.rules), turnout, choices, unreadable)
    entries = [
        BoxEntry(vote=vote, part=part if found.by_part else Part.ALL, receipt=ballot.receipt, choice=ballot.marks)
        for part, ballot in opened
    ]
    return Box(entries, found.outcome)
