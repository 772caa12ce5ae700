"""Printed pages: Typst makes PDF/UA-1 of a page's file (`…/typst/*.typ`) and of data.

What people wrote reaches Typst as strings of a JSON file only, never as its language. Nothing is fetched: fonts and
pictures come from this package and from the caller. On one machine the same data give the same bytes.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, cast

import typst
from django.http import HttpResponse

from assieme import SOURCE
from assieme.core.documents.codes import qr, shown
from assieme.core.documents.signs import printable, undrawn
from assieme.core.documents.words import foot, paper_words

FONTS = SOURCE / "core" / "documents" / "fonts"


@dataclass(frozen=True, slots=True)
class Fit:
    """How full a page is: `fill` is the height of all its words at the smallest type, as a part of the page."""

    fill: float
    size: float

    @property
    def fits(self) -> bool:
        return self.fill <= 1


def pdf(template: str, data: Mapping[str, Any], *, language: str, files: Mapping[str, bytes] | None = None) -> bytes:
    """The A4 pages that `template` (a path in the package, such as "circles/typst/circle.typ") makes of `data`.

    `data` needs `title`; it may say `place` (whose page it is), `lead` (the first words), `address` (the absolute
    address on screen, printed with its QR code) and `equil` (true where the tool is from EQUIL's toolkit). All else
    is the template's own. `files` are drawings (SVG) by name; a photo goes through `pictures.svg_of`. Raises TypstError
    where the template is wrong.
    """
    given = _given(template, data, language, files or {})
    try:
        return _pages(given)
    except typst.TypstError as error:
        missing = undrawn(error.diagnostic)
        if not missing:
            raise
    return _pages(_given(template, printable(data, missing), language, files or {}))


def measure(template: str, data: Mapping[str, Any], *, language: str, files: Mapping[str, bytes] | None = None) -> Fit:
    """How full the page is of a template that uses `fit` or `one-page-sheet`; of several pages, the fullest."""
    found = _compiler(_given(template, data, language, files or {})).query("<fit>", field="value")
    return max((Fit(**one) for one in json.loads(found)), key=lambda fit: fit.fill)


def picture_of(
    template: str,
    data: Mapping[str, Any],
    *,
    language: str,
    files: Mapping[str, bytes] | None = None,
    dots_per_inch: int = 78,
) -> bytes:
    """The first page as a picture (PNG), to look at while one writes; signs without a font are drawn as boxes."""
    pages = _compiler(_given(template, data, language, files or {})).compile(format="png", ppi=dots_per_inch)
    return cast(bytes, pages[0] if isinstance(pages, list) else pages)


def pdf_response(content: bytes, filename: str) -> HttpResponse:
    """Shows the pages in the browser, which is told to keep no copy."""
    response = HttpResponse(content, content_type="application/pdf")
    response["Content-Disposition"] = f'inline; filename="{filename}"'
    response["Cache-Control"] = "no-store"
    return response


@cache
def _fonts() -> typst.Fonts:
    """Our typeface; what Typst carries for other alphabets; what this machine has for the rest."""
    return typst.Fonts(font_paths=[str(FONTS)])


def _pages(given: Mapping[str, bytes]) -> bytes:
    return cast(bytes, _compiler(given).compile(format="pdf", pdf_standards=["ua-1"], timestamp=0))


def _compiler(given: Mapping[str, bytes]) -> typst.Compiler:
    """One for each document, a quarter of a millisecond: a compiler is not to be shared between threads."""
    return typst.Compiler(input=given, root=str(SOURCE), font_paths=_fonts())  # type: ignore[type-var] # a mapping of files is accepted, and not declared


def _given(template: str, data: Mapping[str, Any], language: str, files: Mapping[str, bytes]) -> dict[str, bytes]:
    address = str(data.get("address", ""))
    page = {
        "place": "",
        "lead": "",
        **data,
        "language": language,
        "address": address,
        "foot": foot(language, equil=bool(data.get("equil"))),
        "paper": {**paper_words(language), "address": shown(address)},
    }
    given = {
        "main.typ": f'#include "/{template}"'.encode(),
        "data.json": json.dumps(printable(page), ensure_ascii=False, default=str).encode(),
        **{f"files/{name}": content for name, content in files.items()},
    }
    return given | {"qr.svg": qr(address)} if address else given
