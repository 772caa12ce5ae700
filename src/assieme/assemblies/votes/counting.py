"""Counting where there are options: a vote's ballots as an election of `logic`, and its result as codes and numbers.

A stored outcome is `{"shape": "options", "method", "ballots", "blank", "unreadable", "winners", "decided", "refused",
"quota", "seed", "rounds", "ties", "ranking", "duels", "checks"}`. Options stand there by position, numbers of votes as
exact text such as `25/2`. Where a quorum is missing `refused` is true and nobody wins; where all ballots are blank
nothing is decided either.
"""

from collections.abc import Sequence
from fractions import Fraction
from typing import Any

from assieme.assemblies.votes import budget_count
from assieme.assemblies.votes.marks import RANKED, Marks, is_blank
from assieme.assemblies.votes.models import Vote
from assieme.assemblies.votes.options import Choice
from assieme.logic.voting.files.source import candidates_of, plain
from assieme.logic.voting.methods import count
from assieme.logic.voting.result import Ballot, Election, Quota, Result, Round, Tie

type Outcome = dict[str, Any]


def keys_of(options: Sequence[Choice]) -> list[str]:
    """The word for each option in files: `o0`, `o1`, …"""
    return [f"o{one.position}" for one in options]


def names_in_files(options: Sequence[Choice]) -> list[str]:
    """What files call each option: its name, or where it is a person its key, so that no name goes out for good."""
    return [key if one.person else plain(one.name) for one, key in zip(options, keys_of(options), strict=True)]


def election_of(vote: Vote, options: Sequence[Choice], ballots: Sequence[Marks]) -> Election:
    """A vote with options as `logic.voting` counts it. Each ballot counts the same."""
    groups = [one.standpoint if vote.quotas else "" for one in options]
    return Election(
        candidates=candidates_of(names_in_files(options), groups),
        ballots=tuple(_ballot(vote.method, marks) for marks in ballots),
        seats=vote.places,
        title=plain(vote.title),
        quotas={group: Quota(one.get("at_least", 0), one.get("at_most")) for group, one in vote.quotas.items()},
        seed=vote.seed,
    )


def _ballot(method: str, marks: Marks) -> Ballot:
    if isinstance(marks, dict):
        return Ballot(1, scores={int(option): Fraction(points) for option, points in marks.items()})
    chosen = [int(one) for one in marks]
    return Ballot(1, tuple((one,) for one in chosen) if method in RANKED else (tuple(chosen),))


def counted(
    vote: Vote,
    options: Sequence[Choice],
    ballots: Sequence[Marks],
    checks: list[dict[str, Any]],
    unreadable: int,
) -> Outcome:
    """Count opened ballots. `checks` are those of the quorum, as they are stored."""
    refused = not all(check["holds"] for check in checks)
    blank = sum(is_blank(marks) for marks in ballots)
    how = _how(vote, options, ballots)
    decided = how["decided"] and not refused and blank < len(ballots)
    return {
        "shape": "options",
        "method": vote.method,
        "ballots": len(ballots),
        "blank": blank,
        "unreadable": unreadable,
        "refused": refused,
        "seed": vote.seed,
        "checks": checks,
        **how,
        "decided": decided,
        "winners": how["winners"] if decided else [],
    }


def _how(vote: Vote, options: Sequence[Choice], ballots: Sequence[Marks]) -> dict[str, Any]:
    if vote.method == Vote.Method.BUDGET:
        return budget_count.outcome(vote, options, ballots)
    return described(count(vote.method, election_of(vote, options, ballots)))


def described(result: Result) -> dict[str, Any]:
    """How a count went: winners, rounds, ties, ranking and duels, with options by position and exact numbers."""
    return {
        "winners": list(result.winners),
        "decided": result.decided,
        "quota": None if result.quota is None else str(result.quota),
        "rounds": [_round(one) for one in result.rounds],
        "ties": [_tie(tie) for tie in result.ties],
        "ranking": [list(rank) for rank in result.ranking],
        "duels": [[above, below, votes] for (above, below), votes in sorted(result.duels.items())],
    }


def _round(one: Round) -> dict[str, Any]:
    return {
        "votes": {str(option): str(votes) for option, votes in one.votes.items()},
        "elected": list(one.elected),
        "excluded": list(one.excluded),
        "transfers": [{"from": move.source, "to": move.to, "votes": str(move.votes)} for move in one.transfers],
        "exhausted": str(one.exhausted),
        "lost": str(one.lost),
    }


def _tie(tie: Tie) -> dict[str, Any]:
    return {
        "round": tie.round,
        "occasion": tie.occasion.value,
        "candidates": list(tie.candidates),
        "chosen": tie.chosen,
        "by": tie.by.value,
    }
