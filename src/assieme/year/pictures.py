"""Two years on one scale: for each standpoint the middle half of its answers, last year's over this year's."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from django.utils import formats
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from assieme.instruments.words import GROUPS, Text
from assieme.logic.scoring.moved import Moved, Way
from assieme.logic.scoring.spread import Spread
from assieme.year.found import Group, Score

WIDE, LEFT, TOP, STEP = 360, 18, 8, 84

WAYS: Mapping[Way, Promise] = {
    Way.MORE: _("more than last year"),
    Way.LESS: _("less than last year"),
    Way.CANT_TELL: _("one can’t tell if it changed"),
}


@dataclass(frozen=True)
class Bar:
    """The middle half from `x` to `x + wide`, its middle at `middle`; the same as parts of the scale, 0 to 1, and in
    words."""

    x: float
    wide: float
    middle: float
    low_part: float
    middle_part: float
    high_part: float
    half_words: str
    middle_words: str
    people: int


@dataclass(frozen=True)
class Row:
    """One standpoint at height `y`; `moved` says what became of it, `interval` how sure that is."""

    group: str
    name: Text
    y: int
    now: Bar | None
    before: Bar | None
    way: Way | None
    moved: Text
    interval: str


@dataclass(frozen=True)
class Picture:
    """A score's drawing of `height`, with a scale from `low` to `high` between the two `ends`."""

    title: str
    height: int
    low: str
    high: str
    ends: tuple[int, int]
    rows: tuple[Row, ...]


def picture(score: Score) -> Picture:
    """The score's two years."""
    rows = tuple(_row(score, group, TOP + STEP * number) for number, group in enumerate(score.groups))
    height = TOP + STEP * len(rows) + 8
    return Picture(score.title, height, _words(score.low), _words(score.high), (LEFT, WIDE - LEFT), rows)


def _row(score: Score, one: Group, y: int) -> Row:
    return Row(
        group=one.group,
        name=GROUPS[one.group],
        y=y,
        now=_bar(score, one.now) if one.now else None,
        before=_bar(score, one.before) if one.before else None,
        way=one.moved.way if one.moved else None,
        moved=_moved(one),
        interval=_interval(one.moved) if one.moved else "",
    )


def _moved(one: Group) -> Text:
    if one.moved:
        return WAYS[one.moved.way]
    return _("not asked or too few last year") if one.now else _("too few this year")


def _interval(one: Moved) -> str:
    return f"{_signed(one.by)} ({_signed(one.low)} … {_signed(one.high)})"


def _signed(value: float) -> str:
    sign = "+" if round(value, 1) > 0 else ("−" if round(value, 1) < 0 else "")
    return sign + str(formats.number_format(abs(round(value, 1)), decimal_pos=1))


def _bar(score: Score, one: Spread) -> Bar:
    def part(value: Fraction) -> float:
        return float((value - score.low) / (score.high - score.low))

    def across(value: Fraction) -> float:
        return round(LEFT + (WIDE - 2 * LEFT) * part(value), 1)

    return Bar(
        x=across(one.low),
        wide=round(across(one.high) - across(one.low), 1),
        middle=across(one.middle),
        low_part=round(part(one.low), 4),
        middle_part=round(part(one.middle), 4),
        high_part=round(part(one.high), 4),
        half_words=f"{_words(one.low)}–{_words(one.high)}",
        middle_words=_words(one.middle),
        people=one.n,
    )


def _words(value: Fraction) -> str:
    whole = value.denominator == 1
    return str(formats.number_format(int(value) if whole else float(value), decimal_pos=None if whole else 1))
