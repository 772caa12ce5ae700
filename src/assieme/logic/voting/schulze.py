"""Schulze's method: the candidate who wins every comparison with another, along the strongest way between them.

Source: M. Schulze, "A new monotonic, clone-independent, reversal symmetric, and Condorcet-consistent single-winner
election method", Social Choice and Welfare 36 (2011), 267-303; a link is as strong as its winning votes.
"""

from collections.abc import Collection
from fractions import Fraction

from assieme.logic.voting.lots import lot_order
from assieme.logic.voting.result import Breaker, Election, Occasion, Result, Round, Tie

type Table = dict[int, dict[int, int]]
"""A number for each candidate against each other one."""

type Ranking = tuple[tuple[int, ...], ...]


def count(election: Election) -> Result:
    """Elect the first `seats` candidates of the ranking. Of those who stand equal in it, the lot chooses.

    A candidate that a ballot doesn't rank stands below all that it ranks, equal to others not ranked. The votes of
    the one round are how many others each candidate beats.
    """
    duels = _duels(election)
    beaten = _beaten(duels)
    ranking = _ranking(beaten)
    drawn = {candidate: place for place, candidate in enumerate(lot_order(election.seed, election.names))}
    order = [one for rank in ranking for one in sorted(rank, key=drawn.__getitem__)]
    winners = tuple(order[: election.seats])
    return Result(
        winners=winners,
        rounds=(Round({one: Fraction(len(others)) for one, others in beaten.items()}, elected=winners),),
        ties=_ties(ranking, order, len(winners)),
        ranking=ranking,
        duels={(one, other): votes for one, row in duels.items() for other, votes in row.items()},
    )


def _duels(election: Election) -> Table:
    """The ballots that rank one above another: all that rank it, but those that rank the other as high or higher."""
    standing = election.standing
    ranked = dict.fromkeys(standing, 0)
    not_above = {one: {other: 0 for other in standing if other != one} for one in standing}
    for ballot in election.ballots:
        so_far: list[int] = []
        for rank in ballot.ranking:
            here = [one for one in rank if one in ranked]
            so_far += here
            for one in here:
                ranked[one] += ballot.weight
                row = not_above[one]
                for other in so_far:
                    if other != one:
                        row[other] += ballot.weight
    return {one: {other: ranked[one] - ballots for other, ballots in row.items()} for one, row in not_above.items()}


def _beaten(duels: Table) -> dict[int, set[int]]:
    """Whom each candidate beats: the strongest way there is stronger than the strongest way back."""
    ways = strongest_ways(duels)
    return {one: {other for other in row if row[other] > ways[other][one]} for one, row in ways.items()}


def strongest_ways(duels: Table) -> Table:
    """How strong the strongest way is from one to another: as its weakest link (Floyd and Warshall)."""
    ways = {
        one: {other: votes if votes > duels[other][one] else 0 for other, votes in row.items()}
        for one, row in duels.items()
    }
    for through, onward in ways.items():
        for one, row in ways.items():
            link = row.get(through, 0)
            if link:
                for other, further in onward.items():
                    if other != one and row[other] < link and row[other] < further:
                        row[other] = min(link, further)
    return ways


def _ranking(beaten: dict[int, set[int]]) -> Ranking:
    """Ranks from the top: those whom nobody left beats."""
    ranking = []
    left: Collection[int] = set(beaten)
    while left:
        losers = {other for one in left for other in beaten[one]}
        ranking.append(tuple(sorted(set(left) - losers)))
        left = losers.intersection(left)
    return tuple(ranking)


def _ties(ranking: Ranking, order: list[int], seats: int) -> tuple[Tie, ...]:
    """The ranks of several candidates from which a winner was chosen."""
    ties = []
    place = 0
    for rank in ranking:
        if len(rank) > 1 and place < seats:
            ties.append(Tie(1, Occasion.ELECT, rank, order[place], Breaker.LOT))
        place += len(rank)
    return tuple(ties)
