"""How a choice serves each group: whose wishes were met, and how far.

Voters may be few: who shows these numbers suppresses groups that are too small (`logic/suppression.py`).
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction


@dataclass(frozen=True)
class Wish:
    """`people` of one group who gave points above 0 to the same things (an approval is one point)."""

    group: str
    points: Mapping[int, Fraction | int]
    people: int = 1


@dataclass(frozen=True)
class Served:
    """People of a group who wished for anything, those of them who got at least one thing, and the mean met part.

    A voter's met part is the points given to what was chosen over all points given; None where nobody wished.
    """

    people: int
    with_one: int
    met: Fraction | None


def served(wishes: Iterable[Wish], chosen: Collection[int]) -> dict[str, Served]:
    """By group, in the order of their first wish. Wishes for nothing are passed over, but their group is there."""
    by_group: dict[str, list[Wish]] = defaultdict(list)
    for wish in wishes:
        by_group[wish.group].append(wish)
    return {group: _served([wish for wish in found if wish.points], chosen) for group, found in by_group.items()}


def _served(wishes: list[Wish], chosen: Collection[int]) -> Served:
    people = sum(wish.people for wish in wishes)
    parts = [(wish.people, _met(wish, chosen)) for wish in wishes]
    with_one = sum(number for number, met in parts if met)
    total = sum((number * met for number, met in parts), Fraction(0))
    return Served(people, with_one, total / people if people else None)


def _met(wish: Wish, chosen: Collection[int]) -> Fraction:
    """The part of a voter's points that went to what was chosen."""
    return Fraction(sum(given for one, given in wish.points.items() if one in chosen)) / sum(wish.points.values())
