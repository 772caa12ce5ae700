"""A group's mirror that anyone may read: asking, the days for replies, showing, and the page outside."""

from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST, require_safe

from assieme.assemblies.bodies.access import Assembly
from assieme.core.access import Refused
from assieme.core.days import day_of
from assieme.core.documents.pdf import pdf, pdf_response
from assieme.core.guard import PersonRequest, guard, no_store, public
from assieme.mirrors import access, outside_actions, outside_paper, outside_reads, outside_showing
from assieme.mirrors.forms import MonthsForm, OutsideReplyForm

if TYPE_CHECKING:
    from assieme.mirrors.models import Outside

SELECT = ("organisation", "assembly__initiative", "assembly__organisation", "frozen")
BY_LINK = "a group chose to show it to anyone who has the link, after those whose practice it shows could reply"


@require_http_methods(["GET", "POST"])
@guard(access.ask_outside, select=("organisation", "initiative"))
def ask_outside(request: PersonRequest, assembly: Assembly) -> HttpResponse:
    """Which months? What happens then?"""
    today = day_of(timezone.now(), assembly.organisation.time_zone)
    form = MonthsForm(request.POST if request.method == "POST" else None, today=today)
    if form.is_valid():
        try:
            asked = outside_actions.ask_outside(
                assembly=assembly, period=form.period, by=request.actor, now=timezone.now()
            )
        except Refused as refused:
            form.add_error(None, str(refused.reason))
        else:
            messages.success(request, _("Everybody whose practice it shows is told. They have 14 days to reply."))
            return redirect("outside", id=asked.pk)
    context = {"assembly": assembly, "form": form, "days": outside_actions.DAYS_FOR_REPLIES}
    return render(request, "mirrors/ask_outside.jinja", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "POST"])
@guard(access.see_outside, select=SELECT)
def outside(request: PersonRequest, outside: "Outside") -> HttpResponse:
    """What others would read, for those who belong here; and what one says to it."""
    own = outside_reads.own_reply(outside, request.actor)
    form = OutsideReplyForm(request.POST if request.method == "POST" else None, initial={"words": own})
    if form.is_valid():
        words = form.cleaned_data["words"]
        said = outside_actions.reply_outside(outside=outside, words=words, by=request.actor, now=timezone.now())
        messages.success(
            request, _("Your words stand on this page now.") if said else _("There are no words of yours.")
        )
        return redirect("outside", id=outside.pk)
    today = day_of(timezone.now(), outside.organisation.time_zone)
    context = {
        **outside_showing.context(outside),
        "may_reply": access.reply_outside.allows(request.actor, outside),
        "may_end": access.end_outside.allows(request.actor, outside),
        "may_show": outside.had_its_days(today) and access.show_outside.allows(request.actor, outside),
        "address": request.build_absolute_uri(reverse("shown", kwargs={"code": outside.code})),
        "own": own,
        "form": form,
    }
    return render(request, "mirrors/outside.jinja", context, status=422 if form.errors else 200)


@require_POST
@guard(access.show_outside, select=SELECT)
def show_outside(request: PersonRequest, outside: "Outside") -> HttpResponse:
    outside_actions.show_outside(outside=outside, by=request.actor, now=timezone.now())
    messages.success(request, _("Anyone who has the link can read it now."))
    return redirect("outside", id=outside.pk)


@require_POST
@guard(access.end_outside, select=SELECT)
def end_outside(request: PersonRequest, outside: "Outside") -> HttpResponse:
    outside_actions.end_outside(outside=outside, by=request.actor, now=timezone.now())
    messages.success(request, _("It is taken back. The link opens nothing."))
    return redirect("mirror", id=outside.assembly_id)


@require_GET
@guard(access.see_outside, select=SELECT)
def outside_sheet(request: PersonRequest, outside: "Outside") -> HttpResponse:
    """The same on paper, for those who belong here."""
    return _sheet(request, outside, reverse("outside", kwargs={"id": outside.pk}))


@require_safe
@public(BY_LINK)
def shown(request: HttpRequest, code: str) -> HttpResponse:
    """What anyone reads."""
    return _unlisted(no_store(render(request, "mirrors/shown.jinja", _context(code))))


@require_safe
@public(BY_LINK)
def shown_sheet(request: HttpRequest, code: str) -> HttpResponse:
    return _unlisted(_sheet(request, _context(code)["outside"], reverse("shown", kwargs={"code": code})))


def _unlisted(response: HttpResponse) -> HttpResponse:
    """Not for search engines: what is taken back would live on in their copies."""
    response["X-Robots-Tag"] = "noindex, noarchive"
    return response


def _context(code: str) -> dict[str, Any]:
    found = outside_reads.by_code(code)
    if found is None:
        raise Http404("nothing is shown here")
    return outside_showing.context(found)


def _sheet(request: HttpRequest, outside: "Outside", path: str) -> HttpResponse:
    data = outside_paper.sheet(outside_showing.context(outside), request.build_absolute_uri(path))
    return pdf_response(pdf(outside_paper.SHEET, data, language=get_language() or "en"), "promise-and-practice.pdf")
