"""Power indices from a seeded sample of ways to vote, each with an interval, where counting them all is out of reach.

Each way is drawn by itself. For the Penrose–Banzhaf measure everybody says yes with probability one half; for the
Shapley–Shubik index with one probability for all, drawn afresh for each way, evenly between 0 and 1 (Owen 1972,
*Multilinear extensions of games*). Who makes the difference is counted. Intervals are Clopper and Pearson's, at the
number of plain draws that would be as precise (Korn and Graubard 1998): each one claims to hold `COVERAGE` of the time.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from assieme.logic.power.game import WORD, Game

COVERAGE = 0.95
MOST, FEWEST = 2**18, 2**13
BATCH = 2**12
WORK = 40_000_000
"""Looks at a kind of members, above which fewer ways are drawn: one is three or four additions."""

Floats = NDArray[np.float64]


@dataclass(frozen=True)
class Estimate:
    """A mean, and the interval that claims to hold the truth."""

    value: float
    low: float
    high: float


@dataclass(frozen=True)
class Sample:
    """What was counted in `size` ways, for each kind one member's swings, and last wins.

    `covariances` are those of the means.
    """

    size: int
    means: Floats
    covariances: Floats

    def mean(self, weights: Sequence[float]) -> Estimate:
        """A weighted sum of what was counted, known to lie between 0 and 1."""
        line = np.array(weights)
        return _estimate(float(line @ self.means), float(line @ self.covariances @ line), self.size)

    def share(self, weights: Sequence[float], whole: Sequence[float]) -> Estimate:
        """One weighted sum divided by another that is never smaller; its variance by linearisation."""
        part, total = np.array(weights), np.array(whole)
        of = float(total @ self.means)
        if of == 0:
            return Estimate(0.0, 0.0, 1.0)
        found = float(part @ self.means) / of
        line = (part - found * total) / of
        return _estimate(found, float(line @ self.covariances @ line), self.size)


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


def sample(game: Game, size: int, chance: np.random.Generator, *, even: bool) -> Sample:
    """Draw `size` ways: with probability one half of a yes, or `even`ly over all probabilities."""
    columns = len(game.kinds) + 1
    sums, products = np.zeros(columns), np.zeros((columns, columns))
    whole = np.int64 if game.largest < WORD else object
    for start in range(0, size, BATCH):
        rows = min(BATCH, size - start)
        yes = chance.random(rows) if even else np.full(rows, 0.5)
        counted = _counted(game, _agreeing(game, yes, chance), whole)
        sums += counted.sum(axis=0)
        products += counted.T @ counted
    means = sums / size
    return Sample(size, means, (products / size - np.outer(means, means)) / (size - 1))


def _agreeing(game: Game, yes: Floats, chance: np.random.Generator) -> NDArray[np.int64]:
    """How many of each kind say yes in each way."""
    counts = np.array([kind.count for kind in game.kinds])
    found = (chance.random((len(yes), len(counts))) < yes[:, None]).astype(np.int64)
    several = np.flatnonzero(counts > 1)
    found[:, several] = chance.binomial(counts[several], yes[:, None])
    return found


def _counted(game: Game, agreeing: NDArray[np.int64], whole: type) -> Floats:
    """For each way and kind the part of its members who make the difference, and last whether yes wins."""
    adds: NDArray[Any] = np.array([kind.adds for kind in game.kinds], dtype=whole).reshape(
        len(game.kinds), len(game.quotas)
    )
    spare: NDArray[Any] = agreeing.astype(whole) @ adds - np.array(game.quotas, dtype=whole)
    wins = (spare >= 0).all(axis=1)
    found = np.empty((len(agreeing), len(game.kinds) + 1))
    found[:, -1] = wins
    for place, kind in enumerate(game.kinds):
        part = agreeing[:, place] / kind.count
        without, beside = (spare >= adds[place]).all(axis=1), (spare >= -adds[place]).all(axis=1)
        found[:, place] = np.where(wins, part * ~without, (1 - part) * beside)
    return found
