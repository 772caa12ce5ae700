"""The report of a year and its easy words, on the page and on paper; and the plan on paper."""

from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from assieme.core.access import Refused
from assieme.core.days import day_of
from assieme.core.documents.pdf import pdf, pdf_response
from assieme.core.guard import PersonRequest, guard, no_store
from assieme.core.ui.environment import day
from assieme.year import access, actions, kept, paper, reads
from assieme.year.easy import easy as easy_words
from assieme.year.easy import said_in_short
from assieme.year.forms import CheckForm
from assieme.year.months import month_name
from assieme.year.pictures import picture
from assieme.year.report_reads import Report
from assieme.year.said import of_found, period, report_words
from assieme.year.signs import SIGNS

if TYPE_CHECKING:
    from assieme.year.models import Check, Year


@require_GET
@guard(access.see_year, select=("organisation", "service"))
def plan_pdf(request: PersonRequest, year: "Year") -> HttpResponse:
    """The plan, with lines for a pen."""
    today = day_of(timezone.now(), year.organisation.time_zone)
    months = reads.months_of(year, request.actor, today)
    name = f"{month_name(year.months[0])} – {month_name(year.months[-1])}"
    data = paper.plan(year.place, name, months, _address(request, "year", year))
    return pdf_response(pdf(paper.PLAN, data, language=get_language() or "en"), "plan.pdf")


@require_GET
@guard(access.see_year, select=("organisation", "service"))
def report(request: PersonRequest, year: "Year") -> HttpResponse:
    """What came of the year? For everybody here, and for whoever pays for it."""
    found = _report(year)
    context = {
        "year": year,
        "organisation": year.organisation,
        "period": period(found),
        "sections": report_words(found),
        "of_found": of_found,
        "picture": picture,
    }
    return no_store(render(request, "year/report.jinja", context))


@require_GET
@guard(access.see_year, select=("organisation", "service"))
def report_pdf(request: PersonRequest, year: "Year") -> HttpResponse:
    data = paper.report(_report(year), _address(request, "year_report", year))
    return pdf_response(pdf(paper.REPORT, data, language=get_language() or "en"), "year.pdf")


@require_http_methods(["GET", "POST"])
@guard(access.see_year, select=("organisation", "service"))
def easy(request: PersonRequest, year: "Year") -> HttpResponse:
    """The same in easy words; and whether people have checked them."""
    found = _report(year)
    words = easy_words(found)
    form = CheckForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        if form.cleaned_data["digest"] != words.digest:
            raise Refused(_("The words have changed since you read them. Please read them again."))
        actions.say_checked(
            year=year,
            language=get_language() or "en",
            digest=words.digest,
            who=form.cleaned_data["who"],
            by=request.actor,
            now=timezone.now(),
        )
        messages.success(request, _("Thank you. It says now who has checked it."))
        return redirect("year_easy", id=year.pk)
    check = reads.last_check(year, get_language() or "en")
    context = {
        "year": year,
        "organisation": year.organisation,
        "period": period(found),
        "words": words,
        "said_in_short": said_in_short,
        "signs": SIGNS,
        "check": check,
        "is_checked": check is not None and check.digest == words.digest,
        "form": form,
        "may_check": access.say_checked.allows(request.actor, year),
    }
    return no_store(render(request, "year/easy.jinja", context, status=422 if form.errors else 200))


@require_GET
@guard(access.see_year, select=("organisation", "service"))
def easy_pdf(request: PersonRequest, year: "Year") -> HttpResponse:
    found = _report(year)
    words = easy_words(found)
    checked = _checked(reads.last_check(year, get_language() or "en"), words.digest)
    data, files = paper.easy(found, words, checked, _address(request, "year_easy", year))
    return pdf_response(pdf(paper.EASY, data, language=get_language() or "en", files=files), "easy.pdf")


def _checked(check: "Check | None", digest: str) -> str:
    if check is None or check.digest != digest:
        return _("Not yet checked by people.")
    words = {"who": check.who or _("people of this place"), "by": check.by, "day": day(check.at)}
    return _("Checked by %(who)s. So says %(by)s, on %(day)s.") % words


def _report(year: "Year") -> Report:
    today = day_of(timezone.now(), year.organisation.time_zone)
    if not year.has_begun(today):
        raise Refused(_("This year has not begun. There is no report yet."))
    return kept.report(year, today)


def _address(request: PersonRequest, name: str, year: "Year") -> str:
    return request.build_absolute_uri(reverse(name, kwargs={"id": year.pk}))
