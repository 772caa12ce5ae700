"""The picture of results: on one line for each standpoint, the middle half of its answers. Units are the drawing's."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction

from django.utils import formats

from assieme.instruments.results.reads import Half, Results
from assieme.instruments.words import GROUPS, Text
from assieme.logic.scoring.spread import Spread

WIDE, LEFT, TOP, STEP = 360, 18, 8, 60


@dataclass(frozen=True)
class Bar:
    """One group's line: from `x` to `x + wide`, its middle at `middle` where it is told, and the numbers as words."""

    group: str
    name: Text
    y: int
    x: float
    wide: float
    middle: float | None
    low_words: str
    middle_words: str
    high_words: str
    people: int


@dataclass(frozen=True)
class Ranges:
    """A drawing of `height`, with a scale from `low` to `high` between the two `ends`."""

    title: str
    height: int
    low: str
    high: str
    ends: tuple[int, int]
    bars: tuple[Bar, ...]


def ranges(title: str, low: Fraction, high: Fraction, spreads: Iterable[tuple[str, Spread | Half]]) -> Ranges:
    """Groups' spreads on one scale. `high` is above `low`."""

    def across(value: Fraction) -> float:
        return round(LEFT + (WIDE - 2 * LEFT) * float((value - low) / (high - low)), 1)

    bars = tuple(
        Bar(
            group=group,
            name=GROUPS[group],
            y=TOP + STEP * number,
            x=across(one.low),
            wide=round(across(one.high) - across(one.low), 1),
            middle=None if one.middle is None else across(one.middle),
            low_words=_words(one.low),
            middle_words="" if one.middle is None else _words(one.middle),
            high_words=_words(one.high),
            people=one.n,
        )
        for number, (group, one) in enumerate(spreads)
    )
    return Ranges(title, TOP + STEP * len(bars) + 8, _words(low), _words(high), (LEFT, WIDE - LEFT), bars)


def _words(value: Fraction) -> str:
    whole = value.denominator == 1
    return str(formats.number_format(int(value) if whole else float(value), decimal_pos=None if whole else 1))


def pictured(found: Results, language: str) -> Mapping[str, Ranges]:
    """A drawing for each score and question that has a scale and a group to show, by its name."""
    drawn = {}
    for score in found.scores:
        if score.spreads and score.low is not None and score.high is not None and score.low < score.high:
            title = score.title.get(language) or next(iter(score.title.values()), score.name)
            drawn[score.name] = ranges(title, score.low, score.high, score.spreads.items())
    for question in found.questions:
        shown = [(line.group, line.spread) for line in question.lines if line.spread]
        if shown and question.low is not None and question.high is not None and question.low < question.high:
            drawn[f"?{question.link_id}"] = ranges(question.text.into(language), question.low, question.high, shown)
    return drawn
