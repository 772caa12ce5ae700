"""Single transferable vote by the Scottish rules: weighted inclusive Gregory transfers, to five decimals.

Source: the Scottish Local Government Elections Order 2007, schedule 1, rules 45 to 52 (unchanged in substance in the
Order of 2011). All arithmetic is in whole hundred-thousandths of a vote. Added to it: quotas by group (`quotas.py`).
"""

from collections.abc import Iterable
from dataclasses import replace
from fractions import Fraction

from assieme.logic.voting.piles import Parcel, all_papers, sort_on
from assieme.logic.voting.quotas import Quotas
from assieme.logic.voting.result import Election, Occasion, Result, Round, Transfer
from assieme.logic.voting.ties import TieBreaker

UNIT = 100_000
"""One vote, in hundred-thousandths."""


def count(election: Election) -> Result:
    """Elect `seats` candidates. Raises QuotasError where the election's quotas can't be met."""
    return _Count(election).result()


class _Count:
    """A count in progress. Votes are whole hundred-thousandths."""

    def __init__(self, election: Election) -> None:
        self.continuing = set(election.standing)
        self.seats = min(election.seats, len(self.continuing))
        self.quotas = Quotas(election)
        self.quotas.check(self.seats)
        self.tie_breaker = TieBreaker(election)
        self.elected: list[int] = []
        self.surpluses: set[int] = set()
        self.rounds: list[Round] = []
        self.history: list[dict[int, int]] = []
        self.lost = 0
        self.piles: dict[int, list[Parcel]] = {one: [] for one in self.continuing}
        for candidate, parcel in sort_on(all_papers(election, UNIT), self.continuing).items():
            self.piles[candidate].append(parcel)
        self.votes = {one: _worth(pile) for one, pile in self.piles.items()}
        self.total = sum(self.votes.values())
        self.quota = (self.total // UNIT // (election.seats + 1) + 1) * UNIT

    def result(self) -> Result:
        self._end_round({})
        while self.vacancies:
            self._next_round()
        return Result(tuple(self.elected), tuple(self.rounds), _votes(self.quota), tuple(self.tie_breaker.ties))

    @property
    def vacancies(self) -> int:
        return self.seats - len(self.elected)

    def _next_round(self) -> None:
        """Rules 48 to 51, after those who can't be elected at all have left."""
        doomed = self.quotas.doomed(self.elected, self.continuing, self.vacancies)
        if doomed:
            self._exclude(doomed)
        elif self.surpluses:
            self._transfer_surplus(self.tie_breaker.most(self.surpluses, self.history, Occasion.TRANSFER))
        else:
            guarded = self.quotas.guarded(self.elected, self.continuing, self.vacancies)
            unguarded = self.continuing - guarded
            self._exclude(frozenset({self.tie_breaker.fewest(unguarded, self.history, Occasion.EXCLUDE)}))

    def _transfer_surplus(self, source: int) -> None:
        """Rule 48: each paper goes on at its value times surplus divided by votes, any remainder ignored."""
        credited, surplus = self.votes[source], self.votes[source] - self.quota
        self.surpluses.discard(source)
        pile = self.piles.pop(source)
        parcels = [replace(parcel, value=parcel.value * surplus // credited) for parcel in pile]
        self.lost += surplus - _worth(parcels)
        self.votes[source] = self.quota
        self._end_round({source: parcels})

    def _exclude(self, leaving: frozenset[int]) -> None:
        """Rule 50: papers go on at the value that they had."""
        self.continuing -= leaving
        parcels = {one: self.piles.pop(one) for one in sorted(leaving)}
        self.votes.update(dict.fromkeys(leaving, 0))
        self._end_round(parcels, tuple(parcels))

    def _end_round(self, leaving: dict[int, list[Parcel]], excluded: tuple[int, ...] = ()) -> None:
        transfers = [transfer for source, parcels in leaving.items() for transfer in self._move(source, parcels)]
        self.history.append(dict(self.votes))
        elected = self._elect()
        self.rounds.append(
            Round(
                votes={one: _votes(votes) for one, votes in sorted(self.votes.items())},
                elected=elected,
                excluded=excluded,
                transfers=tuple(transfers),
                exhausted=_votes(self.total - sum(self.votes.values())),
                lost=_votes(self.lost),
            )
        )

    def _move(self, source: int, parcels: list[Parcel]) -> list[Transfer]:
        moved: dict[int, int] = {}
        for parcel in parcels:
            for candidate, some in sort_on(parcel, self.continuing).items():
                self.piles[candidate].append(some)
                moved[candidate] = moved.get(candidate, 0) + some.votes
        for candidate, votes in moved.items():
            self.votes[candidate] += votes
        transfers = [Transfer(source, candidate, _votes(votes)) for candidate, votes in sorted(moved.items())]
        exhausted = _worth(parcels) - sum(moved.values())
        return [*transfers, Transfer(source, None, _votes(exhausted))] if exhausted else transfers

    def _elect(self) -> tuple[int, ...]:
        """Rules 47 and 52: who reaches the quota, the most votes first; all who are left, when they fill the seats."""
        already = len(self.elected)
        while self.vacancies:
            able = self.continuing - self.quotas.doomed(self.elected, self.continuing, self.vacancies)
            if len(able) > self.vacancies:
                able = {one for one in able if self.votes[one] >= self.quota}
            if not able:
                break
            self._elect_one(self.tie_breaker.most(able, self.history, Occasion.ORDER))
        return tuple(self.elected[already:])

    def _elect_one(self, candidate: int) -> None:
        self.continuing.discard(candidate)
        self.elected.append(candidate)
        if self.votes[candidate] > self.quota:
            self.surpluses.add(candidate)


def _worth(parcels: Iterable[Parcel]) -> int:
    return sum(parcel.votes for parcel in parcels)


def _votes(units: int) -> Fraction:
    return Fraction(units, UNIT)
