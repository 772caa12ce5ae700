"""Bodies to begin from, as they stand in `patterns/*.toml`: each in English and Italian, in our own words."""

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from django.utils.translation import get_language

from assieme.assemblies.bodies.rules import Rules
from assieme.assemblies.bodies.sentences import of_everything

FOLDER = Path(__file__).parent / "patterns"


@dataclass(frozen=True)
class Pattern:
    """A body with its rules; `about` says when it fits."""

    slug: str
    name: str
    about: str
    rules: Rules

    @property
    def lines(self) -> list[str]:
        return of_everything(self.rules)


def patterns() -> tuple[Pattern, ...]:
    """All of them, in the reader's language."""
    return _read("it" if str(get_language()).startswith("it") else "en")


@cache
def _read(language: str) -> tuple[Pattern, ...]:
    return tuple(_pattern(file, language) for file in sorted(FOLDER.glob("*.toml")))


def _pattern(file: Path, language: str) -> Pattern:
    with file.open("rb") as opened:
        said = tomllib.load(opened)
    return Pattern(
        slug=file.stem.partition("-")[2],
        name=said["name"][language],
        about=said["about"][language],
        rules=Rules.kept(said["rules"]),
    )
