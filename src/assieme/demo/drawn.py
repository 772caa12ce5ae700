"""A drawing for the demonstration, as a hand draws it: plants under a window of the hall."""

from math import cos, hypot, pi, sin

from assieme.logic.drawings import COLOURS, Stroke, harmless

BLACK, BLUE, RED, GREEN = COLOURS

type Point = tuple[float, float]


def plants() -> str:
    """Three pots on a shelf under a window, one plant tall."""
    window = (_line(330, 60, 670, 60), _line(670, 60, 670, 300), _line(670, 300, 330, 300), _line(330, 300, 330, 60))
    cross = (_line(500, 60, 500, 300), _line(330, 180, 670, 180))
    sun = (_round(590, 120, 34),)
    shelf = (_line(120, 590, 880, 585),)
    pots = tuple(line for left in (190, 440, 690) for line in _pot(left))
    leaves = tuple(
        _leaf(left + 60, 470, angle, length)
        for left, length in ((190, 90), (440, 150), (690, 80))
        for angle in (-1.1, -0.55, 0.0, 0.5, 1.0)
    )
    drawn = (
        *((BLACK, 6, line) for line in (*window, *cross, *shelf)),
        *((RED, 8, line) for line in (*sun, *pots)),
        *((GREEN, 8, line) for line in leaves),
        *((BLUE, 4, _line(360, y, 440, y - 6)) for y in (110, 130)),
    )
    strokes = (Stroke(colour, width, tuple((round(x), round(y)) for x, y in line)) for colour, width, line in drawn)
    return harmless(f"<svg>{''.join(stroke.written() for stroke in strokes)}</svg>")


def _line(x1: float, y1: float, x2: float, y2: float) -> list[Point]:
    """From here to there, not quite straight."""
    off = hypot(x2 - x1, y2 - y1) / 110
    return [(x1 + (x2 - x1) * t / 12 + off * sin(t), y1 + (y2 - y1) * t / 12 + off * cos(t * 1.4)) for t in range(13)]


def _round(x: float, y: float, radius: float) -> list[Point]:
    return [(x + radius * cos(t * pi / 10), y + (radius + sin(t)) * sin(t * pi / 10)) for t in range(21)]


def _pot(left: float) -> tuple[list[Point], ...]:
    sides = _line(left, 475, left + 20, 580), _line(left + 120, 475, left + 100, 580)
    return (*sides, _line(left - 8, 475, left + 128, 478), _line(left + 20, 580, left + 100, 580))


def _leaf(x: float, y: float, angle: float, length: float) -> list[Point]:
    """A stalk that bends to the side, and back: the edge of a leaf."""
    tip = (x + length * sin(angle), y - length * cos(angle))
    bow = [(x + (tip[0] - x) * t / 8 - 14 * sin(t * pi / 8), y + (tip[1] - y) * t / 8) for t in range(9)]
    back = [(x + (tip[0] - x) * t / 8 + 14 * sin(t * pi / 8), y + (tip[1] - y) * t / 8) for t in range(8, -1, -1)]
    return bow + back
