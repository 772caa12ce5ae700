"""Instant runoff: the candidate with the fewest votes leaves, until one has more than half of the votes left."""

from fractions import Fraction

from assieme.logic.voting.piles import Parcel, all_papers, sort_on
from assieme.logic.voting.result import Election, Occasion, Result, Round, Transfer
from assieme.logic.voting.ties import TieBreaker


def count(election: Election) -> Result:
    """Elect one candidate. Ties are broken by earlier rounds, from the latest back, then by lot."""
    tie_breaker = TieBreaker(election)
    continuing = set(election.standing)
    piles: dict[int, list[Parcel]] = {one: [] for one in election.standing}
    for candidate, parcel in sort_on(all_papers(election, 1), continuing).items():
        piles[candidate].append(parcel)
    history = [_counted(piles)]
    cast = sum(history[0].values())
    rounds = [_round(history, cast)]
    while not (leaders := _leaders(history[-1], continuing)):
        leaving = tie_breaker.fewest(continuing, history, Occasion.EXCLUDE)
        continuing.discard(leaving)
        transfers = _move(leaving, piles, continuing)
        history.append(_counted(piles))
        rounds.append(_round(history, cast, leaving, transfers))
    winner = leaders[0]
    last = rounds[-1]
    rounds[-1] = Round(last.votes, (winner,), last.excluded, last.transfers, last.exhausted)
    return Result((winner,), tuple(rounds), ties=tuple(tie_breaker.ties))


def _counted(piles: dict[int, list[Parcel]]) -> dict[int, int]:
    return {one: sum(parcel.number for parcel in pile) for one, pile in piles.items()}


def _leaders(votes: dict[int, int], continuing: set[int]) -> list[int]:
    """The one who has more than half of the votes left, or the last one left; else nobody."""
    cast = sum(votes[one] for one in continuing)
    return [one for one in continuing if 2 * votes[one] > cast or len(continuing) == 1]


def _move(leaving: int, piles: dict[int, list[Parcel]], continuing: set[int]) -> tuple[Transfer, ...]:
    pile = piles[leaving]
    piles[leaving] = []
    moved: dict[int, int] = {}
    for parcel in pile:
        for candidate, some in sort_on(parcel, continuing).items():
            piles[candidate].append(some)
            moved[candidate] = moved.get(candidate, 0) + some.number
    exhausted = sum(parcel.number for parcel in pile) - sum(moved.values())
    transfers = tuple(Transfer(leaving, candidate, Fraction(votes)) for candidate, votes in sorted(moved.items()))
    return (*transfers, Transfer(leaving, None, Fraction(exhausted))) if exhausted else transfers


def _round(
    history: list[dict[int, int]], cast: int, leaving: int | None = None, transfers: tuple[Transfer, ...] = ()
) -> Round:
    votes = history[-1]
    return Round(
        votes={one: Fraction(number) for one, number in votes.items()},
        excluded=() if leaving is None else (leaving,),
        transfers=transfers,
        exhausted=Fraction(cast - sum(votes.values())),
    )
