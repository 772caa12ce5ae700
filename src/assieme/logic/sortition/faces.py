"""A lottery over panels with given chances, taken apart panel by panel.

What is left of the chances always lies in the smallest box around itself (each group and quota between its expected
number of seats rounded down and rounded up). A panel in that box is given as much weight as leaves the rest in it. Each
step then makes one more number whole, so that it ends after at most as many panels as there are groups and quotas; and
every panel is as near to the expected one as whole people can be. Carathéodory's theorem, made a procedure.
"""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from assieme.logic.sortition.panels import Limits, Panels
from assieme.logic.sortition.pool import Numbers, Seats

CLOSE = 1e-10
"""Expected seats, times weight left, within which a number counts as whole."""
DONE = 1e-9
"""The weight left that is given up: no chance moves by more."""


@dataclass(frozen=True)
class Apart:
    """Panels with their weights, and the weight that is left over: nothing to speak of when all came apart."""

    panels: list[Seats]
    weights: list[float]
    left: float

    @property
    def done(self) -> bool:
        return self.left <= DONE


def take_apart(panels: Panels, chances: Numbers, said: Callable[[int], None]) -> Apart:
    """Panels and weights with the chances given, as far as this way finds them; tells the number of panels found.

    Where weight is left, there may be such a lottery all the same.
    """
    left, weight = chances * panels.pool.sizes, 1.0
    found, weights = list[Seats](), list[float]()
    while weight > DONE:
        box = _box(panels, left, weight)
        seats = panels.good(_parts(left / weight), box)
        if seats is None:
            break
        taken = np.array(seats, dtype=np.float64)
        share = min(weight, _room(panels, left, weight, taken, box))
        if share <= 0:
            break
        left, weight = left - share * taken, weight - share
        found.append(seats)
        weights.append(share)
        said(len(found))
    return Apart(found, weights, weight)


def _parts(expected: Numbers) -> Numbers:
    """What exceeds whole seats: a panel takes first where most is owed."""
    return np.maximum(expected - np.floor(expected), 0.0)


def _box(panels: Panels, left: Numbers, weight: float) -> Limits:
    least, most = panels.limits.rows
    low, high = _whole(panels.matrix @ left, weight)
    return Limits(_whole(left, weight), (np.maximum(low, least), np.minimum(high, most)))


def _whole(left: Numbers, weight: float) -> tuple[Numbers, Numbers]:
    """Expected seats rounded down and up, where what is nearly whole is whole."""
    expected, close = left / weight, CLOSE / weight
    return np.floor(expected + close), np.ceil(expected - close)


def _room(panels: Panels, left: Numbers, weight: float, taken: Numbers, box: Limits) -> float:
    """The greatest weight for a panel that leaves the rest in its box."""
    lines = np.concatenate([left, panels.matrix @ left])
    panel = np.concatenate([taken, panels.matrix @ taken])
    low, high = (np.concatenate([groups, rows]) for groups, rows in zip(box.groups, box.rows, strict=True))
    # left - share * panel >= low * (weight - share), and the same from above
    down, up = panel - low, high - panel
    shares = [
        (lines - low * weight)[down > 0.5] / down[down > 0.5],
        (high * weight - lines)[up > 0.5] / up[up > 0.5],
    ]
    return float(min((one.min() for one in shares if one.size), default=weight))
