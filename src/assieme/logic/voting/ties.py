"""Which of several tied candidates: as the earlier rounds had it, and by lot last."""

from collections.abc import Collection, Mapping, Sequence

from assieme.logic.voting.lots import lot_order
from assieme.logic.voting.result import Breaker, Election, Occasion, Tie

type Votes = Mapping[int, int]


class TieBreaker:
    """Chooses by votes, and keeps the ties that it had to break.

    Of tied candidates the votes at the end of the most recent round in which they differed decide (the Scottish
    Local Government Elections Order 2007, rules 49 and 51); of those that never differed, the lot.
    """

    def __init__(self, election: Election) -> None:
        order = lot_order(election.seed, election.names)
        self._drawn = {candidate: place for place, candidate in enumerate(order)}
        self.ties: list[Tie] = []

    def most(self, among: Collection[int], history: Sequence[Votes], occasion: Occasion) -> int:
        """The candidate with the most votes in the last round of the history."""
        return self._choose(among, history, occasion, sign=1)

    def fewest(self, among: Collection[int], history: Sequence[Votes], occasion: Occasion) -> int:
        """The candidate with the fewest votes in the last round of the history."""
        return self._choose(among, history, occasion, sign=-1)

    def _choose(self, among: Collection[int], history: Sequence[Votes], occasion: Occasion, sign: int) -> int:
        tied = _ahead(among, history[-1], sign)
        left = tied
        for votes in reversed(history[:-1]):
            if len(left) == 1:
                break
            left = _ahead(left, votes, sign)
        chosen = min(left, key=lambda candidate: sign * self._drawn[candidate])
        if len(tied) > 1:
            by = Breaker.EARLIER if len(left) == 1 else Breaker.LOT
            self.ties.append(Tie(len(history), occasion, tuple(sorted(tied)), chosen, by))
        return chosen


def _ahead(among: Collection[int], votes: Votes, sign: int) -> list[int]:
    best = max(sign * votes[candidate] for candidate in among)
    return [candidate for candidate in among if sign * votes[candidate] == best]
