"""What happens to a card, one step a page: received, to a meeting, an owner, the answer."""

from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.forms import Form
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from assieme.core.guard import PersonRequest, guard
from assieme.toolkit.cards import access, actions, reads
from assieme.toolkit.cards.forms import AnswerForm, MeetingForm, OwnerForm
from assieme.toolkit.claims import day_of

if TYPE_CHECKING:
    from assieme.toolkit.cards.models import Card

SELECT = ("organisation", "initiative", "author__identity")


@require_POST
@guard(access.receive_card)
def receive(request: PersonRequest, card: "Card") -> HttpResponse:
    actions.receive_card(card=card, by=request.actor, now=timezone.now())
    messages.success(request, _("Received. The person with the idea is asked first to help."))
    return redirect("card", id=card.pk)


@require_POST
@guard(access.say_whether_to_help)
def help_with(request: PersonRequest, card: "Card") -> HttpResponse:
    """The author's own answer: yes, or leave it to others."""
    helps = request.POST.get("helps") == "yes"
    actions.say_whether_to_help(card=card, helps=helps, by=request.actor, now=timezone.now())
    messages.success(request, _("Thank you for helping.") if helps else _("That is fine. Others will look after it."))
    return redirect("card", id=card.pk)


@require_http_methods(["GET", "POST"])
@guard(access.bring_card, select=SELECT)
def meeting(request: PersonRequest, card: "Card") -> HttpResponse:
    form = MeetingForm(request.POST or None, initial={"assembly": request.GET.get("assembly", "")})
    if request.method == "POST" and form.is_valid():
        actions.bring_card(card=card, by=request.actor, now=timezone.now(), **form.cleaned_data)
        return redirect("card", id=card.pk)
    return _step(request, card, form, _("Bring it to a meeting"), _("Put it on the list"))


@require_http_methods(["GET", "POST"])
@guard(access.give_owner, select=SELECT)
def owner(request: PersonRequest, card: "Card") -> HttpResponse:
    today = day_of(timezone.now(), card.organisation.time_zone)
    offers = card.author_id if card.author_helps and reads.knows_author(card, None) else None
    initial = {"owner": card.owner_id or offers, "due_on": card.due_on}
    form = OwnerForm(request.POST or None, initial=initial, initiative=card.initiative, today=today)
    if request.method == "POST" and form.is_valid():
        actions.give_owner(card=card, by=request.actor, now=timezone.now(), **form.cleaned_data)
        return redirect("card", id=card.pk)
    lead = _("The person with the idea wants to help.") if card.author_helps else ""
    return _step(request, card, form, _("Who looks after it?"), _("Save"), lead)


@require_http_methods(["GET", "POST"])
@guard(access.answer_card, select=SELECT)
def answer(request: PersonRequest, card: "Card") -> HttpResponse:
    form = AnswerForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        actions.answer_card(card=card, by=request.actor, now=timezone.now(), **form.cleaned_data)
        messages.success(request, _("The answer is given. Everyone here can read it."))
        return redirect("card", id=card.pk)
    return _step(request, card, form, _("Answer this card"), _("Give this answer"))


def _step(request: PersonRequest, card: "Card", form: Form, title: str, send: str, lead: str = "") -> HttpResponse:
    line = reads.line(card, request.actor, day_of(timezone.now(), card.organisation.time_zone))
    context: dict[str, Any] = {
        "card": card,
        "line": line,
        "form": form,
        "title": title,
        "send": send,
        "lead": lead,
    }
    return render(request, "cards/step.jinja", context)
