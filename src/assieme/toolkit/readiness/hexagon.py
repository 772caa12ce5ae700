"""Geometry of the hexagon: six axes, one corner per principle, a point per mean. Units are the drawing's."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import cos, pi, sin

from assieme.logic.participation.practice import Principle
from assieme.logic.scoring.readiness import GroupScore

WIDTH, HEIGHT = 400, 372
MIDDLE_X, MIDDLE_Y = 200.0, 184.0
INNER, OUTER = 22.0, 144.0
"""Distance from the middle of 0 (not yet) and 3 (yes): "not yet" is a small hexagon, so no outline vanishes."""
LINE = 19


@dataclass(frozen=True)
class Point:
    x: float
    y: float


@dataclass(frozen=True)
class Label:
    """Lines of a corner's words: `x`, the lines' baselines, and where the text is anchored."""

    x: float
    anchor: str
    lines: tuple[tuple[str, float], ...]


def point(axis: int, value: float) -> Point:
    """Where `value` (0 to 3) lies on an axis (0 at the top, clockwise)."""
    distance = INNER + (OUTER - INNER) * value / 3
    angle = axis * pi / 3
    return Point(round(MIDDLE_X + distance * sin(angle), 1), round(MIDDLE_Y - distance * cos(angle), 1))


def ring(value: float) -> str:
    """The hexagon on which all axes have this value, as the points of a polygon."""
    return " ".join(f"{corner.x},{corner.y}" for corner in (point(axis, value) for axis in range(6)))


def marks(scores: Mapping[Principle, GroupScore]) -> tuple[Point | None, ...]:
    """A point on each of the six axes; None where there is no figure."""
    return tuple(
        None if (mean := scores[principle].mean) is None else point(axis, float(mean))
        for axis, principle in enumerate(Principle)
    )


def outline(points: Sequence[Point | None]) -> str:
    """The points joined around the middle as an SVG path; where one is missing, the line is open."""
    drawn = []
    for here, following in zip(points, (*points[1:], points[0]), strict=True):
        if here and following:
            drawn.append(f"M{here.x} {here.y}L{following.x} {following.y}")
    if len(drawn) == len(points):
        return "M" + "L".join(f"{one.x} {one.y}" for one in points if one) + "Z"
    return "".join(drawn)


def label(axis: int, words: str) -> Label:
    """Places the words of a corner outside the hexagon; at the sides in lines of at most about nine letters."""
    lines = wrap(words, 20 if axis in (0, 3) else 9)
    corner = point(axis, 3)
    if axis in (0, 3):
        x, anchor = corner.x, "middle"
    else:
        x, anchor = (WIDTH - 2.0, "end") if axis < 3 else (2.0, "start")
    above = axis in (0, 1, 5)
    first = corner.y - 12 - LINE * (len(lines) - 1) if above else corner.y + 25
    return Label(x, anchor, tuple((line, round(first + LINE * number, 1)) for number, line in enumerate(lines)))


def wrap(words: str, wide: int) -> list[str]:
    """Words in lines of at most `wide` letters; a longer word has a line of its own."""
    lines: list[str] = []
    for word in words.split():
        if lines and len(lines[-1]) + 1 + len(word) <= wide:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return lines
