"""The drift: where on the ladder one's examples stood, look by look, as a drawing and as a table. It does not judge."""

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

from django.utils.translation import gettext as _

from assieme.core.ui.environment import day
from assieme.logic.participation.crosswalk import way_of_rung
from assieme.logic.participation.levels import Rung, Way
from assieme.organisations.terms import LADDER, WAYS
from assieme.toolkit.ladder.reads import Line

RUNGS = tuple(Rung)


@dataclass(frozen=True)
class Frame:
    """Measures of a drawing: where the steps begin at the left, the height of a step, and how many looks fit.

    A step's name ends or begins (`anchor`) at `name_x`, `name_dy` below its line.
    """

    name: str
    width: int
    left: int
    step: int
    most: int
    name_x: int
    name_dy: int
    anchor: str
    top: int = 34
    foot: int = 56

    def y(self, rung: Rung) -> float:
        """The middle of a step; the first is at the bottom."""
        return self.top + (len(RUNGS) - 1 - rung.number + 0.5) * self.step

    @property
    def height(self) -> int:
        return self.top + len(RUNGS) * self.step + self.foot


WIDE = Frame("wide", 760, 178, 38, 8, name_x=168, name_dy=5, anchor="end")
NARROW = Frame("narrow", 340, 0, 46, 4, name_x=6, name_dy=-7, anchor="start")


@dataclass(frozen=True)
class Mark:
    """One example on its step; `way` chooses the shape."""

    x: float
    y: float
    way: str


@dataclass(frozen=True)
class Column:
    """One look back: its day, its marks, and the middle of them (None where no step was chosen).

    `tends` is the way that most days are, `tends_word` its name on screen; empty where nothing was said.
    """

    x: float
    date: str
    short: str
    tends: str
    tends_word: str
    marks: tuple[Mark, ...]
    middle: float | None


@dataclass(frozen=True)
class Drift:
    """`steps` are (name, y of the line) from the bottom, `bands` (name, y, height) of the three ways."""

    frame: Frame
    steps: tuple[tuple[str, float], ...]
    bands: tuple[tuple[str, float, float], ...]
    columns: tuple[Column, ...]

    @property
    def path(self) -> str:
        """The line through the middles."""
        return " ".join(f"{one.x:.0f},{one.middle:.1f}" for one in self.columns if one.middle is not None)


def drift(lines: Sequence[Line], frame: Frame) -> Drift:
    """The newest looks, oldest at the left. `lines` come newest first."""
    shown = [line for line in reversed(lines) if any(line.steps.values())][-frame.most :]
    room = (frame.width - frame.left) / max(1, len(shown))
    return Drift(
        frame=frame,
        steps=tuple((str(LADDER[rung].name), frame.y(rung)) for rung in RUNGS),
        bands=tuple(_band(way, frame) for way in Way),
        columns=tuple(_column(line, place, room, frame) for place, line in enumerate(shown)),
    )


def _band(way: Way, frame: Frame) -> tuple[str, float, float]:
    rungs = [rung for rung in RUNGS if way_of_rung(rung) is way]
    return str(WAYS[way].name), frame.y(rungs[-1]) - frame.step / 2, len(rungs) * frame.step


def _column(line: Line, place: int, room: float, frame: Frame) -> Column:
    x = frame.left + (place + 0.5) * room
    placed = [(Rung(step), way) for way, steps in line.steps.items() for step in steps]
    on_step: dict[Rung, list[str]] = {}
    for rung, way in placed:
        on_step.setdefault(rung, []).append(way)
    marks = tuple(
        Mark(round(x + (beside - (len(ways) - 1) / 2) * min(19, room / len(ways)), 1), frame.y(rung), way)
        for rung, ways in on_step.items()
        for beside, way in enumerate(ways)
    )
    middle = median(frame.y(rung) for rung, _way in placed) if placed else None
    word = str(WAYS[line.tends].name) if line.tends else ""
    return Column(round(x, 1), day(line.on), f"{line.on:%-d.%-m.%y}", line.tends, word, marks, middle)


def table(lines: Sequence[Line]) -> tuple[list[str], list[list[str]]]:
    """The same as columns and rows, newest first."""
    columns = [_("Day"), *(str(WAYS[way].name) for way in Way), _("Most days")]
    rows = [
        [
            day(line.on),
            *(", ".join(str(LADDER[step].name) for step in line.steps[way]) or "–" for way in Way),
            str(WAYS[line.tends].name) if line.tends else "–",
        ]
        for line in lines
    ]
    return columns, rows
