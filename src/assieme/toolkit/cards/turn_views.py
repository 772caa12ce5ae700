"""Whose turn it is to receive the cards."""

from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from assieme.core.guard import PersonRequest, guard
from assieme.organisations.access import see_initiative
from assieme.toolkit.cards import access, turn_actions, turns
from assieme.toolkit.claims import day_of

if TYPE_CHECKING:
    from assieme.organisations.models import Initiative


@require_GET
@guard(see_initiative, select=("organisation",))
def card_turns(request: PersonRequest, initiative: "Initiative") -> HttpResponse:
    """The rule, who takes turns, and whose turn it is."""
    found = turns.on_turn(initiative, day_of(timezone.now(), initiative.organisation.time_zone))
    context = {
        "initiative": initiative,
        "turns": found,
        "mine": found is not None and any(one.pk == request.actor.pk for one in found.people),
        "may_take": access.take_turn.allows(request.actor, initiative),
        "may_choose": access.choose_receiver.allows(request.actor, initiative),
    }
    return render(request, "cards/turns.jinja", context)


@require_POST
@guard(access.choose_receiver)
def begin_turns(request: PersonRequest, initiative: "Initiative") -> HttpResponse:
    turn_actions.begin_turns(initiative=initiative, by=request.actor, now=timezone.now())
    messages.success(request, _("From now on people take turns. Ask who wants to."))
    return redirect("card_turns", id=initiative.pk)


@require_POST
@guard(access.take_turn)
def take_turn(request: PersonRequest, initiative: "Initiative") -> HttpResponse:
    agrees = request.POST.get("agrees") == "yes"
    turn_actions.take_turn(initiative=initiative, agrees=agrees, by=request.actor, now=timezone.now())
    messages.success(request, _("Thank you. You take a turn.") if agrees else _("That is fine. You are off the list."))
    return redirect("card_turns", id=initiative.pk)
