"""Something went wrong: say so, read the answer, and answer."""

from typing import TYPE_CHECKING
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from assieme.core.guard import PersonRequest, guard, no_store, public, signed_in
from assieme.core.ui.forms import PaperCodeForm
from assieme.toolkit.concerns import access, actions, reads
from assieme.toolkit.concerns.forms import ConcernForm, ReplyForm

if TYPE_CHECKING:
    from assieme.toolkit.concerns.models import Concern


@require_http_methods(["GET", "POST"])
@signed_in
def concern(request: PersonRequest) -> HttpResponse:
    """Help first, then the form, where somebody outside the team is there to hear it."""
    place = reads.place_for(request.actor, _key(request.GET.get("initiative", "")))
    form = ConcernForm(request.POST or None)
    if request.method == "POST" and place and form.is_valid():
        raised = actions.raise_concern(
            organisation=place.organisation,
            initiative=place.initiative,
            words=form.cleaned_data["words"],
            with_name=form.cleaned_data["name"] == "yes",
            by=request.actor,
            now=timezone.now(),
        )
        if raised.code:
            return no_store(render(request, "concerns/code.jinja", {"raised": raised, "place": place}))
        messages.success(request, _("It was sent to %(name)s.") % {"name": place.receiver})
        return redirect("one_concern", id=raised.concern.pk)
    context = {
        "place": place,
        "form": form,
        "own": reads.own_concerns(request.actor),
        "receives": reads.receives_any(request.actor),
    }
    return no_store(render(request, "concerns/concern.jinja", context))


@require_GET
@signed_in
def received(request: PersonRequest) -> HttpResponse:
    """What came to the signed-in person; empty for everybody else."""
    page = reads.received_by(request.actor, _key(request.GET.get("after", "")))
    return no_store(render(request, "concerns/received.jinja", {"page": page}))


@require_http_methods(["GET", "POST"])
@guard(access.see_concern)
def one_concern(request: PersonRequest, concern: "Concern") -> HttpResponse:
    """One concern with its answers; its receiver answers and closes it here."""
    form = ReplyForm(request.POST if request.POST.get("do") == "answer" else None)
    if request.method == "POST" and request.POST.get("do") == "close":
        actions.close_concern(concern=concern, by=request.actor, now=timezone.now())
        messages.success(request, _("This is closed."))
        return redirect("one_concern", id=concern.pk)
    if request.method == "POST" and form.is_valid():
        actions.answer_concern(concern=concern, words=form.cleaned_data["words"], by=request.actor, now=timezone.now())
        messages.success(request, _("Your answer was sent."))
        return redirect("one_concern", id=concern.pk)
    context = {
        "line": reads.one(concern),
        "form": form,
        "is_receiver": concern.receiver_id == request.actor.pk,
        "may_answer": access.answer_concern.allows(request.actor, concern),
    }
    return no_store(render(request, "concerns/one.jinja", context))


@require_http_methods(["GET", "POST"])
@public("the code of a nameless concern opens it, also where nobody is signed in")
def claim(request: HttpRequest) -> HttpResponse:
    """Read the answer with the code. Nothing about the reader is stored; the code is never in an address."""
    form = PaperCodeForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        if line := reads.behind(form.cleaned_data["code"]):
            return no_store(render(request, "concerns/claimed.jinja", {"line": line}))
        form.add_error("code", _("This code opens nothing. Please look at it again."))
    return no_store(render(request, "concerns/claim.jinja", {"form": form}))


def _key(text: str) -> UUID | None:
    """A key from an address; None for what is no key."""
    try:
        return UUID(text)
    except ValueError:
        return None
