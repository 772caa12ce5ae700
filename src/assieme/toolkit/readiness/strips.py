"""A question's spread as a picture: each group a strip from "not yet" to "yes", its middle half marked."""

from collections.abc import Mapping
from dataclasses import dataclass

from assieme.logic.scoring.spread import Spread
from assieme.toolkit.readiness.words import GROUPS, Text, answer_word

WIDTH, LEFT, RIGHT, ROW = 340, 20.0, 320.0, 46.0


@dataclass(frozen=True)
class Strip:
    """One group's line: from `low` to `high` its middle half, at `middle` its mark; all in the drawing's units.

    `sentence` says the same in words.
    """

    key: str
    name: Text
    people: int
    y: float
    low: float
    middle: float
    high: float
    words: tuple[Text, Text, Text]


@dataclass(frozen=True)
class Strips:
    height: float
    ticks: tuple[float, ...]
    strips: tuple[Strip, ...]


def strips(groups: Mapping[str, Spread]) -> Strips:
    """The strips of a question, one group under another."""
    return Strips(
        height=ROW * len(groups) + 30,
        ticks=tuple(_x(value) for value in range(4)),
        strips=tuple(
            Strip(
                key,
                GROUPS[key],
                one.n,
                ROW * number + 28,
                _x(float(one.low)),
                _x(float(one.middle)),
                _x(float(one.high)),
                (answer_word(float(one.low)), answer_word(float(one.middle)), answer_word(float(one.high))),
            )
            for number, (key, one) in enumerate(groups.items())
        ),
    )


def _x(value: float) -> float:
    """Where an answer from 0 to 3 lies."""
    return round(LEFT + (RIGHT - LEFT) * value / 3, 1)
