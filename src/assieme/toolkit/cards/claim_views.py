"""For whoever hid their name: read the answer with the code, say whether to help, or step forward."""

from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from assieme.core.guard import PersonRequest, no_store, public, signed_in
from assieme.core.ui.forms import PaperCodeForm
from assieme.toolkit.cards import access, actions, reads
from assieme.toolkit.cards.pictures import picture
from assieme.toolkit.cards.story import story
from assieme.toolkit.claims import Claimant, day_of

if TYPE_CHECKING:
    from assieme.toolkit.cards.models import Card


@require_http_methods(["GET", "POST"])
@public("a card's code opens it, also where nobody is signed in")
def claim(request: HttpRequest) -> HttpResponse:
    """Read what became of a hidden card. Nothing about the reader is stored; no address holds the code."""
    form = PaperCodeForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        code = form.cleaned_data["code"]
        if found := reads.card_behind(code):
            return _claimed(request, found, code)
        form.add_error("code", _("No card has this code. Please look at it again."))
    return no_store(render(request, "cards/claim.jinja", {"form": form}))


@require_POST
@public("a card's code opens it, also where nobody is signed in")
def help_by_code(request: HttpRequest) -> HttpResponse:
    """The hidden author says whether they want to help, and stays hidden."""
    code = request.POST.get("code", "")
    card = reads.card_behind(code)
    if card is None:
        raise Http404
    helps = request.POST.get("helps") == "yes"
    card = actions.say_whether_to_help(card=card, helps=helps, by=Claimant(card.pk), now=timezone.now())
    return _claimed(request, card, code)


@require_POST
@signed_in
def step_forward(request: PersonRequest) -> HttpResponse:
    """From now on the card bears the person's name."""
    code = request.POST.get("code", "")
    card = reads.card_behind(code)
    if card is None:
        raise Http404
    actions.step_forward(card=card, code=code, by=request.actor, now=timezone.now())
    messages.success(request, _("Your name now stands on this card. The code is used up."))
    return redirect("card", id=card.pk)


def _claimed(request: HttpRequest, card: "Card", code: str) -> HttpResponse:
    line = reads.line(card, None, day_of(timezone.now(), card.organisation.time_zone))
    actor = getattr(request, "actor", None)
    context = {
        "card": card,
        "line": line,
        "story": story(card, line),
        "code": code,
        "picture": picture(card),
        "may_help": access.say_whether_to_help.allows(Claimant(card.pk), card),
        "may_step_forward": actor is not None and access.step_forward.allows(actor, card),
    }
    return no_store(render(request, "cards/claimed.jinja", context))
