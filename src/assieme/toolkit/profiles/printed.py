"""A profile as a printed page: what is put on it, and how full it is."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.utils.translation import get_language, override
from django.utils.translation import gettext as _

from assieme.core.documents.pdf import measure, pdf, picture_of
from assieme.core.documents.pictures import svg_of
from assieme.toolkit.profiles.words import ASKED

SQUARE = 640
TEMPLATE = "toolkit/profiles/typst/profile.typ"
DOTS_PER_INCH = 78
"""Of the picture of the page beside the editor: an A4 page is 645 pixels wide."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """One page to print. `parts` are code (or a group's own title) and words; `picture` is a JPEG or None."""

    name: str
    age: str = ""
    picture: bytes | None = None
    parts: tuple[tuple[str, str], ...] = ()
    blank: bool = False


def blank_sheet(name: str, titles: Iterable[str]) -> Sheet:
    """An empty page with the three headings and a group's own, for a pen."""
    return Sheet(name, parts=tuple((title, "") for title in (*ASKED, *titles)), blank=True)


def printed(sheets: Iterable[Sheet], *, title: str, place: str, address: str) -> bytes:
    """The sheets as one PDF, in the reader's language."""
    data, files = _content(list(sheets), title, place, address)
    return pdf(TEMPLATE, data, language=_language(), files=files)


def drawn(sheet: Sheet) -> bytes:
    """The sheet as a picture (PNG), to look at while one writes."""
    data, files = _content([sheet], sheet.name, "", "")
    return picture_of(TEMPLATE, data, language=_language(), files=files, dots_per_inch=DOTS_PER_INCH)


def fill_of(sheets: Iterable[Sheet]) -> float:
    """How full the fullest of these pages is, in whichever of the languages it is fullest; above 1 it is too full.

    Measured with a place and a code in its head, as it is printed where it needs most room.
    """
    pages = list(sheets)
    return max(_fill(pages, language) for language, _name in settings.LANGUAGES)


def _fill(sheets: list[Sheet], language: str) -> float:
    with override(language):
        data, files = _content(sheets, "", "-", f"{settings.ENV.origin}/profile")
        return measure(TEMPLATE, data, language=language, files=files).fill


def _content(sheets: list[Sheet], title: str, place: str, address: str) -> tuple[dict[str, Any], dict[str, bytes]]:
    files = {
        f"{number}.svg": svg_of(sheet.picture, SQUARE, SQUARE)
        for number, sheet in enumerate(sheets)
        if sheet.picture is not None
    }
    return {
        "title": title,
        "place": place,
        "address": address,
        "equil": True,
        "kind": _("One-page profile"),
        "my_name": _("My name"),
        "my_age": _("My age, if I like"),
        "age": _("Age"),
        "picture_here": _("A picture, if I like"),
        "profiles": [_one(number, sheet) for number, sheet in enumerate(sheets)],
    }, files


def _one(number: int, sheet: Sheet) -> Mapping[str, Any]:
    return {
        "name": sheet.name,
        "age": sheet.age,
        "picture": f"{number}.svg" if sheet.picture is not None else "",
        "alt": _("A picture of %(name)s") % {"name": sheet.name},
        "blank": sheet.blank,
        "parts": [
            {
                "title": str(ASKED[part].title) if part in ASKED else part,
                "hint": str(ASKED[part].hint) if part in ASKED else "",
                "words": words,
            }
            for part, words in sheet.parts
        ],
    }


def _language() -> str:
    return get_language() or "en"
