"""The map of a question as its page tells it: in words first. A figure under five people is not told, and no other
from which it would follow."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import count
from uuid import UUID

from assieme.assemblies.opinions.drawing import opinion_map
from assieme.assemblies.opinions.models import Drawn, Question
from assieme.assemblies.opinions.reads import slips_made
from assieme.core.ui.words import STANDPOINTS
from assieme.logic import opinions
from assieme.logic.suppression import MINIMUM, suppress

LETTERS = "ABCDEFGHIJ"
WIDTH, HEIGHT, EDGE, MARGIN = 420, 300, 40, 20
FLAT = 1e-6
"""Where all people stand so near, they stand in one place."""
HALF = 0.5
NO_GROUP = ""


@dataclass(frozen=True)
class Said:
    """A statement with what all people said of it. `number` is its place in the files, from 1."""

    number: int
    words: str
    agree: int
    disagree: int
    passed: int
    by_group: tuple[tuple[int, int] | None, ...] = ()
    """For each group how many agree, of how many who answered; None where that would tell too much."""

    @property
    def people(self) -> int:
        return self.agree + self.disagree + self.passed


@dataclass(frozen=True)
class Apart:
    """A group with what sets it apart: statements that it agrees with, or disagrees with, more than others do."""

    letter: str
    people: int
    agrees: tuple[Said, ...]
    disagrees: tuple[Said, ...]
    few: frozenset[int]
    """Numbers of those that this smaller group holds, and the others do not."""

    @property
    def numbers(self) -> set[int]:
        return {one.number for one in (*self.agrees, *self.disagrees)}


@dataclass(frozen=True)
class Few:
    """A statement that a smaller group holds, and the others do not."""

    said: Said
    letter: str
    agrees: bool


@dataclass(frozen=True)
class Dot:
    """A person on the picture, without a name."""

    x: int
    y: int
    letter: str


@dataclass(frozen=True)
class Heart:
    """Where a group's letter stands, and how far the group reaches from there."""

    x: int
    y: int
    reach: int
    letter: str


@dataclass(frozen=True)
class MapPage:
    """All that is told of a question that has ended."""

    people: int
    yes: tuple[Said, ...]
    no: tuple[Said, ...]
    groups: tuple[Apart, ...]
    few: tuple[Few, ...]
    rows: tuple[Said, ...]
    left_out: tuple[str, ...]
    dots: tuple[Dot, ...]
    hearts: tuple[Heart, ...]
    standpoints: tuple[tuple[str, tuple[int, ...]], ...]
    with_guests: bool
    slips: int
    """How many were made for guests; 0 where no guest answered."""

    @property
    def frame(self) -> str:
        """What the picture shows, as a viewBox: all groups as far as they reach."""
        left = min((one.x - one.reach for one in self.hearts), default=0) - MARGIN
        top = min((one.y - one.reach for one in self.hearts), default=0) - MARGIN
        right = max((one.x + one.reach for one in self.hearts), default=WIDTH) + MARGIN
        bottom = max((one.y + one.reach for one in self.hearts), default=HEIGHT) + MARGIN
        return f"{left} {top} {right - left} {bottom - top}"

    @property
    def few_more(self) -> tuple[Few, ...]:
        """Of what few hold, that which does not stand with their group already."""
        told = {(group.letter, number) for group in self.groups for number in group.numbers}
        return tuple(one for one in self.few if (one.letter, one.said.number) not in told)

    @property
    def radius(self) -> int:
        """Of a dot, so that neighbours do not touch."""
        return _step(len(self.dots)) // 2 - 1

    @property
    def in_no_group(self) -> int:
        """People who answered too little to be placed; 0 where they are fewer than five."""
        alone = self.people - len(self.dots)
        return alone if alone >= MINIMUM else 0

    @property
    def whole(self) -> bool:
        """Whether groups are told and no figure is held back: else the file of all answers would tell more.

        Nor is there such a file where guests answered: whoever answered with their codes would know those rows.
        """
        return (
            bool(self.groups)
            and not self.with_guests
            and all(cell is not None for row in self.rows for cell in row.by_group)
        )


def map_page(question: Question, drawn: Drawn) -> MapPage:
    """One query; two where guests answered."""
    found = found_map(drawn)
    words: dict[int | None, str] = {}
    left_out = []
    for statement in question.statements.filter(state="shown").order_by("number", "id"):
        if statement.number is None:
            left_out.append(statement.words)
        else:
            words[statement.number] = statement.words
    apart = found.groups if len(found.groups) > 1 else ()
    letters = {group.id: LETTERS[place] for place, group in enumerate(found.groups)}
    said = {one.statement: _said(one, words.get(one.statement, ""), len(apart)) for one in found.statements}
    dots = _dots(found, letters)
    return MapPage(
        people=len(found.people),
        yes=tuple(said[one.statement] for one in found.shared if one.kind == "agree"),
        no=tuple(said[one.statement] for one in found.shared if one.kind == "disagree"),
        groups=tuple(_apart(group, letters[group.id], said, found) for group in apart),
        few=tuple(Few(said[one.statement], letters[one.group], one.kind == "agree") for one in found.minority if apart),
        rows=tuple(sorted(said.values(), key=lambda one: (-one.agree / max(one.people, 1), one.number))),
        left_out=tuple(one for one in left_out if one),
        dots=dots,
        hearts=_hearts(dots),
        standpoints=_standpoints(drawn.standpoints, [group.id for group in apart]),
        with_guests=drawn.with_guests,
        slips=slips_made(question) if drawn.with_guests else 0,
    )


def found_map(drawn: Drawn) -> opinions.OpinionMap:
    """The arithmetic of what was drawn, with the groups of then. The row never changes: its map is kept in memory."""
    return _found(drawn.pk)


@lru_cache(maxsize=64)
def _found(key: UUID) -> opinions.OpinionMap:
    drawn = Drawn.objects.get(pk=key)
    return opinion_map(drawn.votes, drawn.groups)


def _said(tally: opinions.Tally, words: str, groups: int) -> Said:
    seen = {str(place): one.agree + one.disagree + one.passed for place, one in enumerate(tally.by_group)}
    others = tally.agree + tally.disagree + tally.passed - sum(seen.values())
    told = suppress(seen | ({NO_GROUP: others} if others else {})).cells
    return Said(
        number=tally.statement + 1,
        words=words,
        agree=tally.agree,
        disagree=tally.disagree,
        passed=tally.passed,
        by_group=tuple(
            (one.agree, seen[str(place)]) if told[str(place)] is not None else None
            for place, one in enumerate(tally.by_group[:groups])
        ),
    )


def _apart(group: opinions.Group, letter: str, said: Mapping[int, Said], found: opinions.OpinionMap) -> Apart:
    shared = {one.statement for one in found.shared}
    own = [one for one in group.representative if one.statement not in shared and one.said >= HALF * one.seen]
    return Apart(
        letter,
        len(group.members),
        tuple(said[one.statement] for one in own if one.kind == "agree"),
        tuple(said[one.statement] for one in own if one.kind == "disagree"),
        frozenset(said[one.statement].number for one in found.minority if one.group == group.id),
    )


def _dots(found: opinions.OpinionMap, letters: Mapping[int, str]) -> tuple[Dot, ...]:
    """Places moved into the picture, each into the nearest free cell of a grid: nobody hides another, and no place
    gives back a person's answers."""
    across, down = [place.x for place in found.places], [-place.y for place in found.places]
    wide, high = max(across, default=0) - min(across, default=0), max(down, default=0) - min(down, default=0)
    scale = min((WIDTH - 2 * EDGE) / (wide or 1), (HEIGHT - 2 * EDGE) / (high or 1)) if wide + high > FLAT else 1
    step = _step(len(found.places))
    middle = [(min(line, default=0) + max(line, default=0)) / 2 for line in (across, down)]
    taken: set[tuple[int, int]] = set()
    dots = []
    for place, x, y in zip(found.places, across, down, strict=True):
        column = round((WIDTH / 2 + (x - middle[0]) * scale) / step)
        row = round((HEIGHT / 2 + (y - middle[1]) * scale) / step)
        cell = next(one for one in _around(column, row) if one not in taken)
        taken.add(cell)
        dots.append(Dot(cell[0] * step, cell[1] * step, letters[place.group]))
    return tuple(sorted(dots, key=lambda dot: (dot.letter, dot.x, dot.y)))


def _step(people: int) -> int:
    """How far dots stand from one another: close where many have to find room."""
    return 32 if people <= 60 else 18 if people <= 250 else 8


def _around(column: int, row: int) -> Iterator[tuple[int, int]]:
    """The cell, then those around it, the nearest first."""
    yield column, row
    for reach in count(1):
        ring = range(-reach, reach + 1)
        yield from sorted(
            ((column + x, row + y) for x in ring for y in ring if max(abs(x), abs(y)) == reach),
            key=lambda cell: (cell[0] - column) ** 2 + (cell[1] - row) ** 2,
        )


def _hearts(dots: Sequence[Dot]) -> tuple[Heart, ...]:
    hearts = []
    for letter in sorted({dot.letter for dot in dots}):
        own = [dot for dot in dots if dot.letter == letter]
        x, y = sum(dot.x for dot in own) // len(own), sum(dot.y for dot in own) // len(own)
        reach = max(((dot.x - x) ** 2 + (dot.y - y) ** 2) ** 0.5 for dot in own)
        hearts.append(Heart(x, y, int(reach) + 28, letter))
    return tuple(hearts)


def _standpoints(
    table: Mapping[str, Mapping[str, int]], groups: Sequence[int]
) -> tuple[tuple[str, tuple[int, ...]], ...]:
    """Service users first; those without a standpoint last. Nothing where they were counted in other groups."""
    if any(set(counts) != {str(group) for group in groups} for counts in table.values()):
        return ()
    order = [one for one in (*STANDPOINTS, "") if one in table]
    return tuple((one, tuple(table[one][str(group)] for group in groups)) for one in order)
