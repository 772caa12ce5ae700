"""The course's units, as they stand in `units/*.toml`: each in English and Italian, in our own words.

Facts and figures are those of the seeds; `source` names where they are from.
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from django.utils.translation import get_language

FOLDER = Path(__file__).parent / "units"


@dataclass(frozen=True)
class Part:
    """A piece of a unit: paragraphs, perhaps with a `figure` in large type. `kind` is text, example or figure."""

    kind: str
    heading: str
    paragraphs: tuple[str, ...]
    figure: str
    source: str


@dataclass(frozen=True)
class Option:
    """One answer to a question, and what there is to say of it. `right` or not, nothing is kept."""

    text: str
    right: bool
    because: str


@dataclass(frozen=True)
class Question:
    ask: str
    options: tuple[Option, ...]


@dataclass(frozen=True)
class Unit:
    """One unit in one language. `slug` names it in addresses; `outcome` is what one can do after it."""

    slug: str
    number: int
    minutes: int
    title: str
    outcome: str
    parts: tuple[Part, ...]
    questions: tuple[Question, ...]


def units() -> tuple[Unit, ...]:
    """The whole course in the reader's language, English where we don't have theirs."""
    language = (get_language() or "en")[:2]
    return _units(language if language == "it" else "en")


@cache
def _units(language: str) -> tuple[Unit, ...]:
    files = sorted(FOLDER.glob("*.toml"))
    return tuple(_unit(file, number, language) for number, file in enumerate(files, start=1))


def _unit(file: Path, number: int, language: str) -> Unit:
    with file.open("rb") as opened:
        unit = tomllib.load(opened)
    return Unit(
        slug=file.stem.partition("-")[2],
        number=number,
        minutes=unit["minutes"],
        title=unit["title"][language],
        outcome=unit["outcome"][language],
        parts=tuple(_part(part, language) for part in unit["part"]),
        questions=tuple(_question(one, language) for one in unit["question"]),
    )


def _part(part: Mapping[str, Any], language: str) -> Part:
    return Part(
        kind=part.get("kind", "text"),
        heading=part["heading"][language],
        paragraphs=tuple(part["text"][language].strip().split("\n\n")),
        figure=part["figure"][language] if "figure" in part else "",
        source=part.get("source", ""),
    )


def _question(question: Mapping[str, Any], language: str) -> Question:
    options = (
        Option(one["text"][language], one.get("right", False), one["because"][language]) for one in question["option"]
    )
    return Question(question["ask"][language], tuple(options))
