"""The chances of a lottery as a picture without names: a dot for each person, those with the same chance in a row."""

from collections import Counter
from dataclasses import dataclass
from fractions import Fraction

from assieme.assemblies.draws.models import Lottery
from assieme.logic.sortition.published import of_document

FINE = 10_000
"""Chances that agree to so small a part are shown as one."""


@dataclass(frozen=True)
class Row:
    """People with the same chance, to a hundredth of a percent; `mine` where the reader is one of them."""

    chance: Fraction
    people: int
    mine: bool

    @property
    def in_hundred(self) -> int:
        return round(self.chance * 100)

    @property
    def exact(self) -> str:
        return f"{float(self.chance * 100):.2f}"


@dataclass(frozen=True)
class Chances:
    """Rows from the largest chance to the smallest; those who had a place already are not in them."""

    rows: tuple[Row, ...]
    people: int

    @property
    def mine(self) -> Row | None:
        return next((row for row in self.rows if row.mine), None)


def chances_of(lottery: Lottery, number: str = "") -> Chances:
    """The chances of a lottery; `number` is the reader's own, empty where they have none.

    They are rounded, since tickets make those of people who are not alike differ in the last digits.
    """
    found = of_document(lottery.document)
    chances = {one: chance for one, chance in found.chances().items() if one not in found.stay}
    shown = {one: Fraction(round(chance * FINE), FINE) for one, chance in chances.items()}
    counted = Counter(shown.values())
    mine = shown.get(number)
    rows = tuple(Row(chance, people, chance == mine) for chance, people in sorted(counted.items(), reverse=True))
    return Chances(rows, len(chances))
