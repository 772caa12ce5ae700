"""Ballot papers in piles, as a returning officer holds them: what a count by transfers moves about.

Papers that agree so far lie together. They are sorted by the next candidate on them when they are first moved on, and
only then, so that a count looks no further down a paper than it has to.
"""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field

from assieme.logic.voting.result import Ballot, Election

type Parcel = tuple["Papers", int]
"""Papers, and the value of each of them."""


@dataclass(slots=True)
class Papers:
    """Papers that name the same candidates so far. `ballots` stand beside the place of the rank that comes next."""

    withdrawn: Collection[int]
    number: int = 0
    ballots: list[tuple[Ballot, int]] = field(default_factory=list)
    _next: "dict[int, Papers] | None" = None

    def by_next(self) -> "dict[int, Papers]":
        """The papers sorted by the next candidate on them; those that name nobody further are left out."""
        if self._next is None:
            found: dict[int, Papers] = {}
            self._next = found
            for ballot, place in self.ballots:
                candidate, place = _next_named(ballot.ranking, place, self.withdrawn)
                if candidate is not None:
                    papers = found.get(candidate)
                    if papers is None:
                        papers = found[candidate] = Papers(self.withdrawn)
                    papers.number += ballot.weight
                    papers.ballots.append((ballot, place))
        return self._next


def _next_named(ranking: tuple[tuple[int, ...], ...], place: int, withdrawn: Collection[int]) -> tuple[int | None, int]:
    """The next candidate named from a rank on, and the rank after. Skipped ranks are passed over.

    A paper goes no further than a rank in which several stand equal: it doesn't say which of them comes next.
    """
    for rank in ranking[place:]:
        place += 1
        if len(rank) == 1:
            return rank[0], place
        there = [one for one in rank if one not in withdrawn]
        if len(there) > 1:
            break
        if there:
            return there[0], place
    return None, place


def all_papers(election: Election) -> Papers:
    """All papers of an election, not yet sorted."""
    return Papers(election.withdrawn, ballots=[(ballot, 0) for ballot in election.ballots])


def next_choices(papers: Papers, continuing: Collection[int]) -> Iterator[tuple[int, Papers]]:
    """Where papers go: the next candidate on each who is still in the running."""
    waiting = [papers]
    while waiting:
        for candidate, some in waiting.pop().by_next().items():
            if candidate in continuing:
                yield candidate, some
            else:
                waiting.append(some)


def votes_of(parcels: Iterable[Parcel]) -> int:
    """The votes that parcels are worth."""
    return sum(papers.number * value for papers, value in parcels)
