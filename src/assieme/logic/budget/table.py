"""Ballots as arrays, by voter and by project, in whole numbers of the smallest units that an election uses."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction
from math import lcm
from operator import mul

import numpy as np
from numpy.typing import NDArray

from assieme.logic.budget.election import Ballot, Election

Bools = NDArray[np.bool_]
Floats = NDArray[np.float64]
Places = NDArray[np.int64]
Row = tuple[tuple[int, Fraction | int], ...]

EXACT = 2**53
"""Whole numbers below this are exact in floating point."""


@dataclass(frozen=True)
class Column:
    """The supporters of one project: their rows, how many people each row is, their points, the place of the entry."""

    rows: Places
    people: Floats
    points: Floats
    entries: Places

    def keep(self, mask: Bools) -> "Column":
        """Only some of the supporters."""
        return Column(self.rows[mask], self.people[mask], self.points[mask], self.entries[mask])


@dataclass(frozen=True)
class Table:
    """An election ready to be counted: money in `unit`ths, points in `scale`ths.

    A row stands for ballots that are alike; row `r` has the entries from `starts[r]` to `starts[r + 1]`. Of each entry
    `points` has the points of one ballot and `weighted` those of all its people.
    """

    voters: int
    unit: int
    scale: int
    costs: tuple[int, ...]
    budget: int
    columns: tuple[Column, ...]
    starts: Places
    points: Floats
    weighted: Floats

    @property
    def rows(self) -> int:
        """How many rows there are."""
        return len(self.starts) - 1

    def entries(self, rows: Places) -> Places:
        """The places of all entries of some rows."""
        begins = self.starts[rows]
        lengths = self.starts[rows + 1] - begins
        offsets = np.concatenate([np.zeros(1, np.int64), np.cumsum(lengths)[:-1]]) if len(rows) else begins
        return np.repeat(begins - offsets, lengths) + np.arange(int(lengths.sum()))


def tabulate(election: Election) -> Table:
    """Arrays of an election. Raises ValueError where points have more digits than can be counted exactly."""
    rows = _merged(election.ballots)
    scale = lcm(1, *{given.denominator for row in rows for _, given in row})
    points = [int(given * scale) for row in rows for _, given in row]
    lengths = [len(row) for row in rows]
    counts = [people for row, people in rows.items() for _ in row]
    if sum(map(mul, points, counts)) >= EXACT:
        raise ValueError("the points have more digits than can be counted exactly")
    unit = lcm(election.budget.denominator, *(project.cost.denominator for project in election.projects))
    people = np.array(counts, np.float64)
    places = np.array([place for row in rows for place, _ in row], np.int64)
    owners = np.repeat(np.arange(len(rows)), lengths)
    given = np.array(points, np.float64)
    order = np.argsort(places, kind="stable")
    ends = np.cumsum(np.bincount(places, minlength=len(election.projects)))
    columns = [Column(owners[here], people[here], given[here], here) for here in np.split(order, ends[:-1])]
    return Table(
        voters=election.voters,
        unit=unit,
        scale=scale,
        costs=tuple(int(project.cost * unit) for project in election.projects),
        budget=int(election.budget * unit),
        columns=tuple(columns),
        starts=np.cumsum([0, *lengths], dtype=np.int64),
        points=given,
        weighted=given * people,
    )


def _merged(ballots: Iterable[Ballot]) -> Counter[Row]:
    """Ballots with any points, those alike (whatever their group) in one row."""
    rows: Counter[Row] = Counter()
    for ballot in ballots:
        if ballot.points:
            rows[tuple(sorted(ballot.points.items()))] += ballot.weight
    return rows
