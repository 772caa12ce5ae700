"""How groups stand to statements: counts, shares, and whether a share is more than chance."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from assieme.logic.opinions.table import ABSENT, AGREE, DISAGREE, PASS, Choices, Whole

type Numbers = NDArray[np.float64]

SURE = 1.2816
"""The z above which a share is taken as more than chance: 90%, one side."""


@dataclass(frozen=True)
class Counts:
    """Answers of a group, or of all, to one statement."""

    agree: int
    disagree: int
    passed: int

    @property
    def seen(self) -> int:
        """How many answered at all."""
        return self.agree + self.disagree + self.passed


@dataclass(frozen=True)
class Sides:
    """One way to answer, by group (rows) and statement (columns): counts, shares, ratios and their z."""

    said: Whole
    share: Numbers
    share_z: Numbers
    ratio: Numbers
    ratio_z: Numbers

    @property
    def sure(self) -> NDArray[np.bool_]:
        """Where most of a group says it, and more than others do."""
        return (self.share_z > SURE) & (self.ratio_z > SURE)


@dataclass(frozen=True)
class Stands:
    """Answers by group and statement."""

    seen: Whole
    agree: Sides
    disagree: Sides

    @property
    def consensus(self) -> Numbers:
        """Group-informed consensus: the product over groups of (agreed + 1) ÷ (answered + 2)."""
        return self.agree.share.prod(axis=0)


def stands(choices: Choices, groups: Whole, count: int) -> Stands:
    """How each of `count` groups answered; a person's group below 0 is none."""
    shape = (count, choices.shape[1])
    members = [choices[groups == group] for group in range(count)]

    def counted(those: Callable[[Choices], NDArray[np.bool_]]) -> Whole:
        return np.array([those(one).sum(axis=0) for one in members], dtype=np.int64).reshape(shape)

    seen = counted(lambda one: one != ABSENT)
    agree, disagree = counted(lambda one: one == AGREE), counted(lambda one: one == DISAGREE)
    return Stands(seen, _sides(agree, seen), _sides(disagree, seen))


def totals(choices: Choices) -> list[Counts]:
    """Everybody's answers to each statement."""
    columns = ((choices == choice).sum(axis=0).tolist() for choice in (AGREE, DISAGREE, PASS))
    return [Counts(*one) for one in zip(*columns, strict=True)]


def _sides(said: Whole, seen: Whole) -> Sides:
    others, others_seen = said.sum(axis=0) - said, seen.sum(axis=0) - seen
    share, elsewhere = (said + 1) / (seen + 2), (others + 1) / (others_seen + 2)
    return Sides(said, share, one_share(said, seen), share / elsewhere, two_shares(said, others, seen, others_seen))


def one_share(said: Whole, seen: Whole) -> Numbers:
    """The z of a share against one half, each count raised by one."""
    trials = seen + 1
    found: Numbers = 2 * np.sqrt(trials) * ((said + 1) / trials - 0.5)
    return found


def two_shares(here: Whole, there: Whole, seen_here: Whole, seen_there: Whole) -> Numbers:
    """The z of the difference of two shares, each count raised by one; 0 where both are whole."""
    in_here, in_there = seen_here + 1, seen_there + 1
    joint = (here + there + 2) / (in_here + in_there)
    spread = np.sqrt(np.maximum(joint * (1 - joint), 0) * (1 / in_here + 1 / in_there))
    difference = (here + 1) / in_here - (there + 1) / in_there
    found: Numbers = np.divide(difference, spread, out=np.zeros_like(difference), where=joint != 1)
    return found
