"""A count as the JSON document of `assieme tally`."""

from fractions import Fraction
from typing import Any

from assieme.logic.voting.majority import Outcome
from assieme.logic.voting.result import Election, Result, Round, Tie


def described(method: str, election: Election, result: Result) -> dict[str, Any]:
    """The whole count: who is elected, each round, each tie."""
    names = election.names
    document: dict[str, Any] = {
        "method": method,
        "title": election.title,
        "seats": election.seats,
        "candidates": list(names),
        "withdrawn": [names[one] for one in sorted(election.withdrawn)],
        "ballots": sum(ballot.weight for ballot in election.ballots),
        "seed": election.seed,
        "decided": result.decided,
        "winners": [names[one] for one in result.winners],
        "quota": None if result.quota is None else _number(result.quota),
        "rounds": [_round(names, number, one) for number, one in enumerate(result.rounds, start=1)],
        "ties": [_tie(names, tie) for tie in result.ties],
    }
    if result.ranking:
        document["ranking"] = [[names[one] for one in rank] for rank in result.ranking]
    if result.duels:
        document["duels"] = [
            {"above": names[one], "below": names[other], "votes": votes}
            for (one, other), votes in sorted(result.duels.items())
        ]
    return document


def described_outcome(outcome: Outcome) -> dict[str, Any]:
    """A vote on a question, counted again: `passed`, and each condition that had to hold."""
    counts = outcome.counts
    return {
        "method": "majority",
        "decided": outcome.passed,
        "winners": ["for"] if outcome.passed else [],
        "quota": None,
        "rounds": [{"round": 1, "votes": {"for": counts.for_, "against": counts.against, "abstain": counts.abstain}}],
        "ties": [],
        "refused": outcome.refused,
        "checks": [
            {
                "kind": check.kind.value,
                "standpoints": sorted(check.group),
                "needed": str(check.needed),
                "more_than": check.strict,
                "found": None if check.found is None else str(check.found),
                "holds": check.holds,
                "attested": check.attested,
            }
            for check in outcome.checks
        ],
    }


def _round(names: tuple[str, ...], number: int, one: Round) -> dict[str, Any]:
    return {
        "round": number,
        "votes": {names[candidate]: _number(votes) for candidate, votes in one.votes.items()},
        "elected": [names[candidate] for candidate in one.elected],
        "excluded": [names[candidate] for candidate in one.excluded],
        "transfers": [
            {
                "from": names[transfer.source],
                "to": None if transfer.to is None else names[transfer.to],
                "votes": _number(transfer.votes),
            }
            for transfer in one.transfers
        ],
        "exhausted": _number(one.exhausted),
        "lost_to_rounding": _number(one.lost),
    }


def _tie(names: tuple[str, ...], tie: Tie) -> dict[str, Any]:
    return {
        "round": tie.round,
        "occasion": tie.occasion,
        "candidates": [names[one] for one in tie.candidates],
        "chosen": names[tie.chosen],
        "by": tie.by,
    }


def _number(votes: Fraction) -> int | float:
    """As JSON writes it: votes of up to five decimals come out as they are."""
    return votes.numerator if votes.denominator == 1 else float(votes)
