"""Postcards: writing one, reading one, and what to do when one is not kind."""

from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from assieme.core.guard import PersonRequest, guard, no_store
from assieme.toolkit.gratitude import access, actions, reads
from assieme.toolkit.gratitude.forms import PostcardForm, ReportForm

if TYPE_CHECKING:
    from assieme.organisations.models import Initiative
    from assieme.toolkit.gratitude.models import Postcard, Report

SELECT = ("initiative__organisation", "sender__identity", "receiver__identity")


@require_http_methods(["GET", "POST"])
@guard(access.join_in, select=("organisation",))
def new_postcard(request: PersonRequest, initiative: "Initiative") -> HttpResponse:
    form = PostcardForm(request.POST or None, initiative=initiative, sender=request.actor, to=request.GET.get("to", ""))
    if request.method == "POST" and form.is_valid():
        sent = actions.send_postcard(initiative=initiative, by=request.actor, now=timezone.now(), **form.card())
        messages.success(request, _("Your card is on its way."))
        return redirect("postcard", id=sent.pk)
    context = {"initiative": initiative, "form": form, "on": reads.is_on(initiative)}
    return no_store(render(request, "gratitude/new_postcard.jinja", context))


@require_GET
@guard(access.read_postcard, select=SELECT)
def postcard(request: PersonRequest, card: "Postcard") -> HttpResponse:
    context = {
        "card": reads.card(card, request.actor),
        "initiative": card.initiative,
        "may_thank": access.thank_for_postcard.allows(request.actor, card),
        "may_answer": access.answer_postcard.allows(request.actor, card),
    }
    return no_store(render(request, "gratitude/postcard.jinja", context))


@require_POST
@guard(access.thank_for_postcard)
def thank(request: PersonRequest, card: "Postcard") -> HttpResponse:
    actions.thank_for_postcard(card=card, by=request.actor, now=timezone.now())
    messages.success(request, _("The sender is told that you say thank you."))
    return redirect("postcard", id=card.pk)


@require_POST
@guard(access.answer_postcard)
def hide(request: PersonRequest, card: "Postcard") -> HttpResponse:
    actions.hide_postcard(card=card, by=request.actor, now=timezone.now())
    messages.success(request, _("You will not see this card again. Nobody is told."))
    return redirect("gratitude")


@require_POST
@guard(access.take_back_postcard)
def take_back(request: PersonRequest, card: "Postcard") -> HttpResponse:
    actions.take_back_postcard(card=card, by=request.actor, now=timezone.now())
    messages.success(request, _("The card is empty now."))
    return redirect("gratitude")


@require_http_methods(["GET", "POST"])
@guard(access.answer_postcard, select=SELECT)
def report(request: PersonRequest, card: "Postcard") -> HttpResponse:
    """Tell a leader that the card is not kind; it is hidden at once."""
    form = ReportForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        actions.report_postcard(card=card, words=form.cleaned_data["words"], by=request.actor, now=timezone.now())
        messages.success(request, _("Thank you for telling. You will not see this card again."))
        return redirect("gratitude")
    context = {"card": reads.card(card, request.actor), "initiative": card.initiative, "form": form}
    return no_store(render(request, "gratitude/report.jinja", context))


@require_http_methods(["GET", "POST"])
@guard(access.handle_report, select=("postcard__initiative", "postcard__sender__identity"))
def handle_report(request: PersonRequest, report: "Report") -> HttpResponse:
    """For those who lead: read it, with the sender's name, and take the card away or leave it."""
    if request.method == "POST":
        outcome = "taken away" if request.POST.get("do") == "take" else "left"
        actions.settle_report(report=report, outcome=outcome, by=request.actor, now=timezone.now())
        messages.success(request, _("Saved. Whoever told us gets a note."))
        return redirect("group_gratitude", id=report.postcard.initiative_id)
    return no_store(render(request, "gratitude/handle_report.jinja", {"report": report, "card": report.postcard}))
