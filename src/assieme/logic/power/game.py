"""A constitution as a simple game in whole numbers: who wins together, and nothing else."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import ceil, floor, gcd, lcm

from assieme.logic.power.constitution import Condition, Constitution, Of, Seat

WORD = 2**62
"""Whole numbers below this fit into the computer's own."""


@dataclass(frozen=True)
class Kind:
    """Members who can stand in for one another: `count` of them, each adding `adds` to the sums."""

    adds: tuple[int, ...]
    count: int


@dataclass(frozen=True)
class Game:
    """Members vote yes or no; yes wins when each sum of what its members add reaches its quota (all above 0)."""

    kinds: tuple[Kind, ...]
    quotas: tuple[int, ...]

    @property
    def members(self) -> int:
        """How many vote."""
        return sum(kind.count for kind in self.kinds)

    @property
    def totals(self) -> tuple[int, ...]:
        """The sums when everybody says yes."""
        return tuple(sum(kind.count * kind.adds[row] for kind in self.kinds) for row in range(len(self.quotas)))

    @property
    def can_pass(self) -> bool:
        """Whether anything passes when everybody says yes."""
        return all(total >= quota for total, quota in zip(self.totals, self.quotas, strict=True))

    @property
    def largest(self) -> int:
        """The largest number in it."""
        return max((*self.totals, *self.quotas), default=0)


@dataclass(frozen=True)
class Seated:
    """The game of a constitution, and for each of its seats the place of its kind; None without a vote."""

    game: Game
    places: tuple[int | None, ...]


@dataclass(frozen=True)
class _Row:
    """One condition: what one copy of each seat adds, and how much it needs."""

    adds: tuple[int, ...]
    quota: int


def seated(constitution: Constitution) -> Seated:
    """The game of a constitution with everybody voting. Conditions that always hold are left out."""
    voters = constitution.voters
    rows = [_row(condition, voters) for condition in constitution.conditions]
    if constitution.veto:
        holders = [seat.id in constitution.veto for seat in voters]
        rows.append(_Row(tuple(map(int, holders)), sum(seat.count for seat in voters if seat.id in constitution.veto)))
    rows = [row for row in dict.fromkeys(rows) if row.quota > 0]
    counts: dict[tuple[int, ...], int] = {}
    vectors = {seat.id: tuple(row.adds[place] for row in rows) for place, seat in enumerate(voters)}
    for seat in voters:
        counts[vectors[seat.id]] = counts.get(vectors[seat.id], 0) + seat.count
    kinds = tuple(Kind(adds, count) for adds, count in counts.items())
    order = {kind.adds: place for place, kind in enumerate(kinds)}
    places = tuple(order[vectors[seat.id]] if seat.vote else None for seat in constitution.seats)
    return Seated(Game(kinds, tuple(row.quota for row in rows)), places)


def _row(condition: Condition, voters: Sequence[Seat]) -> _Row:
    """A condition in the smallest whole numbers."""
    asked = [seat if condition.among.holds(seat) else None for seat in voters]
    sizes = [_adds(seat, condition.of) if seat else Fraction(0) for seat in asked]
    scale = lcm(*(size.denominator for size in sizes))
    whole = [int(size * scale) for size in sizes]
    total = sum(adds * seat.count for adds, seat in zip(whole, voters, strict=True))
    if condition.at_least is not None:
        quota = ceil(condition.at_least * scale)
    elif condition.strict:
        quota = floor(condition.share * total) + 1
    else:
        quota = ceil(condition.share * total)
    unit = gcd(*whole) or 1
    return _Row(tuple(adds // unit for adds in whole), -(-quota // unit))


def _adds(seat: Seat, of: Of) -> Fraction:
    return seat.weight if of is Of.WEIGHT else Fraction(1)
