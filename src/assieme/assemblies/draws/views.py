"""The draws of an assembly, one draw's own page, and putting one's name in."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST, require_safe

from assieme.assemblies.draws import access, call_actions, drawing_actions, reads
from assieme.assemblies.draws.chances import chances_of
from assieme.assemblies.draws.forms import EntryForm
from assieme.assemblies.draws.sweep import KEEP_DAYS
from assieme.assemblies.draws.words import value_word
from assieme.core.access import require
from assieme.core.guard import PersonRequest, guard, public

SELECT = ("assembly", "organisation")
CALL = "a draw is open to people who hear of it on a poster, and this page tells nothing of anybody"


@require_GET
@guard(access.see_draws, select=("organisation",))
def draws(request: PersonRequest, assembly: access.Assembly) -> HttpResponse:
    context = {
        "assembly": assembly,
        "page": reads.draws_of(assembly, request.actor, _key(request.GET.get("before", ""))),
        "may_begin": access.begin_draw.allows(request.actor, assembly),
    }
    return render(request, "draws/draws.jinja", context)


@require_GET
@guard(access.see_draw, select=SELECT)
def draw(request: PersonRequest, row: access.Draw) -> HttpResponse:
    """All that is public of a draw, one's own part in it, and what is next for who runs it."""
    now, leads = timezone.now(), access.lead_draw.allows(request.actor, row)
    own = reads.own_entry(row, request.actor)
    rounds = reads.rounds_of(row)
    context = {
        "draw": row,
        "assembly": row.assembly,
        "leads": leads,
        "targets": reads.watched_targets(row) if leads else reads.targets_of(row),
        "people": reads.people_in(row),
        "own": own,
        "own_said": [value_word(*pair) for pair in own.said.items()] if own else [],
        "seated": own is None and reads.has_seat(row, request.actor),
        "sought": bool(reads.choices_for(row, request.actor)["standpoint"]),
        "late": reads.is_late(row, now),
        "rounds": rounds,
        "chances": chances_of(rounds[0].lottery, own.number if own else "") if rounds else None,
        "places": reads.places_of(row, now) if row.drawn_at else None,
        "keep_days": KEEP_DAYS,
    }
    return render(request, "draws/draw.jinja", context)


@require_http_methods(["GET", "POST"])
@guard(access.enter_draw, select=SELECT)
def enter(request: PersonRequest, row: access.Draw) -> HttpResponse:
    """Say yes, and what one is asked of oneself."""
    require(access.enter_draw, request.actor, row)
    own = reads.own_entry(row, request.actor)
    choices = reads.choices_for(row, request.actor)
    form = EntryForm(request.POST or None, choices=choices, said=own.said if own else {})
    if form.is_valid():
        call_actions.enter_draw(draw=row, said=form.said(), by=request.actor, now=timezone.now())
        messages.success(request, _("Your name is in the draw. Thank you."))
        return redirect("draw", id=row.pk)
    context = {
        "draw": row,
        "assembly": row.assembly,
        "form": form,
        "own": own,
        "may": bool(choices["standpoint"]),
        "keep_days": KEEP_DAYS,
    }
    return render(request, "draws/enter.jinja", context)


@require_POST
@guard(access.leave_draw, select=("draw",))
def leave(request: PersonRequest, entry: access.Entry) -> HttpResponse:
    call_actions.leave_draw(entry=entry, by=request.actor, now=timezone.now())
    messages.success(request, _("Your name is out, and what you said is erased."))
    return redirect("draw", id=entry.draw_id)


@require_POST
@guard(access.answer_place, select=("draw",))
def take_place(request: PersonRequest, entry: access.Entry) -> HttpResponse:
    seat = drawing_actions.take_place(entry=entry, by=request.actor, now=timezone.now())
    messages.success(request, _("You have a seat now. You can leave it at any time."))
    return redirect("assembly", id=seat.assembly_id)


@require_POST
@guard(access.answer_place, select=("draw",))
def refuse_place(request: PersonRequest, entry: access.Entry) -> HttpResponse:
    drawing_actions.refuse_place(entry=entry, by=request.actor, now=timezone.now())
    messages.success(request, _("That is fine. You need no reason. What you said is erased."))
    return redirect("draw", id=entry.draw_id)


@require_safe
@public(CALL)
def call(request: HttpRequest, code: str) -> HttpResponse:
    """What a poster leads to: what is asked, of whom, and the way in."""
    row = reads.call_by_code(code)
    if row is None:
        raise Http404("no such draw")
    actor = getattr(request, "actor", None)
    if actor is not None and access.see_draw.sees(actor, row):
        return redirect("draw", id=row.pk)
    joining = reads.way_in(row)
    context = {
        "draw": row,
        "targets": reads.targets_of(row),
        "open": row.phase == access.Phase.OPEN and not reads.is_late(row, timezone.now()),
        "joining": reverse("join", kwargs={"code": joining}) if joining else "",
        "keep_days": KEEP_DAYS,
    }
    return render(request, "draws/call.jinja", context)


def _key(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None
