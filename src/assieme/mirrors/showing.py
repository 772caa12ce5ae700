"""What every page of a mirror shows."""

from datetime import date
from typing import Any

from django.utils import formats

from assieme.logic.mirrors import enacted
from assieme.logic.participation.levels import Level
from assieme.mirrors import months_asked, tried, words
from assieme.mirrors.months import Month, Period
from assieme.mirrors.picture import picture_of
from assieme.mirrors.reads import Mirror
from assieme.mirrors.table import rows_of, side_by_side

MOST_APART = 4
RULE = {
    "decides": enacted.DECIDES,
    "shares": enacted.SHARES,
    "weighs": enacted.WEIGHS,
    "acted": enacted.ACTED,
    "answered": enacted.ANSWERED,
    "voice": enacted.VOICE,
    "sure": enacted.SURE,
}
"""The numbers of the rule, for its words on the page."""


def shared(mirror: Mirror, period: Period, today: date, one_group: bool) -> dict[str, Any]:
    """Sentences, the picture, the numbers, what is missing, and the months that can be chosen."""
    found = mirror.happened
    measures = rows_of(found)
    return {
        "mirror": mirror,
        "found": found,
        "enacted": found.enacted,
        "line": words.promise_line(mirror, one_group),
        "short": words.in_short(mirror.formal) if mirror.formal else "",
        "kept": words.KEPT[mirror.kept],
        "kept_in_practice": words.KEPT[mirror.kept_in_practice],
        "picture": picture_of(mirror),
        "measures": measures,
        "apart": side_by_side(measures, MOST_APART),
        "missing": words.missing(found.enacted),
        "rule": RULE,
        "tried": tried.suggested(found, can_be_outvoted=mirror.allowed is None or mirror.allowed < Level.COLLABORATE),
        "period": period,
        "address": months_asked.written(period),
        "this_year": months_asked.written(months_asked.this_year(today)),
        "last_year": months_asked.written(months_asked.last_year(today)),
        "months": [named(month) for month in months_asked.listed(today)],
        "asked": (named(period.first), named(period.last)),
    }


def named(month: Month) -> tuple[str, str]:
    """A month as it stands in an address, and in words."""
    return f"{month:%Y-%m}", formats.date_format(month, "YEAR_MONTH_FORMAT")
