"""What goes into the box at the close: opened ballots as rows, and the outcome that follows from them."""

from collections.abc import Sequence
from dataclasses import dataclass

from assieme.assemblies.votes.ballots import Ballot
from assieme.assemblies.votes.counting import counted
from assieme.assemblies.votes.marks import Method
from assieme.assemblies.votes.models import BoxEntry, RollEntry, Vote
from assieme.assemblies.votes.options import Choice
from assieme.assemblies.votes.tally import Called, Outcome, consent, count, quorum_of, rule_of
from assieme.logic.voting.parts import ALL


@dataclass(frozen=True)
class Opened:
    """A ballot out of its envelope, with the part of the box that it is counted in; `entry` in an open vote alone."""

    part: str
    ballot: Ballot
    entry: RollEntry | None = None


@dataclass(frozen=True)
class Box:
    """Entries that are not yet stored, in the order in which they were mixed, and the outcome."""

    entries: list[BoxEntry]
    outcome: Outcome


def fill(vote: Vote, options: Sequence[Choice], called: Called, opened: Sequence[Opened], unreadable: int) -> Box:
    """Count opened ballots, and decide what of them is published by part."""
    if vote.method == Method.RULES:
        return _by_rules(vote, called, opened, unreadable)
    marks = [one.ballot.marks for one in opened]
    quorum = quorum_of(rule_of(vote.rules), called.roll)
    if vote.method == Method.CONSENT:
        outcome = consent([str(one) for one in marks], quorum)
    else:
        outcome = counted(vote, options, marks, quorum, unreadable)
    entries = [
        BoxEntry(vote=vote, part=ALL, receipt=one.ballot.receipt, marks=one.ballot.marks, entry=one.entry)
        for one in opened
    ]
    return Box(entries, outcome)


def _by_rules(vote: Vote, called: Called, opened: Sequence[Opened], unreadable: int) -> Box:
    choices = [(one.part, str(one.ballot.marks)) for one in opened]
    found = count(rule_of(vote.rules), called, choices, unreadable)
    entries = [
        BoxEntry(
            vote=vote,
            part=one.part if found.by_part else ALL,
            receipt=one.ballot.receipt,
            choice=str(one.ballot.marks),
            entry=one.entry,
        )
        for one in opened
    ]
    return Box(entries, found.outcome)
