"""The easy words on paper: two pages of a full year, in type that one can read."""

from io import BytesIO
from typing import Any

import pikepdf
import pytest

from assieme.core.documents.pdf import measure, pdf
from assieme.year import paper
from assieme.year.easy import LONGEST, MOST_LINES
from assieme.year.signs import svg
from tests.paper import assert_accessible

LONG = (
    "Zusammenarbeitsvereinbarung, una parola lunga, and then more words until the line is full and goes on to the next"
)

OUR_LONGEST = 75
"""Letters of the longest sentence on the first page, where all words are ours."""


def part(sign: str, sentences: int, lines: int = 0) -> dict[str, Any]:
    rows = [{"words": "Professionals and managers: 2.6 of 4, not asked or too few last year", "part": 0.65}] * lines
    said = [{"title": LONG[:LONGEST], "rows": rows}] * (MOST_LINES // (lines + 1)) if lines else []
    longest = OUR_LONGEST if sign in ("people", "sheet", "talk") else LONGEST
    return {"sign": f"{sign}.svg", "title": LONG[:40], "sentences": [LONG[:longest]] * sentences, "said": said}


@pytest.mark.parametrize(("language", "lines"), [("en", 4), ("it", 3)])
def test_easy_words_are_two_pages_in_type_that_one_can_read(language: str, lines: int) -> None:
    data = {
        "title": "Our year in easy words",
        "place": f"Day centre · {LONG}",
        "lead": "1 September 2025 to 31 August 2026. It stays as it was then.",
        "address": "https://assieme.example.org/years/01a205cc-af17-707b-ab80-4a96aaf5ee7a/easy",
        "pages": [
            [part("people", 3), part("sheet", 4), part("talk", 2, lines=lines)],
            [part("decide", 6), part("clock", 3), part("unknown", 6), part("next", 2)],
        ],
        "checked": f"Checked by {LONG}. So says Giovanna, on 3 September 2026.",
    }
    files = {f"{sign}.svg": svg(sign) for sign in ("people", "sheet", "talk", "decide", "clock", "unknown", "next")}
    printed = pdf(paper.EASY, data, language=language, files=files)
    assert_accessible(printed)
    with pikepdf.open(BytesIO(printed)) as document:
        assert len(document.pages) == 2
    assert measure(paper.EASY, data, language=language, files=files).size >= 11
