"""Power indices from a seeded sample of ways to vote, each with an interval, where counting them all is out of reach.

Each way is drawn by itself. For the Penrose–Banzhaf measure everybody says yes with probability one half; for the
Shapley–Shubik index with one probability for all, drawn afresh for each way, evenly between 0 and 1 (Owen 1972,
*Multilinear extensions of games*). Who makes the difference is counted; an index is its part of all that was counted.
Intervals are Clopper and Pearson's, at the number of plain draws that would be as precise (Korn and Graubard 1998):
each one claims to hold the truth in `COVERAGE` of all samples.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

import numpy as np
from numpy.typing import NDArray

from assieme.logic.power.game import WORD, Game

COVERAGE = 0.95
MOST, FEWEST = 2**17, 2**13
AT_ONCE = 500_000
"""Looks at a kind of members that are held at a time."""

WORK = 20_000_000
"""Looks at a kind of members, above which fewer ways are drawn."""

Floats = NDArray[np.float64]
Groups = Sequence[Sequence[Fraction]]
"""For each group of members, what part of it each kind of the game is; what is missing to 1 has no vote."""


@dataclass(frozen=True)
class Estimate:
    """A mean, and the interval that claims to hold the truth."""

    value: float
    low: float
    high: float


@dataclass(frozen=True)
class Sample:
    """What was counted in `size` ways: for each kind one member's swings, then each group's mean ones, last wins.

    `means` has the mean of each, `variances` those of the means. `whole` is the mean number of swings of all members
    together, `whole_variance` that of this mean, and `along` its covariance with each of the others.
    """

    size: int
    means: Floats
    variances: Floats
    along: Floats
    whole: float
    whole_variance: float

    def mean(self, place: int) -> Estimate:
        """The mean of what is counted there, known to lie between 0 and 1."""
        return _estimate(float(self.means[place]), float(self.variances[place]), self.size)

    def share(self, place: int) -> Estimate:
        """What part it is of all swings; its variance by linearisation."""
        if self.whole == 0:
            return Estimate(0.0, 0.0, 1.0)
        found = float(self.means[place]) / self.whole
        turned = self.variances[place] - 2 * found * self.along[place] + found**2 * self.whole_variance
        return _estimate(found, float(turned) / self.whole**2, self.size)


def _estimate(mean: float, variance: float, size: int) -> Estimate:
    from scipy.special import betaincinv  # takes half a second, which only those who need a sample wait for

    mean = min(max(mean, 0.0), 1.0)
    draws = mean * (1 - mean) / variance if variance > 0 and 0 < mean < 1 else float(size)
    hits, tail = mean * draws, (1 - COVERAGE) / 2
    low = float(betaincinv(hits, draws - hits + 1, tail)) if hits > 0 else 0.0
    high = float(betaincinv(hits + 1, draws - hits, 1 - tail)) if hits < draws else 1.0
    return Estimate(mean, low, high)


def ways(game: Game) -> int:
    """How many ways to draw, so that it takes seconds."""
    return min(MOST, max(FEWEST, WORK // max(1, len(game.kinds))))


def sample(game: Game, groups: Groups, size: int, chance: np.random.Generator, *, even: bool) -> Sample:
    """Draw `size` ways: with probability one half of a yes, or `even`ly over all probabilities."""
    whole = np.int64 if game.largest < WORD else object
    counts = np.array([kind.count for kind in game.kinds])
    parts = np.array([[float(part) for part in group] for group in groups]).reshape(len(groups), len(game.kinds))
    sums = np.zeros((3, len(game.kinds) + len(groups) + 2))
    batch = max(1, AT_ONCE // (len(game.kinds) + 1))
    for start in range(0, size, batch):
        rows = min(batch, size - start)
        yes = chance.random(rows) if even else np.full(rows, 0.5)
        swings, wins = _counted(game, _agreeing(counts, yes, chance), whole)
        means = [(swings * part).sum(axis=1) for part in parts]
        total = (swings * counts).sum(axis=1)
        columns = np.column_stack([swings, *means, wins, total])
        sums += [columns.sum(axis=0), (columns**2).sum(axis=0), (columns * total[:, None]).sum(axis=0)]
    means, squares, along = sums / size
    variances, along = (squares - means**2) / (size - 1), (along - means * means[-1]) / (size - 1)
    return Sample(size, means[:-1], variances[:-1], along[:-1], float(means[-1]), float(variances[-1]))


def _agreeing(counts: NDArray[np.int64], yes: Floats, chance: np.random.Generator) -> NDArray[np.int64]:
    """How many of each kind say yes in each way."""
    found = (chance.random((len(yes), len(counts))) < yes[:, None]).astype(np.int64)
    several = np.flatnonzero(counts > 1)
    found[:, several] = chance.binomial(counts[several], yes[:, None])
    return found


def _counted(game: Game, agreeing: NDArray[np.int64], whole: type) -> tuple[Floats, NDArray[np.bool_]]:
    """For each way and kind the part of its members who make the difference, and whether yes wins."""
    counts = np.array([kind.count for kind in game.kinds])
    wins = np.ones(len(agreeing), dtype=bool)
    without, beside = np.ones((2, *agreeing.shape), dtype=bool)
    for row, quota in enumerate(game.quotas):
        adds: NDArray[Any] = np.array([kind.adds[row] for kind in game.kinds], dtype=whole)
        spare = (agreeing @ adds - quota)[:, None]
        wins &= spare[:, 0] >= 0
        without &= spare >= adds
        beside &= spare >= -adds
    part = agreeing / counts
    return np.where(wins[:, None], part * ~without, (1 - part) * beside), wins
