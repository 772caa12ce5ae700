"""The product's own instruments: JSON files beside this module, one folder each (`docs/reference/instruments.md`)."""

import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from django.utils.translation import gettext_noop as _

from assieme.instruments.content.parsing import parsed
from assieme.logic.questionnaires.model import Questionnaire

FOLDER = Path(__file__).parent
NAMES = ("contextual-factors", "meeting-pulse", "readiness")

FACTS = (
    _("Three factors named by a study of four Italian cases (2017), Figure 1 and Table 4. Our own words."),
    _("Our own."),
    _("After A Toolkit for Co-production by EQUIL. Our own words."),
    _("Words: Assieme, AGPL-3.0-or-later."),
)
"""What the packs' files say of where they come from, named here for translators."""


@dataclass(frozen=True)
class Pack:
    """One instrument of ours with its facts. `original` is the questionnaire's file, `scoring` its declaration."""

    name: str
    original: bytes
    scoring: str
    source: str
    copyright: str
    licence: str
    about: dict[str, str]

    @property
    def questionnaire(self) -> Questionnaire:
        return parsed(self.original)

    def about_in(self, language: str) -> str:
        """What it is, in one sentence; in English where that language is not there."""
        return self.about.get(language, self.about["en"])


@cache
def packs() -> tuple[Pack, ...]:
    """All of them, in the order of their names."""
    return tuple(_pack(name) for name in NAMES)


def pack_called(name: str) -> Pack | None:
    return next((pack for pack in packs() if pack.name == name), None)


def _pack(name: str) -> Pack:
    folder = FOLDER / name
    facts = json.loads((folder / "pack.json").read_text(encoding="utf-8"))
    return Pack(
        name=name,
        original=(folder / "questionnaire.json").read_bytes(),
        scoring=(folder / "scoring.json").read_text(encoding="utf-8"),
        source=facts["source"],
        copyright=facts["copyright"],
        licence=facts["licence"],
        about=facts["about"],
    )
