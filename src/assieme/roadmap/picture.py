"""The road as a drawing: two years as a way that winds, with a stone for each of the nine."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from math import cos, pi, sin

from assieme.roadmap.months import months_between
from assieme.roadmap.nine import MONTHS
from assieme.roadmap.reads import Milestone, Road

LABEL = 74
"""Half of the widest name under a stone."""


@dataclass(frozen=True)
class Shape:
    """How the road winds: so many straight rows between `left` and `right`, `gap` apart, with half circles between.

    `stone` is the radius of a stone, and `apart` how far from each other stones lie on the way, so that names fit.
    """

    width: float
    left: float
    right: float
    top: float
    gap: float
    rows: int
    stone: float
    apart: float

    @property
    def height(self) -> float:
        return self.top + self.gap * (self.rows - 1) + self.stone + 56

    @property
    def straight(self) -> float:
        return self.right - self.left

    @property
    def length(self) -> float:
        return self.rows * self.straight + (self.rows - 1) * pi * self.gap / 2


WIDE = Shape(width=960, left=130, right=830, top=78, gap=150, rows=3, stone=26, apart=150)
NARROW = Shape(width=330, left=84, right=246, top=78, gap=112, rows=6, stone=21, apart=124)


@dataclass(frozen=True)
class Stone:
    """A stone with its middle; `label_x` is where its name stands, all of it inside the drawing."""

    milestone: Milestone
    x: float
    y: float
    label_x: float
    after_today: bool


@dataclass(frozen=True)
class Picture:
    """`path` is the whole road; `gone` and `length` say how much of it lies behind. `today` is None off the road."""

    shape: Shape
    path: str
    length: float
    gone: float
    today: tuple[float, float] | None
    stones: tuple[Stone, ...]


def picture_of(road: Road, today: date, shape: Shape) -> Picture:
    """Stones stand by the month of their last task; those that would touch stand a little further on."""
    begun, ends = road.roadmap.begun_on, road.roadmap.ends_on
    part = (today - begun).days / max((ends - begun).days, 1)
    gone = shape.length * min(max(part, 0.0), 1.0)
    kept = (one for one in road.milestones if not one.left_out)
    milestones = sorted(kept, key=lambda one: (one.month, one.action.number))
    wished = [shape.length * (months_between(begun, one.month) + 0.5) / MONTHS for one in milestones]
    places = spread(wished, shape.apart, shape.length)
    stones = tuple(_stone(one, at, gone, shape) for one, at in zip(milestones, places, strict=True))
    here = point(shape, gone) if 0 <= part <= 1 else None
    return Picture(shape, _path(shape), round(shape.length, 1), round(gone, 1), here, stones)


def spread(wished: Sequence[float], gap: float, length: float) -> list[float]:
    """Places as near to those wished (in order) as a forward and a backward pass bring them, `gap` apart.

    All lie within 0 and `length` while there is room; the order is kept.
    """
    places = [max(wished[0], 0.0)] if wished else []
    for one in wished[1:]:
        places.append(max(one, places[-1] + gap))
    limit = length
    for number in range(len(places) - 1, -1, -1):
        places[number] = min(places[number], limit)
        limit = places[number] - gap
    return places


def point(shape: Shape, at: float) -> tuple[float, float]:
    """The point of the road after so much of its length."""
    turn = pi * shape.gap / 2
    row = min(int(at // (shape.straight + turn)), shape.rows - 1)
    rest, forward, y = at - row * (shape.straight + turn), row % 2 == 0, shape.top + row * shape.gap
    if rest <= shape.straight:
        return round(shape.left + rest if forward else shape.right - rest, 1), round(y, 1)
    angle, radius = (rest - shape.straight) / turn * pi - pi / 2, shape.gap / 2
    side = shape.right + radius * cos(angle) if forward else shape.left - radius * cos(angle)
    return round(side, 1), round(y + radius + radius * sin(angle), 1)


def _stone(milestone: Milestone, at: float, gone: float, shape: Shape) -> Stone:
    x, y = point(shape, at)
    return Stone(milestone, x, y, min(max(x, LABEL), shape.width - LABEL), at > gone)


def _path(shape: Shape) -> str:
    return " ".join(_steps(shape))


def _steps(shape: Shape) -> Iterator[str]:
    yield f"M{shape.left} {shape.top}"
    radius = shape.gap / 2
    for row in range(shape.rows):
        forward = row % 2 == 0
        end = shape.right if forward else shape.left
        yield f"H{end}"
        if row < shape.rows - 1:
            yield f"A{radius} {radius} 0 0 {int(forward)} {end} {shape.top + (row + 1) * shape.gap}"
