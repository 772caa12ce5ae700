"""Power indices of a game: exact while its diagram or its sums can be held, else from a sample.

For a member, `swings` are the ways the others can vote in which the member's own vote decides. The Penrose–Banzhaf
measure is the share of all ways that are swings (Penrose 1946, Banzhaf 1965); the Banzhaf index divides it by the sum
over all members. The Shapley–Shubik index (1954) weighs a swing with `s` of `n` members already in favour by
`s! (n - 1 - s)! / n!`. Coleman's power of a body to act (1971) is the share of all ways to vote in which yes wins.
Where no vote ever decides, all indices are 0.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import comb

import numpy as np

from assieme.logic.power import sums
from assieme.logic.power.diagram import Diagram, draw
from assieme.logic.power.game import WORD, Game
from assieme.logic.power.sampling import Estimate, Floats, Groups, sample, ways
from assieme.logic.power.swings import by_chance, by_size

MOST_STEPS = 25_000_000
"""Steps of a diagram that is drawn; in Python's own long numbers a hundredth of that."""

MOST_SUMS = 12_000_000
"""Numbers in an array of all sums: what ten million reachable sums need, and a little more."""

SUMS_TO_A_STEP = 20
"""Numbers that an array lets a member pass over in the time that a step of a diagram takes."""

MOST_WORK = 2_500_000_000
"""Steps times members, up to which the diagram is counted: half a minute."""

MOST_DIGITS = 2_000_000_000
"""Steps times members squared, up to which it is counted in whole numbers: a few seconds."""

AT_ONCE = 40_000_000
"""Numbers held at a time."""

Number = Fraction | float


@dataclass(frozen=True)
class Amount:
    """A number, and where it was sampled the interval that claims to hold the truth."""

    value: Number
    interval: tuple[float, float] | None = None


@dataclass(frozen=True)
class Indices:
    """For each kind of a game what one member has; `means` for each group asked for its mean Banzhaf index.

    `samples` is 0 where they are exact.
    """

    act: Amount
    measures: tuple[Amount, ...]
    banzhaf: tuple[Amount, ...]
    shapley: tuple[Amount, ...]
    means: tuple[Amount, ...]
    samples: int = 0


def indices(game: Game, groups: Groups = (), seed: int = 1) -> Indices:
    """The indices of a game, exact where its diagram isn't too large, else sampled from `seed`."""
    found = exact(game, groups)
    return sampled(game, groups, seed, ways(game)) if found is None else found


def exact(game: Game, groups: Groups = ()) -> Indices | None:
    """The exact indices; None where neither a diagram nor an array of all sums is small enough.

    Fractions, counted in whole numbers, where the diagram is small; else floating point, right to about 10 digits.
    """
    counted = _counted(game)
    if counted is None:
        return None
    act, measures, shapley = counted
    total = sum((kind.count * one for kind, one in zip(game.kinds, measures, strict=True)), Fraction(0))
    banzhaf = [one / total if total else Fraction(0) for one in measures]
    means = [sum((part * one for part, one in zip(group, banzhaf, strict=True)), Fraction(0)) for group in groups]
    return Indices(Amount(act), _amounts(measures), _amounts(banzhaf), _amounts(shapley), _amounts(means))


def _amounts(values: Sequence[Number]) -> tuple[Amount, ...]:
    return tuple(map(Amount, values))


Counted = tuple[Number, Sequence[Number], Sequence[Number]]
"""Coleman's power to act, and for each kind the measure and the Shapley–Shubik index."""


def _counted(game: Game) -> Counted | None:
    """By whichever costs less of a diagram and an array of all sums; in whole numbers where the diagram is small."""
    small = MOST_DIGITS // max(1, game.members) ** 2
    arrays = game.can_pass and game.largest < WORD and sums.volume(game) <= MOST_SUMS
    most = MOST_STEPS if game.largest < WORD else MOST_STEPS // 100
    if arrays:
        most = min(most, max(small, sums.volume(game) * game.members // SUMS_TO_A_STEP))
    diagram = draw(game, most)
    if diagram is not None and diagram.size <= small:
        return _in_whole_numbers(diagram)
    if diagram is not None and diagram.size * game.members <= MOST_WORK:
        return _in_floats(game.members, lambda chances: _along(diagram, chances))
    return _in_floats(game.members, lambda chances: sums.by_chance(game, chances)) if arrays else None


def _in_whole_numbers(diagram: Diagram) -> Counted:
    members = sum(diagram.counts)
    wins, swings = by_size(diagram)
    measures = [Fraction(sum(one), 2 ** (members - 1)) for one in swings]
    orders = [Fraction(1, members * comb(members - 1, size)) for size in range(members)]
    shapley = [sum((order * turned for order, turned in zip(orders, one, strict=True)), Fraction(0)) for one in swings]
    return Fraction(sum(wins), 2**members), measures, shapley


def _in_floats(members: int, by_chance: Callable[[Floats], tuple[Floats, Floats]]) -> Counted:
    """The Shapley–Shubik index as the mean over all chances of a yes (Owen 1972), by Gauss and Legendre's rule.

    What is averaged is a polynomial of the chance, of a degree for which the rule is exact.
    """
    from scipy.special import roots_legendre  # takes half a second, which only those who ask for it wait for

    points, weights = roots_legendre((members + 1) // 2)
    wins, swings = by_chance(np.append((points + 1) / 2, 0.5))
    return float(wins[-1]), swings[:, -1].tolist(), (swings[:, :-1] @ weights / 2).tolist()


def _along(diagram: Diagram, chances: Floats) -> tuple[Floats, Floats]:
    width = max(1, AT_ONCE // (sum(diagram.nodes) + max(diagram.counts)))
    parts = [by_chance(diagram, chances[start : start + width]) for start in range(0, len(chances), width)]
    return np.concatenate([part[0] for part in parts]), np.concatenate([part[1] for part in parts], axis=1)


def sampled(game: Game, groups: Groups, seed: int, size: int) -> Indices:
    """The indices from `size` ways to vote drawn from `seed`, each with its interval."""
    chance = np.random.default_rng(seed)
    halves = sample(game, groups, size, chance, even=False)
    evenly = sample(game, (), size, chance, even=True)
    kinds = range(len(game.kinds))
    return Indices(
        act=_sampled(halves.mean(-1)),
        measures=tuple(_sampled(halves.mean(place)) for place in kinds),
        banzhaf=tuple(_sampled(halves.share(place)) for place in kinds),
        shapley=tuple(_sampled(evenly.share(place)) for place in kinds),
        means=tuple(_sampled(halves.share(len(kinds) + place)) for place in range(len(groups))),
        samples=size,
    )


def _sampled(found: Estimate) -> Amount:
    return Amount(found.value, (found.low, found.high))
