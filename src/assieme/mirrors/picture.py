"""What the picture of a mirror draws: a distribution over the levels, and ranges of answers."""

from dataclasses import dataclass

from assieme.core.ui.words import LEVELS, STANDPOINTS
from assieme.logic.mirrors.felt import Felt
from assieme.logic.mirrors.promise import Kept
from assieme.logic.participation.levels import Level, Standpoint
from assieme.mirrors.reads import Mirror
from assieme.mirrors.words import percent

SMALLEST = 3
"""No bar is lower than this part of a hundred, so that it can be seen."""


@dataclass(frozen=True)
class Bar:
    """One level: how probable it is, in percent, and how high its bar is, in percent of the highest there can be."""

    level: str
    percent: int
    height: int


@dataclass(frozen=True)
class Line:
    """One side's answers to whether it counted, on a scale of 100: the middle half and the mean; none where hidden."""

    standpoint: str
    low: float
    mean: float
    high: float
    shown: bool
    n: int


@dataclass(frozen=True)
class Picture:
    """`bars` is empty while there is not enough. `beside`: how practice stands to the promise, or `unknown`.

    `at` is the number of the level that the thread from the promise leads to: the likeliest.
    """

    bars: tuple[Bar, ...]
    felt: tuple[Line, ...]
    beside: str
    at: int


def picture_of(mirror: Mirror) -> Picture:
    found = mirror.happened.enacted
    posterior = {Level(level): found.posterior[Level(level)] for level in LEVELS}
    bars = tuple(
        Bar(level.value, percent(share), max(SMALLEST, round(100 * share))) for level, share in posterior.items()
    )
    likeliest = max(posterior, key=lambda level: posterior[level])
    beside = mirror.kept_in_practice
    return Picture(
        bars=bars if found.enough else (),
        felt=tuple(
            line_of(one, mirror.happened.felt[Standpoint(one)])
            for one in STANDPOINTS
            if Standpoint(one) in mirror.happened.felt
        ),
        beside=(beside if found.enough else Kept.UNKNOWN).value,
        at=likeliest.number,
    )


def line_of(standpoint: str, felt: Felt | None) -> Line:
    """One side's line, to the nearest half of a point: a mean of five people at the end of the scale, told exactly,
    would be the answer of each of them."""
    if felt is None or felt.counted is None:
        return Line(standpoint, 0, 0, 0, shown=False, n=0)
    answers = felt.counted
    low, mean, high = (round(2 * one) * 5 for one in (answers.low, answers.mean, answers.high))
    return Line(standpoint, low, mean, high, shown=True, n=felt.n)
