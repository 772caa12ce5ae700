"""The people among whom a panel is drawn, and the quotas that it has to keep.

People who are alike in every feature that has quotas form a group. No fair rule treats them differently, so panels are
chosen by how many seats each group gets, and who of a group sits there is drawn by lot.
"""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.float64]
People = Mapping[str, Mapping[str, str]]
"""The values of each person's features, by the person's id and the feature's name."""
Seats = tuple[int, ...]
"""How many seats of a panel each group has, in the order of the groups."""


@dataclass(frozen=True, order=True)
class Quota:
    """At least `least` and at most `most` people of a panel have this value of this feature."""

    feature: str
    value: str
    least: int
    most: int


@dataclass(frozen=True)
class Row:
    """One quota as the draw sees it: what the groups of `counted` still have to bring, beside the `held` who stay."""

    quota: Quota
    counted: tuple[int, ...]
    held: int

    def taken(self, seats: Sequence[int]) -> int:
        """How many people of a panel count for the quota."""
        return self.held + sum(seats[group] for group in self.counted)


@dataclass(frozen=True)
class Pool:
    """Groups of people who are alike, what a panel must keep, and the number of seats still to be drawn.

    `stay` are those who have a seat already, `never` those known to be on no panel that keeps the quotas.
    """

    groups: tuple[tuple[str, ...], ...]
    rows: tuple[Row, ...]
    stay: tuple[str, ...]
    seats: int
    never: tuple[str, ...] = ()

    @cached_property
    def sizes(self) -> Numbers:
        """The number of people in each group."""
        return np.array([len(group) for group in self.groups], dtype=np.float64)

    def keeps(self, seats: Sequence[int]) -> bool:
        """Whether a panel has its size and keeps every quota, in whole numbers."""
        fits = all(0 <= taken <= len(group) for taken, group in zip(seats, self.groups, strict=True))
        kept = all(row.quota.least <= row.taken(seats) <= row.quota.most for row in self.rows)
        return fits and kept and sum(seats) == self.seats

    def only(self, able: Sequence[int]) -> "Pool":
        """The pool with these groups alone; those of the others have no chance."""
        place = {group: number for number, group in enumerate(able)}
        rows = tuple(
            replace(row, counted=tuple(place[one] for one in row.counted if one in place)) for row in self.rows
        )
        never = [person for number, group in enumerate(self.groups) if number not in place for person in group]
        groups = tuple(self.groups[group] for group in able)
        return replace(self, groups=groups, rows=rows, never=tuple(sorted([*self.never, *never])))


def pool(people: People, quotas: Collection[Quota], size: int, stay: Collection[str] = ()) -> Pool:
    """The pool for a panel of `size`, of whom those in `stay` have their seats already.

    Groups and quotas are put in the order of their names: the order of people and quotas makes no difference.
    """
    ordered = sorted(quotas)
    features = sorted({quota.feature for quota in ordered})
    groups: dict[tuple[str, ...], list[str]] = defaultdict(list)
    for person in sorted(people):
        if person not in stay:
            groups[tuple(people[person][feature] for feature in features)].append(person)
    kinds = sorted(groups)
    rows = []
    for quota in ordered:
        place = features.index(quota.feature)
        counted = tuple(number for number, kind in enumerate(kinds) if kind[place] == quota.value)
        rows.append(Row(quota, counted, sum(people[one][quota.feature] == quota.value for one in stay)))
    return Pool(tuple(tuple(groups[kind]) for kind in kinds), tuple(rows), tuple(sorted(stay)), size - len(stay))
