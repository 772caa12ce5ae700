"""The eleven principles, as they stand in `principles.toml`: in English and Italian, in our own words.

Source: Norton (2018), Table 2. `six` are the principles of EQUIL's toolkit, `four` those of Cahn (2000); how they
match is the project's own reading.
"""

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from assieme.logic.participation.practice import Principle as OfToolkit
from assieme.toolkit.readiness.words import PRINCIPLES as WORDS

FILE = Path(__file__).with_suffix(".toml")
FOUR = {
    "assets": _("People are what we have"),
    "work": _("Work is more than a job"),
    "reciprocity": _("Give and take"),
    "social capital": _("Ties between people"),
}


@dataclass(frozen=True)
class Principle:
    """One principle in one language. `hard` says why it is hard where there are levels; empty where it is not."""

    slug: str
    number: int
    title: str
    text: str
    example: str
    ask: str
    hard: str
    six: tuple[OfToolkit, ...]
    four: tuple[str, ...]

    @property
    def toolkit(self) -> list[str]:
        """The titles of the toolkit's principles that it meets."""
        return [str(WORDS[one].title) for one in self.six]

    @property
    def cahn(self) -> list[str]:
        return [str(FOUR[one]) for one in self.four]


def principles() -> tuple[Principle, ...]:
    """All eleven in the reader's language, English where we don't have theirs."""
    language = (get_language() or "en")[:2]
    return _principles(language if language == "it" else "en")


@cache
def _principles(language: str) -> tuple[Principle, ...]:
    with FILE.open("rb") as opened:
        rows = tomllib.load(opened)["principle"]
    return tuple(_principle(row, number, language) for number, row in enumerate(rows, start=1))


def _principle(row: dict[str, Any], number: int, language: str) -> Principle:
    words = {name: row[name][language] for name in ("title", "text", "example", "ask")}
    hard = row["hard"][language] if "hard" in row else ""
    six = tuple(OfToolkit(one) for one in row["six"])
    return Principle(row["slug"], number, hard=hard, six=six, four=tuple(row["four"]), **words)
