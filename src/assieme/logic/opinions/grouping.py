"""Groups of people who stand near one another: k-means from many starts, with as many groups as the silhouette prefers.

The starts are always the same, so the same answers give the same groups. Where two ways to part people are nearly as
tight, the one from the first start is kept. One or two people alone are no group.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from scipy.spatial.distance import cdist

from assieme.logic.opinions.landscape import Numbers
from assieme.logic.opinions.table import Whole

MOST_GROUPS = 5
FEWEST_TOGETHER = 3
PEOPLE_A_GROUP = 12
"""Two groups may always be found; each further one needs so many people more."""
STARTS, ROUNDS = 16, 300
NEARLY = 1.005
"""Ways to part people whose spread differs by less than this are equally good."""
MOST_COMPARED = 20_000
"""Of more people than this, the silhouette is of so many of them, evenly taken."""
AT_ONCE = 2_000


@dataclass(frozen=True)
class Parting:
    """One way to part people: the group of each, and the sum of squares around their groups' middles."""

    of: Whole
    count: int
    spread: float

    @property
    def smallest(self) -> int:
        """People in the smallest group."""
        return int(np.bincount(self.of, minlength=self.count).min())


def grouped(points: Numbers, fewest: int | None = None) -> Whole:
    """The group of each point, from 0; all in one where there are not two to tell apart.

    No group is smaller than `fewest`; without it, than three, where there are people enough.
    """
    distinct = np.unique(points, axis=0)
    most = min(MOST_GROUPS, 2 + len(points) // PEOPLE_A_GROUP, len(distinct))
    partings = [best for best in (_tightest(points, distinct, count, fewest) for count in range(2, most + 1)) if best]
    if not partings:
        return np.zeros(len(points), dtype=np.int64)
    heights = silhouettes(points, [one.of for one in partings])
    return partings[heights.index(max(heights))].of


def _tightest(points: Numbers, distinct: Numbers, count: int, fewest: int | None) -> Parting | None:
    """The tightest parting into `count` groups that are groups; None where there is none."""
    tried = [parted(points, start) for start in _starts(distinct, count)]
    least_people = fewest or min(FEWEST_TOGETHER, len(points) // count)
    fit = [one for one in tried if one.smallest >= least_people]
    if not fit:
        return None
    least = min(one.spread for one in fit)
    return next(one for one in fit if one.spread <= least * NEARLY)


def _starts(distinct: Numbers, count: int) -> Iterator[Numbers]:
    """Centres to begin from: the outermost points of the first axis, then points far from one another, by chance."""
    yield distinct[:count]
    chance = np.random.default_rng(count)
    for _start in range(STARTS):
        chosen = [int(chance.integers(len(distinct)))]
        nearest = np.full(len(distinct), np.inf)
        while len(chosen) < count:
            nearest = np.minimum(nearest, ((distinct - distinct[chosen[-1]]) ** 2).sum(axis=1))
            chosen.append(int(chance.choice(len(distinct), p=nearest / nearest.sum())))
        yield distinct[chosen]


def parted(points: Numbers, centres: Numbers) -> Parting:
    """K-means from these centres, until no point changes group."""
    before = np.full(len(points), -1)
    for _round in range(ROUNDS):
        of = cdist(points, centres, "sqeuclidean").argmin(axis=1)
        if np.array_equal(of, before):
            break
        before, sizes = of, np.bincount(of, minlength=len(centres))
        sums = np.stack([np.bincount(of, axis, len(centres)) for axis in points.T], axis=1)
        centres = np.where(sizes[:, None] > 0, sums / np.maximum(sizes, 1)[:, None], centres)
    return Parting(of, len(centres), float(((points - centres[of]) ** 2).sum()))


def silhouettes(points: Numbers, partings: Sequence[Whole]) -> list[float]:
    """For each parting: how much nearer people are to their own group than to the next, on average; −1 to 1."""
    step = -(-len(points) // MOST_COMPARED) or 1
    points, partings = points[::step], [of[::step] for of in partings]
    members = [(of[:, None] == np.arange(of.max(initial=0) + 1)).astype(np.float64) for of in partings]
    edges = np.cumsum([0, *(member.shape[1] for member in members)]).tolist()
    joined = np.hstack(members)
    sums = [0.0] * len(partings)
    for first in range(0, len(points), AT_ONCE):
        reach = cdist(points[first : first + AT_ONCE], points) @ joined
        for number, (of, member) in enumerate(zip(partings, members, strict=True)):
            own, to_groups = of[first : first + AT_ONCE], reach[:, edges[number] : edges[number + 1]]
            sums[number] += _nearer(to_groups, own, member.sum(axis=0))
    return [one / len(points) for one in sums]


def _nearer(reach: Numbers, own: Whole, sizes: Numbers) -> float:
    """The sum over some people, from their distances to each group; who is alone in a group counts 0."""
    here = np.arange(len(own))
    inside = reach[here, own] / np.maximum(sizes[own] - 1, 1)
    means = np.where(sizes > 0, reach / np.maximum(sizes, 1), np.inf)
    means[here, own] = np.inf
    outside = means.min(axis=1)
    wider = np.maximum(inside, outside)
    worth = (wider > 0) & np.isfinite(wider) & (sizes[own] > 1)
    return float(((outside - inside)[worth] / wider[worth]).sum())
