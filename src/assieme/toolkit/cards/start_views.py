"""The quick way to a card, and what works of it while there is no network."""

from typing import TYPE_CHECKING

from django.http import FileResponse, HttpRequest, HttpResponse, JsonResponse
from django.middleware.csrf import get_token
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from assieme import SOURCE
from assieme.core.guard import PersonRequest, guard, no_store, public, signed_in
from assieme.toolkit.cards import access, actions, reads
from assieme.toolkit.cards.forms import CardForm
from assieme.toolkit.cards.kept import keeper_of
from assieme.toolkit.cards.views import card_form, keepable, sendable

if TYPE_CHECKING:
    from assieme.organisations.models import Initiative

WORKER = SOURCE / "core/ui/static/assieme/worker.js"


@require_GET
@signed_in
def idea(request: PersonRequest) -> HttpResponse:
    """I have an idea: to the form at once, or first to the choice of where it belongs."""
    places = reads.places_for(request.actor)
    if len(places) == 1:
        return redirect("new_card", id=places[0].pk)
    return render(request, "cards/where.jinja", {"places": places})


@require_GET
@signed_in
def kept_cards(request: PersonRequest) -> HttpResponse:
    """Cards that wait on this phone, and a form to write one. A worker keeps this page, so it names nobody."""
    context = {
        "places": reads.places_for(request.actor),
        "form": CardForm(receiver=_("One person"), standpoint=""),
        "keeper": keeper_of(request.actor),
    }
    return no_store(render(request, "cards/kept.jinja", context))


@require_GET
@signed_in
def offline(request: PersonRequest) -> HttpResponse:
    """What stands in the place of other pages while there is no network: help in a crisis, and the way to a card."""
    return render(request, "cards/offline.jinja")


@require_GET
@signed_in
def ready_to_send(request: PersonRequest) -> HttpResponse:
    """Whether the person is signed in still, and who it is, before anything that was kept is sent."""
    return no_store(JsonResponse({"keeper": keeper_of(request.actor), "token": get_token(request)}))


@require_POST
@guard(access.raise_card, select=("organisation",))
def send_kept(request: PersonRequest, initiative: "Initiative") -> HttpResponse:
    """A card that was kept on a phone, sent by its script. One that hides its author is sent by hand, for its code."""
    form = card_form(request, initiative)
    complete = form.is_valid()
    now = timezone.now()
    if request.POST.get("do") == "keep":
        kept = actions.keep_draft(initiative=initiative, by=request.actor, now=now, **keepable(form))
        return _said("kept" if kept else "incomplete", reverse("new_card", kwargs={"id": initiative.pk}))
    if not complete or form.cleaned_data["authorship"] == "hidden":
        return _said("incomplete", "")
    raised = actions.raise_card(initiative=initiative, by=request.actor, now=now, **sendable(form))
    return _said("sent", reverse("card", kwargs={"id": raised.card.pk}))


def _said(state: str, href: str) -> HttpResponse:
    status = 422 if state == "incomplete" else 200
    return no_store(JsonResponse({"state": state, "href": href}, status=status))


@require_GET
@public("a script, the same for everybody; pages ask for it only on a device of one's own")
def worker(request: HttpRequest) -> FileResponse:  # noqa: ARG001 - Django's contract
    """The service worker: at the root, since it may answer only for addresses under its own."""
    response = FileResponse(WORKER.open("rb"), content_type="text/javascript; charset=utf-8")
    response["Cache-Control"] = "no-cache"
    return response
