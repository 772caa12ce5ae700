"""The pages of the rows behind a figure: of one group, or of all that belong together."""

from datetime import date
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from assieme.core.days import day_of
from assieme.core.guard import PersonRequest
from assieme.mirrors import evidence_rows, months_asked, work_rows
from assieme.mirrors.happened import happened
from assieme.mirrors.kept import Place
from assieme.mirrors.months import Period
from assieme.mirrors.showing import named

KINDS = ("decisions", "ideas", "meetings", "seats", "work")


def addresses(url: str, key: object, period: Period) -> dict[str, str]:
    """Where the rows of each kind are, for the months of a page."""
    asked = months_asked.written(period)
    return {what: f"{reverse(url, kwargs={'id': key, 'what': what})}?{asked}" for what in KINDS}


def rows_page(request: PersonRequest, what: str, place: Place, name: str, back: tuple[str, object]) -> HttpResponse:
    """One kind of rows of a place in the months that the address names. Raises Http404 where there is no such kind."""
    today = day_of(timezone.now(), place.zone.key)
    period = months_asked.asked(request.GET.get("from", ""), request.GET.get("to", ""), today)
    context = {
        **_rows(what, place, period, today),
        "asked": (named(period.first), named(period.last)),
        "address": months_asked.written(period),
        "most": evidence_rows.MOST,
        "name": name,
        "back": back,
    }
    return render(request, f"mirrors/{what}.jinja", context)


def _rows(what: str, place: Place, period: Period, today: date) -> dict[str, Any]:
    if what == "decisions":
        told = happened(place, period, today).enacted.telling
        return {"told": told, "lines": evidence_rows.decision_lines(place, period, told.against)}
    if what == "ideas":
        return {"lines": evidence_rows.idea_lines(place, period)}
    if what == "meetings":
        return {"lines": evidence_rows.meeting_lines(place, period)}
    if what == "seats":
        return {"lines": evidence_rows.seat_lines(place, period)}
    if what == "work":
        return {"lines": work_rows.work_lines(place, period, today)}
    raise Http404(what)
