"""Gratitude in an initiative: cards to all, what one can do, and the switch."""

from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from assieme.core.guard import PersonRequest, guard, no_store
from assieme.toolkit.gratitude import access, actions, journal_reads, reads

if TYPE_CHECKING:
    from assieme.organisations.models import Initiative


@require_GET
@guard(access.see_gratitude, select=("organisation",))
def group(request: PersonRequest, initiative: "Initiative") -> HttpResponse:
    may_switch = access.switch_gratitude.allows(request.actor, initiative)
    context = {
        "initiative": initiative,
        "wall": reads.wall(initiative, request.actor),
        "journals": journal_reads.journals_of(initiative),
        "reports": reads.open_reports(initiative, request.actor) if may_switch else (),
        "may_switch": may_switch,
        "takes_part": access.join_in.sees(request.actor, initiative),
    }
    return no_store(render(request, "gratitude/group.jinja", context))


@require_POST
@guard(access.switch_gratitude)
def switch(request: PersonRequest, initiative: "Initiative") -> HttpResponse:
    on = request.POST.get("on") == "yes"
    actions.switch_gratitude(initiative=initiative, on=on, by=request.actor, now=timezone.now())
    messages.success(request, _("Gratitude is switched on.") if on else _("Gratitude is switched off."))
    return redirect("group_gratitude", id=initiative.pk)


@require_POST
@guard(access.see_gratitude)
def choose_cards(request: PersonRequest, initiative: "Initiative") -> HttpResponse:
    wants = request.POST.get("wants") == "yes"
    actions.choose_cards(initiative=initiative, wants=wants, by=request.actor, now=timezone.now())
    messages.success(request, _("You can get postcards here.") if wants else _("You get no postcards here."))
    return redirect("group_gratitude", id=initiative.pk)
