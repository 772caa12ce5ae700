"""Counting over every sum that votes can reach: for bodies with few conditions and many different weights.

`F(y)` is the chance that no sum of those who vote one way exceeds `y`. One array holds it for every `y` up to the
limits, and each member who is let in takes one pass over it. Who is taken out again, to see what their vote turns,
takes a short alternating series instead of an array: with odds `o` that a member with `w` votes that way,
`F(m) = F'(m) + o F'(m - w)`, where `F'` is without them, so `F'(m) = F(m) - o F(m - w) + o² F(m - 2w) - …`. Odds above
one would let errors grow, so from a chance of one half on it is the no-votes that are summed (yes wins when none of
their sums exceeds its limit), and below it the yes-votes (by inclusion and exclusion over the conditions that are
missed). Members so light that the series were long are taken out by letting in all others on the last bit of the array.
"""

from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from itertools import combinations
from math import prod

import numpy as np
from numpy.typing import NDArray

from assieme.logic.power.game import Game

Floats = NDArray[np.float64]

AT_ONCE = 2
"""Chances that are counted side by side."""

LONGEST = 2_000
"""Terms of a series. Its error grows with them, and with what they are larger than the member's part."""


@dataclass(frozen=True)
class _Count:
    """The sums of some rows, none of which may exceed its limit; `sign` with which it counts among others."""

    adds: tuple[tuple[int, ...], ...]
    counts: tuple[int, ...]
    limits: tuple[int, ...]
    sign: int


def volume(game: Game) -> int:
    """The numbers in the arrays for one chance of a yes, on the side where they are more."""
    return max(_volume(_of_no(game)), _volume(_of_yes(game)))


def by_chance(game: Game, chances: Floats) -> tuple[Floats, Floats]:
    """For each chance of a yes: that yes wins; and, a row for each kind, that one member of it makes the difference.

    Right to about 10 digits. The game must be winnable.
    """
    of_no, of_yes = _of_no(game), _of_yes(game)
    even = _volume(of_no) <= _volume(of_yes)  # at one half, the side on which small chances stay small numbers

    def counted(chance: float) -> tuple[float, Floats]:
        if chance > 0.5 or (chance == 0.5 and even):
            return _all_counted(of_no, 1 - chance)
        fails, swings = _all_counted(of_yes, chance)
        return 1 - fails, swings

    with ThreadPoolExecutor(AT_ONCE) as pool:
        found = list(pool.map(counted, chances.tolist()))
    return np.array([wins for wins, _swings in found]), np.column_stack([swings for _wins, swings in found])


def _volume(counts: Sequence[_Count]) -> int:
    return sum(prod(limit + 1 for limit in count.limits) for count in counts)


def _of_no(game: Game) -> list[_Count]:
    limits = tuple(total - quota for total, quota in zip(game.totals, game.quotas, strict=True))
    return [_Count(tuple(kind.adds for kind in game.kinds), tuple(kind.count for kind in game.kinds), limits, 1)]


def _of_yes(game: Game) -> list[_Count]:
    """Each set of conditions that are all missed, with the sign of inclusion and exclusion."""
    rows = range(len(game.quotas))
    sets = [some for size in range(1, len(rows) + 1) for some in combinations(rows, size)]
    return [
        _Count(
            tuple(tuple(kind.adds[row] for row in some) for kind in game.kinds),
            tuple(kind.count for kind in game.kinds),
            tuple(game.quotas[row] - 1 for row in some),
            1 if len(some) % 2 else -1,
        )
        for some in sets
    ]


def _all_counted(counts: Sequence[_Count], chance: float) -> tuple[float, Floats]:
    within, swings = 0.0, np.zeros(len(counts[0].counts))
    for count in counts:
        one, turned = _counted(count, chance)
        within += count.sign * one
        swings += count.sign * turned
    return within, swings


def _counted(count: _Count, chance: float) -> tuple[float, Floats]:
    """The chance that no limit is exceeded, and for each kind that one member of it makes the difference to that."""
    odds, members = chance / (1 - chance), sum(count.counts)
    light = [place for place, adds in enumerate(count.adds) if _terms(adds, count.limits) > LONGEST]
    heavy = sorted(set(range(len(count.adds))) - set(light), key=lambda place: count.adds[place])
    array = np.full([1] * len(count.limits), (1 - chance) ** members)
    for place in heavy:
        for _member in range(count.counts[place]):
            array = _let_in(array, count.adds[place], count.limits, odds)
    array = _widened(array, count.limits)
    turned = dict(_of_light(array, count, light, odds))
    for place in light:
        for _member in range(count.counts[place]):
            array = _let_in(array, count.adds[place], count.limits, odds)
    turned |= {place: _series(array, count.adds[place], odds) for place in heavy}
    swings = np.array([turned[place] for place in range(len(count.adds))])
    return float(array[(-1,) * array.ndim]), swings / (1 - chance)


def _terms(adds: tuple[int, ...], limits: tuple[int, ...]) -> int:
    """How often a member's votes fit under the limits; none where they have no votes."""
    return min((limit // one for one, limit in zip(adds, limits, strict=True) if one), default=0)


def _let_in(array: Floats, adds: tuple[int, ...], limits: tuple[int, ...], odds: float) -> Floats:
    """With one more member; the array grows as far as sums can now reach."""
    reach = [min(limit, size - 1 + one) for limit, size, one in zip(limits, array.shape, adds, strict=True)]
    array = _widened(array, reach)
    if all(one <= most for one, most in zip(adds, reach, strict=True)):
        _shift(array, adds, odds)
    return array


def _shift(array: Floats, adds: tuple[int, ...], odds: float) -> None:
    after = tuple(slice(one, None) for one in adds)
    before = tuple(slice(None, size - one) for size, one in zip(array.shape, adds, strict=True))
    array[after] += odds * array[before]


def _widened(array: Floats, reach: Sequence[int]) -> Floats:
    """Beyond the sums that can be reached so far nothing changes."""
    more = [(0, most + 1 - size) for size, most in zip(array.shape, reach, strict=True)]
    return np.pad(array, more, mode="edge") if any(add for _none, add in more) else array


def _series(array: Floats, adds: tuple[int, ...], odds: float) -> float:
    """What the vote of one member turns, from the array with all."""
    if not any(adds):
        return 0.0
    steps = np.arange(_terms(adds, tuple(size - 1 for size in array.shape)) + 1)
    values = array[tuple(size - 1 - steps * one for size, one in zip(array.shape, adds, strict=True))]
    factors = (-odds) ** steps
    factors[1:] -= factors[:-1].copy()
    return float((values * factors).sum())


def _of_light(array: Floats, count: _Count, light: Sequence[int], odds: float) -> Iterator[tuple[int, float]]:
    """What the vote of each light member turns, from the array with the heavy ones alone."""
    for place in light:
        others = [count.adds[one] for one in light for _member in range(count.counts[one] - (one == place))]
        own = count.adds[place]
        needed = [sum(adds) for adds in zip(own, *others, strict=True)]
        firsts = [max(0, size - 1 - most) for size, most in zip(array.shape, needed, strict=True)]
        last = array[tuple(slice(first, None) for first in firsts)].copy()
        for adds in others:
            if all(one < size for one, size in zip(adds, last.shape, strict=True)):
                _shift(last, adds, odds)
        yield place, float(last[(-1,) * last.ndim] - last[tuple(-1 - one for one in own)])
