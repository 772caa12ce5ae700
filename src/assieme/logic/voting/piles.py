"""Ballot papers in piles, as a returning officer holds them: what a count by transfers moves about."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from itertools import chain

from assieme.logic.voting.result import Ballot, Election

type Paper = tuple[int, Iterator[int]]
"""How many papers are alike, and the candidates that they name from here on: as they are read, they move on."""


@dataclass(frozen=True, slots=True)
class Parcel:
    """Papers that came to a candidate together. `number` is how many they are, `value` what each of them is worth."""

    papers: list[Paper]
    number: int
    value: int

    @property
    def votes(self) -> int:
        return self.number * self.value


def all_papers(election: Election, value: int) -> Parcel:
    """All papers of an election, each of one value, before any of them is read."""
    papers = [(ballot.weight, _named(ballot, election.withdrawn)) for ballot in election.ballots]
    return Parcel(papers, sum(weight for weight, _ in papers), value)


def _named(ballot: Ballot, withdrawn: Collection[int]) -> Iterator[int]:
    """The candidates of a ballot in order. Skipped ranks are passed over.

    A ballot goes no further than a rank in which several stand equal: it doesn't say which of them comes next.
    """
    if max(map(len, ballot.ranking), default=0) < 2:
        return chain.from_iterable(ballot.ranking)
    return _until_equals(ballot.ranking, withdrawn)


def _until_equals(ranking: Iterable[tuple[int, ...]], withdrawn: Collection[int]) -> Iterator[int]:
    for rank in ranking:
        there = [one for one in rank if one not in withdrawn]
        if len(there) > 1:
            return
        yield from there


def sort_on(parcel: Parcel, continuing: Collection[int]) -> dict[int, Parcel]:
    """A parcel sorted by the next candidate on each paper who is still in the running.

    Papers that name nobody further are left out.
    """
    piles: dict[int, list[Paper]] = {}
    for paper in parcel.papers:
        for candidate in paper[1]:
            if candidate in continuing:
                if candidate in piles:
                    piles[candidate].append(paper)
                else:
                    piles[candidate] = [paper]
                break
    return {one: Parcel(papers, sum(weight for weight, _ in papers), parcel.value) for one, papers in piles.items()}
