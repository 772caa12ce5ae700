"""Where the marks of people lie on the four circles: even, deterministic, apart from one another and from the words.

Units are those of the drawing, whose middle is (0, 0); angles run clockwise from the top.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import asin, cos, hypot, pi, sin

from assieme.logic.participation.practice import Circle

ORDER = tuple(Circle)


@dataclass(frozen=True)
class Sheet:
    """A drawing's measures. `radii`: the four circles from inside; `mark`: a mark's size; `apart`: least distance of
    two marks that is aimed at; `letter`: width of a letter of a name; `line`: height of a line of text."""

    radii: tuple[float, float, float, float]
    mark: float
    apart: float
    letter: float
    line: float
    names: bool


WIDE = Sheet(radii=(128, 208, 280, 344), mark=26, apart=46, letter=9.4, line=20, names=True)
NARROW = Sheet(radii=(60, 94, 126, 157), mark=24, apart=27, letter=8.2, line=0, names=False)
LEAST = 9.0
"""Up to forty people, in whatever circles, no two marks are closer than this."""


@dataclass(frozen=True)
class Place:
    """Where a mark's middle lies, and how large it is."""

    x: float
    y: float
    size: float


@dataclass(frozen=True)
class Board:
    """A place for each person, by circle, in the order given; `named`: the words under the marks fit too."""

    places: Mapping[Circle, tuple[Place, ...]]
    named: bool


type Box = tuple[float, float, float, float]


def lay_out(people: Mapping[Circle, Sequence[str]], sheet: Sheet) -> Board:
    """Places of the people's marks. `people`: the text under each mark, by circle."""
    boxes: list[Box] = []
    places: dict[Circle, tuple[Place, ...]] = {}
    named = True
    for ring, circle in enumerate(ORDER):
        texts = people.get(circle, ())
        chosen, fits = _turned(ring, texts, sheet, boxes)
        places[circle] = chosen
        named = named and fits
        boxes += [_box(place, text, sheet) for place, text in zip(chosen, texts, strict=True)]
    return Board(places, named)


def _turned(ring: int, texts: Sequence[str], sheet: Sheet, taken: Sequence[Box]) -> tuple[tuple[Place, ...], bool]:
    """The turn of the ring at which no words overlap and people are farthest from those farther in.

    Where words overlap at every turn, the first turn at which the marks fit.
    """
    first: tuple[Place, ...] = ()
    for apart in _distances(sheet):
        clear: list[tuple[Place, ...]] = []
        for turn in _turns(ring):
            rows = _rows(ring, len(texts), apart, turn, sheet)
            if rows is None:
                continue
            first = first or rows
            boxes = [_box(place, text, sheet) for place, text in zip(rows, texts, strict=True)]
            if _clear([*taken, *boxes], len(taken)) and all(place.size == sheet.mark for place in rows):
                clear.append(rows)
        if clear:
            return max(clear, key=lambda rows: _loneliness(rows, taken)), True
    return first, not texts


def _loneliness(places: Sequence[Place], taken: Sequence[Box]) -> float:
    """How far the one who is closest to somebody farther in is from them, in steps of ten."""
    middles = [((box[0] + box[2]) / 2, (box[1] + box[3]) / 2) for box in taken]
    nearest = min((hypot(place.x - x, place.y - y) for place in places for x, y in middles), default=0.0)
    return nearest // 10


def _distances(sheet: Sheet) -> Iterator[float]:
    apart = sheet.apart * 1.9 if sheet.names else sheet.apart
    while apart >= LEAST:
        yield apart
        apart *= 0.88


def _turns(ring: int) -> Iterator[float]:
    start = (0.5, 0.3, 0.7, 0.5)[ring]
    for step in range(12):
        yield (start + step * 5 / 12) % 1


def _band(ring: int, sheet: Sheet) -> tuple[float, float]:
    inside = sheet.radii[ring - 1] if ring else 0.0
    return inside, sheet.radii[ring]


def _rows(ring: int, people: int, apart: float, turn: float, sheet: Sheet) -> tuple[Place, ...] | None:
    """People on one row in the middle of the band, or on as many as they need; None where that is too few."""
    if not people:
        return ()
    inside, outside = _band(ring, sheet)
    edge = max(min(apart, sheet.mark) / 2, LEAST / 2) + (1 if sheet.names else 0)
    most = max(1, int((outside - inside - 2 * edge) / apart) + 1)
    for count in range(1, most + 1):
        radii = _radii(ring, count, inside, outside, edge, sheet)
        room = [_room(radius, apart, ring, sheet) for radius in radii]
        if ring == 0 and people == 1:
            radii, room = [0.0], [1]
        if sum(room) >= people:
            return _spread(people, radii, room, turn, ring, apart, sheet)
    return None


def _radii(ring: int, count: int, inside: float, outside: float, edge: float, sheet: Sheet) -> list[float]:
    if count == 1:
        middle = (inside + outside) / 2
        return [middle * (0.86 if ring == 0 else 1) - (4 if sheet.names and ring else 0)]
    low = 0.0 if ring == 0 else inside + edge
    high = outside - edge
    return [low + (high - low) * row / (count - 1) for row in range(count)]


def _gap(radius: float, ring: int, sheet: Sheet) -> float:
    """Half of the angle at the top that a row leaves to the words of its circle."""
    words = word_radius(ring, sheet)
    reach = sheet.mark / 2 + (6 if ring == 0 else sheet.mark / 2)
    if radius <= 0 or abs(words - radius) > reach:
        return 0.0
    return min(sheet.letter * 11.5 / words + 0.1, 2.4)


def word_radius(ring: int, sheet: Sheet) -> float:
    """The radius of the arc on which the words of a circle are written."""
    inside, outside = _band(ring, sheet)
    if ring == 0 or sheet.names:
        return outside - (22 if sheet.names else 15)
    return (inside + outside) / 2 - 5


def _room(radius: float, apart: float, ring: int, sheet: Sheet) -> int:
    if radius < apart / 2:
        return 1
    step = 2 * asin(apart / (2 * radius))
    return max(1, int((2 * pi - 2 * _gap(radius, ring, sheet)) / step + 1e-9))


def _spread(
    people: int, radii: Sequence[float], room: Sequence[int], turn: float, ring: int, apart: float, sheet: Sheet
) -> tuple[Place, ...]:
    """Fill the rows in proportion to their room."""
    left, space, found = people, sum(room), []
    for row, (radius, many) in enumerate(zip(radii, room, strict=True)):
        here = min(many, -(-left * many // space)) if space else 0
        space -= many
        left -= here
        found += [
            _place(radius, number, here, (turn + row / 2) % 1, ring, len(radii), apart, sheet) for number in range(here)
        ]
    return tuple(found)


def _place(
    radius: float, number: int, many: int, turn: float, ring: int, rows: int, apart: float, sheet: Sheet
) -> Place:
    gap = _gap(radius, ring, sheet)
    angle = gap + (number + turn) * (2 * pi - 2 * gap) / many
    down = 6 if ring == 0 and rows == 1 else 0  # away from the words above
    size = min(sheet.mark, apart - 1 if apart < sheet.mark + 1 else sheet.mark)
    return Place(round(radius * sin(angle), 1), round(down - radius * cos(angle), 1), round(size, 1))


def _box(place: Place, text: str, sheet: Sheet) -> Box:
    """The room that a mark takes with the text under it: left, top, right, bottom."""
    half = max(place.size / 2, len(text) * sheet.letter / 2 if sheet.names else 0)
    return (place.x - half, place.y - place.size / 2, place.x + half, place.y + place.size / 2 + sheet.line)


def _clear(boxes: Sequence[Box], new: int) -> bool:
    """Whether none of the boxes from `new` on overlaps another."""
    return not any(_overlap(boxes[one], boxes[other]) for one in range(new, len(boxes)) for other in range(one))


def _overlap(one: Box, other: Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def closest(board: Board) -> float:
    """The distance between the two marks that are closest; infinite with fewer than two."""
    marks = [place for places in board.places.values() for place in places]
    return min(
        (hypot(a.x - b.x, a.y - b.y) for index, a in enumerate(marks) for b in marks[:index]), default=float("inf")
    )
