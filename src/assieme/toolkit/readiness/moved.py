"""What moved between two rounds, in words: the shadow in the hexagon says the same as a picture."""

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from assieme.logic.participation.practice import Principle
from assieme.toolkit.readiness.pictures import cell
from assieme.toolkit.readiness.reads import Page
from assieme.toolkit.readiness.words import GROUPS, PRINCIPLES, Text

# A third of the way from one answer to the next; less than that may be chance.
ENOUGH = Fraction(1, 3)


@dataclass(frozen=True)
class Move:
    """A group sees more (`up`) or less of a principle than it did: `was` and `now` are answers with their means."""

    group: Text
    up: bool
    was: str
    now: str


def moves(page: Page) -> tuple[tuple[Text, tuple[Move, ...]], ...]:
    """Under the title of each principle that moved, the groups for which it did; only groups drawn in both rounds."""
    found = ((PRINCIPLES[principle].title, tuple(_moves(page, principle))) for principle in Principle)
    return tuple((title, moved) for title, moved in found if moved)


def _moves(page: Page, principle: Principle) -> Iterator[Move]:
    before = page.last.shown if page.last else {}
    for group in (one for one in page.found.shown if one in before):
        then, now = before[group][principle], page.found.shown[group][principle]
        if then.mean is not None and now.mean is not None and abs(now.mean - then.mean) >= ENOUGH:
            yield Move(GROUPS[group], now.mean > then.mean, cell(then), cell(now))
