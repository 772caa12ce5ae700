"""The claims, as they stand in `claims.toml`: in English and Italian, in our own words."""

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from django.utils.translation import get_language

FILE = Path(__file__).with_suffix(".toml")


@dataclass(frozen=True)
class Claim:
    """One claim in one language. `data` would speak to it; `missing` says why it can't be tested here, or is empty."""

    slug: str
    title: str
    text: str
    data: str
    missing: str
    source: str


def claims() -> tuple[Claim, ...]:
    """All of them in the reader's language, English where we don't have theirs."""
    language = (get_language() or "en")[:2]
    return _claims(language if language == "it" else "en")


@cache
def _claims(language: str) -> tuple[Claim, ...]:
    with FILE.open("rb") as opened:
        return tuple(_claim(row, language) for row in tomllib.load(opened)["claim"])


def _claim(row: dict[str, Any], language: str) -> Claim:
    words = {name: row[name][language] for name in ("title", "text", "data")}
    missing = row["missing"][language] if "missing" in row else ""
    return Claim(slug=row["slug"], missing=missing, source=row["source"], **words)
