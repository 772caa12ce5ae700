"""Groups of people who stand near one another: k-means, with the number of groups that the silhouette prefers.

As Polis does it: first at most a hundred small clusters, then groups of these, each counting with its people; the
start is the first people who came, so the same votes give the same groups.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.spatial.distance import cdist

from assieme.logic.opinions.landscape import Numbers
from assieme.logic.opinions.table import Whole

SMALL_CLUSTERS = 100
MOST_GROUPS = 5
SMALL_ROUNDS, GROUP_ROUNDS = 100, 20
STILL = 0.01
"""A round that moves no centre this far is the last."""


@dataclass(frozen=True)
class Clusters:
    """Centres, and which of them each point belongs to."""

    centres: Numbers
    of: Whole

    @property
    def sizes(self) -> Whole:
        """Points of each."""
        return np.bincount(self.of, minlength=len(self.centres))


def grouped(points: Numbers) -> Whole:
    """The group of each point, from 0; all in one where there are not two to tell apart."""
    small = clustered(points, np.ones(len(points)), SMALL_CLUSTERS, SMALL_ROUNDS)
    weights = small.sizes.astype(np.float64)
    most = min(MOST_GROUPS, 2 + len(small.centres) // 12, len(small.centres))
    tried = [clustered(small.centres, weights, count, GROUP_ROUNDS) for count in range(2, most + 1)]
    if not tried:
        return np.zeros(len(points), dtype=np.int64)
    best = max(tried, key=lambda one: silhouette(small.centres, one.of))
    return best.of[small.of]


def clustered(points: Numbers, weights: Numbers, count: int, rounds: int) -> Clusters:
    """Weighted k-means from the first `count` points that differ."""
    _kept, firsts = np.unique(points, axis=0, return_index=True)
    centres = points[np.sort(firsts)[:count]]
    for _round in range(rounds + 1):
        of, moved = _round_of(points, weights, centres)
        still = len(moved) == len(centres) and _moved(centres, moved) < STILL
        centres = moved
        if still:
            break
    return Clusters(centres, of)


def _round_of(points: Numbers, weights: Numbers, centres: Numbers) -> tuple[Whole, Numbers]:
    """Each point to its nearest centre, then each centre to the middle of its points; one without points goes."""
    _used, of = np.unique(cdist(points, centres).argmin(axis=1), return_inverse=True)
    mass = np.bincount(of, weights)
    moved = np.stack([np.bincount(of, weights * axis) / mass for axis in points.T], axis=1)
    return of, moved


def _moved(before: Numbers, after: Numbers) -> float:
    return float(np.linalg.norm(before - after, axis=1).max(initial=0))


def silhouette(points: Numbers, of: Whole) -> float:
    """How much nearer points are to their own than to the next cluster, on average; 0 for one alone in its own."""
    apart = cdist(points, points)
    member: NDArray[np.float64] = (of[:, None] == np.arange(of.max() + 1)).astype(np.float64)
    if member.shape[1] < 2:
        return -1.0
    sizes, here = member.sum(axis=0), np.arange(len(points))
    reach = apart @ member
    own = reach[here, of] / np.maximum(sizes[of] - 1, 1)
    reach = reach / sizes
    reach[here, of] = np.inf
    other = reach.min(axis=1)
    wider = np.maximum(own, other)
    scores = np.divide(other - own, wider, out=np.zeros_like(own), where=(wider > 0) & (sizes[of] > 1))
    return float(scores.mean())
