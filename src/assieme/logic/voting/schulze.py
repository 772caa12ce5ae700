"""Schulze's method: the candidate who wins every comparison with another, along the strongest way between them.

Source: M. Schulze, "A new monotonic, clone-independent, reversal symmetric, and Condorcet-consistent single-winner
election method", Social Choice and Welfare 36 (2011), 267-303; a link is as strong as its winning votes.
"""

from collections.abc import Collection, Mapping
from fractions import Fraction

import numpy as np
from numpy.typing import NDArray

from assieme.logic.voting.lots import lot_order
from assieme.logic.voting.result import Breaker, Election, Occasion, Result, Round, Tie

type Duels = dict[tuple[int, int], int]


def count(election: Election) -> Result:
    """Elect the first `seats` candidates of the ranking. Of those who stand equal in it, the lot chooses.

    A candidate that a ballot doesn't rank stands below all that it ranks, equal to others not ranked.
    """
    standing = election.standing
    duels = _duels(election)
    wins = _wins(standing, duels)
    ranking = _ranking(standing, wins)
    drawn = {candidate: place for place, candidate in enumerate(lot_order(election.seed, election.names))}
    order = [one for rank in ranking for one in sorted(rank, key=drawn.__getitem__)]
    winners = tuple(order[: election.seats])
    votes = {one: Fraction(sum((one, other) in wins for other in standing)) for one in standing}
    ties = _ties(ranking, order, len(winners))
    return Result(winners, (Round(votes, elected=winners),), ties=ties, ranking=ranking, duels=duels)


def _duels(election: Election) -> Duels:
    """For each pair, the ballots that rank the first above the second."""
    standing = election.standing
    duels = {(one, other): 0 for one in standing for other in standing if one != other}
    for ballot in election.ballots:
        below = set(standing)
        for rank in ballot.ranking:
            here = below.intersection(rank)
            below -= here
            for one in here:
                for other in below:
                    duels[one, other] += ballot.weight
    return duels


def _wins(standing: tuple[int, ...], duels: Duels) -> set[tuple[int, int]]:
    """The pairs of which the first beats the second along the strongest ways."""
    places = range(len(standing))
    ways = _strongest_ways([[_strength(duels, one, other) for other in standing] for one in standing])
    return {
        (standing[one], standing[other]) for one in places for other in places if ways[one, other] > ways[other, one]
    }


def _strength(duels: Mapping[tuple[int, int], int], one: int, other: int) -> int:
    forward = duels.get((one, other), 0)
    return forward if forward > duels.get((other, one), 0) else 0


def _strongest_ways(links: list[list[int]]) -> NDArray[np.object_]:
    """The strength of the strongest way from each to each: that of its weakest link (Floyd and Warshall)."""
    ways = np.array(links, dtype=object).reshape(len(links), len(links))
    for through in range(len(links)):
        ways = np.maximum(ways, np.minimum(ways[:, through, None], ways[None, through, :]))
    return ways


def _ranking(standing: tuple[int, ...], wins: Collection[tuple[int, int]]) -> tuple[tuple[int, ...], ...]:
    """Ranks from the top: those whom nobody left beats."""
    ranking = []
    left = set(standing)
    while left:
        unbeaten = {one for one in left if not any((other, one) in wins for other in left)}
        ranking.append(tuple(sorted(unbeaten)))
        left -= unbeaten
    return tuple(ranking)


def _ties(ranking: tuple[tuple[int, ...], ...], order: list[int], seats: int) -> tuple[Tie, ...]:
    """The ranks of several candidates among which a winner was chosen."""
    ties = []
    place = 0
    for rank in ranking:
        if len(rank) > 1 and place < seats:
            ties.append(Tie(1, Occasion.ELECT, rank, order[place], Breaker.LOT))
        place += len(rank)
    return tuple(ties)
