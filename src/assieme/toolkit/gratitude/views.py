"""One's own page of gratitude: good things and postcards."""

from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from assieme.core.guard import PersonRequest, guard, no_store, signed_in
from assieme.toolkit.gratitude import access, actions, reads
from assieme.toolkit.gratitude.forms import ThingsForm

if TYPE_CHECKING:
    from assieme.toolkit.gratitude.models import ThreeThings


@require_GET
@signed_in
def gratitude(request: PersonRequest) -> HttpResponse:
    """Good things and cards, for nobody else to see."""
    context = {
        "things": reads.things_of(request.actor),
        "cards": reads.cards_to(request.actor),
        "sent": reads.cards_from(request.actor),
        "initiatives": reads.initiatives_of(request.actor),
    }
    return no_store(render(request, "gratitude/gratitude.jinja", context))


@require_http_methods(["GET", "POST"])
@signed_in
def new_things(request: PersonRequest) -> HttpResponse:
    form = ThingsForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        actions.note_things(things=form.things(), on=timezone.localdate(), by=request.actor, now=timezone.now())
        messages.success(request, _("Kept. Only you can read it."))
        return redirect("gratitude")
    return no_store(render(request, "gratitude/new_things.jinja", {"form": form}))


@require_POST
@guard(access.own_things)
def delete_things(request: PersonRequest, things: "ThreeThings") -> HttpResponse:
    actions.delete_things(things=things, by=request.actor, now=timezone.now())
    messages.success(request, _("It is deleted. Nothing of it is left here."))
    return redirect("gratitude")
