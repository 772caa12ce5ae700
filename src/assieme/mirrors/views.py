"""Promise and practice: the mirror of one assembly or of many, the rows behind it, and the way to all of them."""

from datetime import date
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from assieme.assemblies.bodies.access import Assembly, see_assembly
from assieme.assemblies.bodies.reasons import reasons as why_allowed
from assieme.core.days import day_of
from assieme.core.guard import PersonRequest, guard, signed_in
from assieme.mirrors import access, actions, months_asked, outside_showing, places, reads, reply_reads, showing
from assieme.mirrors.forms import ReplyForm
from assieme.mirrors.keeping import keep
from assieme.mirrors.months import Period
from assieme.mirrors.rows_page import addresses, rows_page

SELECT = ("organisation", "initiative__organisation")


@require_http_methods(["GET", "POST"])
@guard(see_assembly, select=SELECT)
def mirror(request: PersonRequest, assembly: Assembly) -> HttpResponse:
    """One assembly's mirror, and what one says to it oneself."""
    own = reply_reads.own_reply(assembly, request.actor)
    form = ReplyForm(request.POST if request.method == "POST" else None, initial={"words": own})
    if form.is_valid():
        return _reply(request, assembly, form.cleaned_data["words"])
    today, place = day_of(timezone.now(), assembly.organisation.time_zone), places.of_assembly(assembly)
    keep(place, timezone.now())
    period = asked_in(request, today)
    found = reads.mirror_of(assembly, period, today)
    context = {
        **showing.shared(found, period, today, one_group=True),
        "assembly": assembly,
        "rows_at": addresses("mirror_rows", assembly.pk, period),
        "reasons": why_allowed(found.formal) if found.formal else [],
        "replies": reply_reads.replies_to(assembly),
        "may_reply": access.reply_to_mirror.allows(request.actor, assembly),
        "outside": outside_showing.lines_of(assembly),
        "may_take": access.take_records.sees(request.actor, assembly),
        "may_ask": access.ask_outside.allows(request.actor, assembly),
        "own": own,
        "form": form,
    }
    return render(request, "mirrors/mirror.jinja", context, status=422 if form.errors else 200)


def _reply(request: PersonRequest, assembly: Assembly, words: str) -> HttpResponse:
    said = actions.reply_to_mirror(assembly=assembly, words=words, by=request.actor, now=timezone.now())
    messages.success(request, _("Your words stand on this page now.") if said else _("There are no words of yours."))
    return redirect("mirror", id=assembly.pk)


def asked_in(request: PersonRequest, today: date) -> Period:
    return months_asked.asked(request.GET.get("from", ""), request.GET.get("to", ""), today)


@require_GET
@guard(see_assembly, select=SELECT)
def mirror_rows(request: PersonRequest, assembly: Assembly, what: str) -> HttpResponse:
    """The rows behind a figure: decisions, ideas, meetings or seats."""
    return rows_page(request, what, places.of_assembly(assembly), assembly.name, ("mirror", assembly.pk))


@require_GET
@signed_in
def evidence(request: PersonRequest) -> HttpResponse:
    after = _key(request.GET.get("after", ""))
    context = {
        "page": reads.mirrors_for(request.actor, after),
        "wider": reads.wider_for(request.actor) if after is None else (),
        "logs": reads.logs_for(request.actor),
        "first": after is None,
    }
    return render(request, "mirrors/evidence.jinja", context)


def _key(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None
