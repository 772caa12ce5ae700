"""The candidates with most votes or points, as many as there are seats, with lots for those who are tied."""

from collections.abc import Mapping
from fractions import Fraction
from itertools import groupby
from math import lcm

from assieme.logic.voting.result import Election, Occasion, Result, Round
from assieme.logic.voting.ties import TieBreaker


def elect_leading(election: Election, points: Mapping[int, Fraction], exhausted: Fraction = Fraction(0)) -> Result:
    """One round: who has more comes before who has fewer, and the lot decides between equals."""
    unit = lcm(*(found.denominator for found in points.values()))
    votes = {one: int(found * unit) for one, found in points.items()}
    ranking = tuple(tuple(alike) for _, alike in groupby(sorted(votes, key=lambda one: -votes[one]), key=votes.get))
    breaker = TieBreaker(election)
    winners: list[int] = []
    for rank in ranking:
        waiting = set(rank)
        free = min(election.seats - len(winners), len(rank))
        occasion = Occasion.ORDER if free == len(rank) else Occasion.ELECT
        for _ in range(free):
            winners.append(breaker.most(waiting, [votes], occasion))
            waiting.discard(winners[-1])
    counted = Round(dict(points), tuple(winners), exhausted=exhausted)
    return Result(tuple(winners), (counted,), ties=tuple(breaker.ties), ranking=ranking)
