"""What ballots of any kind say of each candidate: whom they approve of, and how many points they give."""

from collections.abc import Callable
from fractions import Fraction

from assieme.logic.voting.result import Ballot, Election

type Approvals = Callable[[Ballot], frozenset[int]]


def approvals(election: Election) -> Approvals:
    """How to read the candidates that a ballot approves of.

    Scored: those with more than 0 points. In categories: those in the first. Ranked: all that are ranked, or where
    every ballot ranks everybody, those ranked first.
    """
    if election.categories or _all_rank_all(election):
        return _first_rank
    return _marked


def _first_rank(ballot: Ballot) -> frozenset[int]:
    return _scored(ballot) if ballot.scores else frozenset(ballot.ranking[0] if ballot.ranking else ())


def _marked(ballot: Ballot) -> frozenset[int]:
    return _scored(ballot) if ballot.scores else frozenset(one for rank in ballot.ranking for one in rank)


def _scored(ballot: Ballot) -> frozenset[int]:
    return frozenset(one for one, points in ballot.scores.items() if points > 0)


def _all_rank_all(election: Election) -> bool:
    everybody = len(election.candidates)
    return all(sum(map(len, ballot.ranking)) == everybody for ballot in election.ballots)


def points(election: Election, ballot: Ballot) -> dict[int, Fraction] | None:
    """The points that a ballot gives, or None where it ranks only.

    Categories count down to 0 for the last: of three, the first gives 2 points. Who is not marked has none.
    """
    if ballot.scores or not election.categories:
        return dict(ballot.scores) if ballot.scores or not ballot.ranking else None
    last = len(election.categories) - 1
    return {one: Fraction(last - place) for place, rank in enumerate(ballot.ranking) for one in rank}
