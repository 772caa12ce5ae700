"""Counting along a diagram: how often yes wins, and how often one member's yes makes the difference.

Two arithmetics. In whole numbers a way to vote with `s` members for it counts as 2 to the power `s × slot`, so that one
(long) number holds the ways of each size side by side: exact. In floating point each member says yes with a
probability, and what comes out is a probability, right to about 13 digits.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from math import log
from typing import Any

import numpy as np
from numpy.typing import NDArray

from assieme.logic.power.diagram import Diagram

Numbers = NDArray[Any]
Ways = Callable[[int], list[Numbers]]
"""For a number of members that stand in for one another: what it counts that 0, 1, 2 … of them say yes."""


@dataclass(frozen=True)
class Swings:
    """`wins` counts the ways in which yes wins; `swings`, for each kind of the game, those that one member turns."""

    wins: Any
    swings: tuple[Any, ...]


def by_size(diagram: Diagram) -> tuple[list[int], list[list[int]]]:
    """How many ways win, and for each kind how many one member of it turns, by the number of (other) members for it."""
    members = sum(diagram.counts)
    slot = members + 1

    def ways(count: int) -> list[Numbers]:
        return [np.array([one << (slot * yes)], dtype=object) for yes, one in enumerate(_choices(count))]

    found = _count(diagram, ways, np.array([1], dtype=object))
    mask = (1 << slot) - 1
    return (
        [int(found.wins[0]) >> (slot * size) & mask for size in range(members + 1)],
        [[int(one[0]) >> (slot * size) & mask for size in range(members)] for one in found.swings],
    )


def by_chance(diagram: Diagram, chances: NDArray[np.float64]) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """For each chance of a yes: that yes wins; and, a row for each kind, that one member of it makes the difference."""

    def ways(count: int) -> list[Numbers]:
        return [np.exp(log(one) + yes * said + (count - yes) * unsaid) for yes, one in enumerate(_choices(count))]

    said, unsaid = np.log(chances), np.log1p(-chances)
    found = _count(diagram, ways, np.ones(len(chances)))
    return found.wins, np.array(found.swings).reshape(len(diagram.counts), len(chances))


@lru_cache(maxsize=100)
def _choices(count: int) -> tuple[int, ...]:
    """How many ways there are to choose 0, 1, 2 … of `count` members."""
    found = [1]
    for yes in range(count):
        found.append(found[-1] * (count - yes) // (yes + 1))
    return tuple(found)


def _count(diagram: Diagram, ways: Ways, one: Numbers) -> Swings:
    """Backward what can still be won from each node, then forward the ways to it; where they meet, the swings."""
    ahead = [_nodes(diagram.ends, one)]
    for count, step in zip(reversed(diagram.counts), reversed(diagram.steps), strict=True):
        ahead.append(_back(step, ahead[-1], ways(count)))
    wins = ahead.pop()[0]
    here, swings = _nodes(diagram.nodes[0], one)[:-1], []
    for count, step in zip(diagram.counts, diagram.steps, strict=True):
        after = ahead.pop()
        turned = _turned(step, after, ways(count - 1))
        swings.append((here * turned).sum(axis=0))
        here = _forth(step, here, ways(count), len(after) - 1)
    places = np.argsort(diagram.order)
    return Swings(wins, tuple(swings[place] for place in places))


def _nodes(number: int, one: Numbers) -> Numbers:
    """One for each node, and nothing for the step beside the last, which loses."""
    found = np.zeros((number + 1, len(one)), dtype=one.dtype)
    found[:number] = one
    return found


def _back(step: NDArray[np.int32], after: Numbers, ways: list[Numbers]) -> Numbers:
    found = np.zeros((step.shape[1] + 1, after.shape[1]), dtype=after.dtype)
    for yes, way in enumerate(ways):
        found[:-1] += way * after[step[yes]]
    return found


def _turned(step: NDArray[np.int32], after: Numbers, ways: list[Numbers]) -> Numbers:
    found = np.zeros((step.shape[1], after.shape[1]), dtype=after.dtype)
    for yes, way in enumerate(ways):
        found += way * (after[step[yes + 1]] - after[step[yes]])
    return found


def _forth(step: NDArray[np.int32], here: Numbers, ways: list[Numbers], nodes: int) -> Numbers:
    found = np.zeros((nodes + 1, here.shape[1]), dtype=here.dtype)
    for yes, way in enumerate(ways):
        _gather(found, step[yes], here * way)
    return found[:-1]


def _gather(found: Numbers, places: NDArray[np.int32], values: Numbers) -> None:
    if found.dtype == object:
        np.add.at(found, places, values)
    elif values.shape[0] < values.shape[1]:
        for place, row in zip(places, values, strict=True):
            found[place] += row
    else:
        for column in range(found.shape[1]):
            found[:, column] += np.bincount(places, values[:, column], len(found))
