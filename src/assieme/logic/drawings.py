"""A drawing that somebody sent, made harmless: read as XML, kept as numbers, written anew.

Nothing of what came in is passed on. A drawing is a list of strokes and dots on a pad of 1,000 by 640; each has one of
four colours and one of nine widths; everything else in the text (scripts, links, style, animation, whatever browsers
will learn next) has no place to be kept in. Texts with a DTD or entities are refused as a whole, before anything
unfolds. Only children of the root are looked at, so depth costs nothing.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from itertools import batched
from xml.etree.ElementTree import Element, ParseError

from defusedxml.ElementTree import fromstring  # type: ignore[import-untyped]

WIDE, HIGH = 1000, 640
COLOURS = ("#1e2a2f", "#1f4fa3", "#b3261e", "#2f6b2a")
WIDTHS = (2, 3, 4, 6, 8, 11, 15, 20, 28)
RADII = (1, 2, 3, 4, 6, 8, 10, 14)

MOST_LETTERS = 300_000
MOST_MARKS = 3_000
MOST_POINTS = 30_000

_HEAD = (
    f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDE} {HIGH}" fill="none"'
    ' stroke-linecap="round" stroke-linejoin="round">'
)
_SVG = "{http://www.w3.org/2000/svg}"
# At most this many digits: no number is ever too long to read or too large to hold.
_NUMBER = r"[-+]?(?:[0-9]{1,6}(?:\.[0-9]{0,6})?|\.[0-9]{1,6})"
_NUMBERS = re.compile(rf"\s*{_NUMBER}(?:[\s,]+{_NUMBER})*\s*")
# A line as pens write it: M, then L before each point or only before the first.
_PATH = re.compile(rf"\s*M\s*{_NUMBER}[\s,]+{_NUMBER}(?:(?:\s*L\s*|[\s,]+){_NUMBER}[\s,]+{_NUMBER})*\s*")


class Refusal(StrEnum):
    """Why a text is not taken as a drawing."""

    TOO_LARGE = "too large"
    NOT_A_DRAWING = "not a drawing"


class DrawingError(ValueError):
    """The text can't be a drawing; `why` is a Refusal."""

    def __init__(self, why: Refusal) -> None:
        super().__init__(why.value)
        self.why = why


@dataclass(frozen=True)
class Stroke:
    """A line through points of the pad, at least two."""

    colour: str
    width: int
    points: tuple[tuple[int, int], ...]

    def written(self) -> str:
        points = " ".join(f"{x},{y}" for x, y in self.points)
        return f'<polyline stroke="{self.colour}" stroke-width="{self.width}" points="{points}"/>'


@dataclass(frozen=True)
class Dot:
    """Where the pen touched and did not move."""

    colour: str
    radius: int
    at: tuple[int, int]

    def written(self) -> str:
        x, y = self.at
        return f'<circle fill="{self.colour}" cx="{x}" cy="{y}" r="{self.radius}"/>'


type Mark = Stroke | Dot


def harmless(text: str) -> str:
    """The drawing in `text`, as an SVG of our own making; empty where nothing in it can be drawn.

    `harmless(harmless(text)) == harmless(text)`. Raises DrawingError for what is no SVG, brings a DTD or entities
    along, or is larger than a hand draws.
    """
    if not text.strip():
        return ""
    marks = read(text)
    return _HEAD + "".join(mark.written() for mark in marks) + "</svg>" if marks else ""


def read(text: str) -> tuple[Mark, ...]:
    """The marks of an SVG text, in their order. Raises DrawingError."""
    if len(text) > MOST_LETTERS:
        raise DrawingError(Refusal.TOO_LARGE)
    try:
        root = fromstring(text, forbid_dtd=True)
    except (ParseError, ValueError) as error:
        raise DrawingError(Refusal.NOT_A_DRAWING) from error
    if _name(root) != "svg":
        raise DrawingError(Refusal.NOT_A_DRAWING)
    marks = tuple(_marks(root))
    points = sum(len(mark.points) if isinstance(mark, Stroke) else 1 for mark in marks)
    if len(marks) > MOST_MARKS or points > MOST_POINTS:
        raise DrawingError(Refusal.TOO_LARGE)
    return marks


def _marks(root: Element) -> Iterable[Mark]:
    for element in root:
        reader = _READERS.get(_name(element))
        mark = reader(element.attrib) if reader else None
        if mark:
            yield mark


def _name(element: Element) -> str:
    """The element's name where it is SVG's own or of no namespace; no name of ours where it is of another."""
    return element.tag.removeprefix(_SVG)


def _polyline(said: Mapping[str, str]) -> Mark | None:
    return _line(said, said.get("points", ""), _NUMBERS)


def _path(said: Mapping[str, str]) -> Mark | None:
    return _line(said, said.get("d", ""), _PATH)


def _line(said: Mapping[str, str], numbers: str, shape: "re.Pattern[str]") -> Mark | None:
    if not shape.fullmatch(numbers):
        return None
    found = [float(number) for number in re.findall(_NUMBER, numbers)]
    points = tuple(_on_pad(x, y) for x, y in batched(found[: len(found) // 2 * 2], 2))
    width = _nearest(WIDTHS, said.get("stroke-width", ""))
    if len(set(points)) > 1:
        return Stroke(_colour(said.get("stroke", "")), width, points)
    return Dot(_colour(said.get("stroke", "")), _nearest(RADII, str(width / 2)), points[0]) if points else None


def _circle(said: Mapping[str, str]) -> Mark | None:
    numbers = [said.get(name, "") for name in ("cx", "cy", "r")]
    if not all(re.fullmatch(_NUMBER, number) for number in numbers):
        return None
    x, y, radius = numbers
    return Dot(_colour(said.get("fill", "")), _nearest(RADII, radius), _on_pad(float(x), float(y)))


_READERS: Mapping[str, Callable[[Mapping[str, str]], Mark | None]] = {
    "polyline": _polyline,
    "path": _path,
    "circle": _circle,
}


def _on_pad(x: float, y: float) -> tuple[int, int]:
    return round(min(max(x, 0), WIDE)), round(min(max(y, 0), HIGH))


def _nearest(known: tuple[int, ...], typed: str) -> int:
    """The known number nearest to what was typed; a middling one where that is no number."""
    if not re.fullmatch(_NUMBER, typed):
        return known[len(known) // 2]
    return min(known, key=lambda number: abs(number - float(typed)))


def _colour(typed: str) -> str:
    return typed if typed in COLOURS else COLOURS[0]
