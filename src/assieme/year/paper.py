"""A year on paper: its plan, its report, and the two pages of easy words."""

from collections.abc import Sequence
from typing import Any

from django.utils.translation import gettext as _

from assieme.year import signs
from assieme.year.easy import Easy, Part, said_in_short
from assieme.year.found import Found
from assieme.year.months import month_name
from assieme.year.pictures import Bar, Picture, picture
from assieme.year.reads import Month
from assieme.year.report_reads import Report
from assieme.year.said import of_found, period, report_words

PLAN, REPORT, EASY = "year/typst/plan.typ", "year/typst/report.typ", "year/typst/easy.typ"


def plan(place: str, title: str, months: Sequence[Month], address: str) -> dict[str, Any]:
    """The twelve months, with lines for a pen."""
    return {
        "title": _("What are we asked this year?"),
        "place": place,
        "lead": title,
        "address": address,
        "voluntary": _("Taking part is up to you. Your care never depends on it."),
        "head": [_("Month"), _("What we ask"), _("What it is about"), _("Notes")],
        "rows": [
            [
                month_name(month.first),
                "\n".join(str(line.asking.instrument) for line in month.lines),
                "\n".join(str(line.asking.get_about_display()) for line in month.lines),
                "",
            ]
            for month in months
        ],
    }


def report(found: Report, address: str) -> dict[str, Any]:
    """The whole report, section by section, as the page has it."""
    return {
        "title": _("The report of the year"),
        "place": found.year.place,
        "lead": period(found),
        "address": address,
        "sections": [
            {
                "title": section.title,
                "sentences": list(section.sentences),
                "lines": list(section.lines),
                "found": [_found(one) for one in section.found],
            }
            for section in report_words(found)
        ],
        "head": [_("Group"), _("Last year"), _("This year"), _("The middle moved by")],
        "key": [_("last year"), _("this year")],
        "hidden": _("not shown"),
        "how": _(
            "In each cell: where half of them lie, the middle, and how many people. The last column has the range in "
            "which the truth lies, 95 times of 100."
        ),
    }


def _found(one: Found) -> dict[str, Any]:
    return {
        "title": str(one.asking.instrument),
        "sentences": list(of_found(one)),
        "pictures": [_picture(picture(score)) for score in one.scores],
    }


def _picture(drawn: Picture) -> dict[str, Any]:
    return {
        "title": drawn.title,
        "low": drawn.low,
        "high": drawn.high,
        "rows": [
            {
                "name": str(row.name),
                "moved": str(row.moved),
                "interval": row.interval or "–",
                "now": _bar(row.now),
                "before": _bar(row.before),
            }
            for row in drawn.rows
        ],
    }


def _bar(bar: Bar | None) -> dict[str, Any] | None:
    if bar is None:
        return None
    words = f"{bar.half_words} · {bar.middle_words} · {bar.people}"
    return {"low": bar.low_part, "middle": bar.middle_part, "high": bar.high_part, "words": words}


def easy(found: Report, words: Easy, checked: str, address: str) -> tuple[dict[str, Any], dict[str, bytes]]:
    """The two pages of easy words with their drawings. `checked` says whether people have checked them."""
    parts = (*words.first, *words.second)
    data = {
        "title": _("Our year in easy words"),
        "place": found.year.place,
        "lead": period(found),
        "address": address,
        "pages": [[_easy_part(part) for part in page] for page in (words.first, words.second)],
        "checked": checked,
    }
    return data, {f"{part.sign}.svg": signs.svg(part.sign) for part in parts}


def _easy_part(part: Part) -> dict[str, Any]:
    return {
        "sign": f"{part.sign}.svg",
        "title": part.title,
        "sentences": list(part.sentences),
        "said": [
            {
                "title": drawn.title,
                "rows": [
                    {"words": said_in_short(drawn, row), "part": row.now.middle_part if row.now else None}
                    for row in drawn.rows
                ],
            }
            for drawn in part.said
        ],
    }
