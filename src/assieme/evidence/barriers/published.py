"""The barriers that studies name, as they stand in `published.toml`: in English and Italian, in our own words."""

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from django.utils.translation import get_language

FILE = Path(__file__).with_suffix(".toml")


@dataclass(frozen=True)
class Published:
    """A published barrier in one language. `steps`: the steps of the path that it touches; `source`: who found it."""

    slug: str
    title: str
    text: str
    steps: tuple[str, ...]
    source: str


def published() -> dict[str, Published]:
    """All of them by slug, in the reader's language, English where we don't have theirs."""
    language = (get_language() or "en")[:2]
    return _published(language if language == "it" else "en")


@cache
def _published(language: str) -> dict[str, Published]:
    with FILE.open("rb") as opened:
        rows = tomllib.load(opened)["barrier"]
    return {
        row["slug"]: Published(
            row["slug"], row["title"][language], row["text"][language], tuple(row["steps"]), row["source"]
        )
        for row in rows
    }
