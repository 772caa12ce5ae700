"""The pages of the rows behind a figure."""

from datetime import date
from typing import Any

from assieme.mirrors import evidence_rows
from assieme.mirrors.happened import happened
from assieme.mirrors.kept import Place
from assieme.mirrors.months import Period
from assieme.mirrors.months_asked import written
from assieme.mirrors.showing import named


def context(what: str, place: Place, period: Period, today: date) -> dict[str, Any] | None:
    """What the page of one kind of rows shows; None where there is no such kind."""
    asked = (named(period.first), named(period.last))
    shared = {"asked": asked, "address": written(period), "most": evidence_rows.MOST}
    if what == "decisions":
        told = happened(place, period, today).enacted.telling
        return {**shared, "told": told, "lines": evidence_rows.decision_lines(place, period, told.against)}
    if what == "ideas":
        return {**shared, "lines": evidence_rows.idea_lines(place, period)}
    if what == "meetings":
        return {**shared, "lines": evidence_rows.meeting_lines(place, period)}
    return None
