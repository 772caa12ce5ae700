"""Proportional approval, seat by seat: a ballot counts less with each candidate of its own who is chosen already.

A ballot of which `k` candidates are chosen gives `1 / (k + 1)` of a vote to each other candidate that it approves of;
who has most votes is chosen next (Thiele 1895; sequential proportional approval voting).
"""

from collections import Counter
from fractions import Fraction
from math import lcm

from assieme.logic.voting.marks import approvals
from assieme.logic.voting.result import Election, Occasion, Result, Round
from assieme.logic.voting.ties import TieBreaker


def count(election: Election) -> Result:
    """Elect for all seats; ties are broken by earlier rounds, from the latest back, then by lot."""
    approved = approvals(election)
    ballots: Counter[frozenset[int]] = Counter()
    for ballot in election.ballots:
        ballots[approved(ballot).intersection(election.standing)] += ballot.weight
    seats = min(election.seats, len(election.standing))
    unit = lcm(*range(1, seats + 1))
    breaker = TieBreaker(election)
    winners: list[int] = []
    history: list[dict[int, int]] = []
    for _ in range(seats):
        history.append(_votes(election, ballots, frozenset(winners), unit))
        waiting = [one for one in election.standing if one not in winners]
        winners.append(breaker.most(waiting, history, Occasion.ELECT))
    rounds = tuple(_round(votes, winners, place, unit) for place, votes in enumerate(history))
    return Result(tuple(winners), rounds, ties=tuple(breaker.ties))


def _votes(election: Election, ballots: Counter[frozenset[int]], chosen: frozenset[int], unit: int) -> dict[int, int]:
    """Votes in units, of everybody who stands; who is chosen has those that were given then no more."""
    votes = dict.fromkeys(election.standing, 0)
    for approved, weight in ballots.items():
        each = weight * unit // (len(approved & chosen) + 1)
        for candidate in approved - chosen:
            votes[candidate] += each
    return votes


def _round(votes: dict[int, int], winners: list[int], place: int, unit: int) -> Round:
    """The votes of those not chosen before."""
    shown = {one: Fraction(number, unit) for one, number in votes.items() if one not in winners[:place]}
    return Round(shown, (winners[place],))
