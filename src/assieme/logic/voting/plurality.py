"""Majority: more than half of the votes, or nothing is decided."""

from fractions import Fraction

from assieme.logic.voting.result import Ballot, Election, Result, Round

FOR, AGAINST, ABSTAIN = "for", "against", "abstain"


def count(election: Election) -> Result:
    """Elect the candidate whom more than half of the votes put first, alone; else nobody.

    Whoever chooses `abstain`, or puts several first, has no vote; between `for` and `against` only `for` can win.
    """
    names = election.names
    votes = {one: Fraction(0) for one in election.standing}
    nobody = Fraction(0)
    for ballot in election.ballots:
        first = _first(ballot, votes)
        if first is None:
            nobody += ballot.weight
        else:
            votes[first] += ballot.weight
    cast = sum(found for one, found in votes.items() if names[one] != ABSTAIN)
    winners = tuple(one for one, found in votes.items() if 2 * found > cast and names[one] not in _never(names))
    quota = Fraction(cast // 2 + 1)
    return Result(winners, (Round(votes, winners, exhausted=nobody),), quota, decided=bool(winners))


def _first(ballot: Ballot, votes: dict[int, Fraction]) -> int | None:
    """The candidate that a ballot puts first, of those who stand; by points the one with most."""
    ranks = ballot.ranking
    if ballot.scores:
        most = max((ballot.scores[one] for one in ballot.scores.keys() & votes.keys()), default=None)
        ranks = (tuple(one for one, points in ballot.scores.items() if points == most),)
    for rank in ranks:
        standing = [one for one in rank if one in votes]
        if standing:
            return standing[0] if len(standing) == 1 else None
    return None


def _never(names: tuple[str, ...]) -> frozenset[str]:
    """The names of what can't win."""
    return frozenset({ABSTAIN, AGAINST}) if {FOR, AGAINST} <= set(names) else frozenset({ABSTAIN})
