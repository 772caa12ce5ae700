"""How a questionnaire is scored, as it is declared beside it: `docs/reference/scoring-file.md` describes the file.

Numbers are exact (Fraction); whoever shows one rounds it.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from fractions import Fraction

Words = Mapping[str, str]
"""A text by language: `{"en": "Total", "it": "Totale"}`."""


Codes = Mapping[str, Mapping[str, Fraction]]
"""Numbers by linkId, and then by code, by `system|code` or by the text of a text option."""


class Method(StrEnum):
    """How the numbers of the parts become one number."""

    SUM = "sum"
    MEAN = "mean"


class Rule(StrEnum):
    """What happens where some parts are missing, and not too many."""

    ANSWERED = "answered"
    """The sum or the mean of what was answered, as it stands."""
    PRORATE = "prorate"
    """For sums: the mean of what was answered, times the number (or the weight) of all parts."""


@dataclass(frozen=True)
class Part:
    """One item by linkId, or one score declared before by name, and how it counts.

    A reversed part counts `low + high - value`, and then times its weight, which is above 0.
    """

    name: str
    weight: Fraction = Fraction(1)
    reverse: tuple[Fraction, Fraction] | None = None


@dataclass(frozen=True)
class Missing:
    """At most so many parts may be missing; by default none."""

    at_most: int = 0
    then: Rule = Rule.ANSWERED


@dataclass(frozen=True)
class Row:
    """A row of a lookup table: it holds from `start` up to the start of the next row."""

    start: Fraction
    value: Fraction | None = None
    band: Words = field(default_factory=dict)
    meaning: Words = field(default_factory=dict)


@dataclass(frozen=True)
class Score:
    """One score. Its parts are items, or with `of_scores` scores declared before it."""

    name: str
    title: Words
    method: Method
    parts: tuple[Part, ...]
    of_scores: bool = False
    missing: Missing = Missing()
    places: int | None = None
    range: tuple[Fraction, Fraction] | None = None
    lookup: tuple[Row, ...] = ()


@dataclass(frozen=True)
class Declaration:
    """All scores of a questionnaire, in order; `codes` has the numbers of answers whose options carry none."""

    scores: tuple[Score, ...]
    questionnaire: str | None = None
    codes: Codes = field(default_factory=dict)

    @property
    def items(self) -> frozenset[str]:
        """The linkIds that any score counts."""
        return frozenset(part.name for score in self.scores if not score.of_scores for part in score.parts)
