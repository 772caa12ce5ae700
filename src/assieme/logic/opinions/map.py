"""The map: people, groups, what each group stands for, what all share, and what a smaller group holds alone."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

import numpy as np

from assieme.logic.opinions.agreement import Minority, Shared, minority, shared
from assieme.logic.opinions.grouping import grouped
from assieme.logic.opinions.landscape import Numbers, eligible, placed
from assieme.logic.opinions.representing import Representative, representatives
from assieme.logic.opinions.stands import Counts, Stands, stands, totals
from assieme.logic.opinions.table import Statement, Table, Vote, Whole, table_of


@dataclass(frozen=True)
class Place:
    """Where a person stands, and with whom."""

    person: int
    x: float
    y: float
    group: int


@dataclass(frozen=True)
class Group:
    """People who answer alike."""

    id: int
    members: tuple[int, ...]
    representative: tuple[Representative, ...]


@dataclass(frozen=True)
class Tally:
    """A statement's answers: of all, and of each group in the order of groups; consensus is None without groups."""

    statement: int
    shown: bool
    agree: int
    disagree: int
    passed: int
    consensus: float | None
    by_group: tuple[Counts, ...]


@dataclass(frozen=True)
class OpinionMap:
    """All that a set of votes says. `people` is everybody who voted; `places` those with answers enough."""

    people: tuple[int, ...]
    places: tuple[Place, ...]
    groups: tuple[Group, ...]
    statements: tuple[Tally, ...]
    shared: tuple[Shared, ...]
    minority: tuple[Minority, ...]


def map_of(
    votes: Iterable[Vote],
    statements: Iterable[Statement] = (),
    grouping: Mapping[int, int] | None = None,
    fewest: int | None = None,
) -> OpinionMap:
    """The map of these votes; with `grouping`, person to group, its groups in place of our own.

    `fewest` is the smallest that a group of our own may be; see `grouped`.
    """
    return draw_map(table_of(votes, statements), grouping, fewest)


def draw_map(table: Table, grouping: Mapping[int, int] | None = None, fewest: int | None = None) -> OpinionMap:
    """The same from a table."""
    points = placed(table)
    ids, groups = _found(table, points, fewest) if grouping is None else _given(table, grouping)
    found = stands(table.choices, groups, len(ids))
    sizes = np.bincount(groups[groups >= 0], minlength=len(ids))
    apart = minority(table, found, sizes)
    return OpinionMap(
        people=tuple(table.people.tolist()),
        places=tuple(
            Place(person, x, y, ids[group])
            for person, (x, y), group in zip(table.people.tolist(), points.tolist(), groups.tolist(), strict=True)
            if group >= 0
        ),
        groups=_groups(table, ids, groups, found),
        statements=_tallies(table, found),
        shared=shared(table, found, sizes) if ids else (),
        minority=tuple(replace(one, group=ids[one.group]) for one in apart),
    )


def _given(table: Table, grouping: Mapping[int, int]) -> tuple[list[int], Whole]:
    """Groups as they were published: their ids in order, and each person's place among these, or -1."""
    ids = sorted({grouping[person] for person in table.people.tolist() if person in grouping})
    place = {one: number for number, one in enumerate(ids)}
    return ids, np.array(
        [place[grouping[person]] if person in grouping else -1 for person in table.people.tolist()], dtype=np.int64
    )


def _found(table: Table, points: Numbers, fewest: int | None) -> tuple[list[int], Whole]:
    """Groups as we find them, the largest first; equal ones by their first member."""
    if not len(table.people):
        return [], np.zeros(0, dtype=np.int64)
    enough = eligible(table)
    order = np.array([row for row in table.arrivals.tolist() if enough[row]], dtype=np.int64)
    groups = np.full(len(table.people), -1, dtype=np.int64)
    groups[order] = grouped(points[order], fewest)
    used = np.unique(groups[groups >= 0])
    ranked = sorted(used.tolist(), key=lambda one: (-int((groups == one).sum()), int((groups == one).argmax())))
    named = np.full(len(table.people), -1, dtype=np.int64)
    for number, one in enumerate(ranked):
        named[groups == one] = number
    return list(range(len(ranked))), named


def _groups(table: Table, ids: list[int], groups: Whole, found: Stands) -> tuple[Group, ...]:
    counting = [(column, one.id) for column, one in enumerate(table.statements) if one.counts]
    return tuple(
        Group(name, tuple(table.people[groups == number].tolist()), representatives(number, found, counting))
        for number, name in enumerate(ids)
    )


def _tallies(table: Table, found: Stands) -> tuple[Tally, ...]:
    agree, disagree, seen = found.agree.said.T.tolist(), found.disagree.said.T.tolist(), found.seen.T.tolist()
    consensus = found.consensus.tolist()
    made = []
    for column, (one, all_) in enumerate(zip(table.statements, totals(table.choices), strict=True)):
        each = zip(agree[column], disagree[column], seen[column], strict=True)
        by_group = tuple(Counts(yes, no, of - yes - no) for yes, no, of in each)
        product = consensus[column] if by_group else None
        made.append(Tally(one.id, one.shown, all_.agree, all_.disagree, all_.passed, product, by_group))
    return tuple(made)
