"""The drawing of the circle of support: its marks, numbers and words, for a wide screen and a narrow one."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from assieme.circles.layout import ORDER, Place, Sheet, lay_out, word_radius
from assieme.circles.models import PlacedPerson
from assieme.circles.words import CIRCLES, Text
from assieme.logic.participation.practice import Circle

LONGEST = 12


@dataclass(frozen=True)
class Mark:
    """One person in the drawing. `text` is the short name, `number` the one in the list."""

    placed: PlacedPerson
    number: int
    place: Place
    text: str
    circle: Circle


@dataclass(frozen=True)
class Ring:
    """One circle: its radius, the arc that carries its words, and the words."""

    circle: Circle
    number: int
    radius: float
    words: Text
    word_radius: float


@dataclass(frozen=True)
class Drawing:
    """`rings` from the outside, as painted; `named`: names stand under the marks; `reach`: half of its width."""

    rings: tuple[Ring, ...]
    marks: tuple[Mark, ...]
    named: bool
    reach: float


def draw(people: Mapping[Circle, Sequence[PlacedPerson]], sheet: Sheet) -> Drawing:
    """Lay the people out on one sheet; numbers run from the inside, as in the list."""
    board = lay_out({circle: [short(str(placed)) for placed in ring] for circle, ring in people.items()}, sheet)
    marks, number = [], 0
    for circle in ORDER:
        for placed, place in zip(people.get(circle, ()), board.places[circle], strict=True):
            number += 1
            marks.append(Mark(placed, number, place, short(str(placed)), circle))
    rings = [
        Ring(circle, ring + 1, sheet.radii[ring], CIRCLES[circle].name, word_radius(ring, sheet))
        for ring, circle in enumerate(ORDER)
    ]
    return Drawing(tuple(reversed(rings)), tuple(marks), board.named and sheet.names, sheet.radii[-1] + 6)


def short(name: str) -> str:
    """The first word of a name, cut when it is long."""
    first = (name.split() or [""])[0]
    return first if len(first) <= LONGEST else f"{first[: LONGEST - 1]}…"
