"""The photo of a paper card, and its words typed beside it."""

from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from assieme.core.files import file_response
from assieme.core.guard import PersonRequest, guard
from assieme.toolkit.cards import access
from assieme.toolkit.cards.forms import WordsForm
from assieme.toolkit.cards.pictures import picture
from assieme.toolkit.cards.typing_actions import type_card

if TYPE_CHECKING:
    from assieme.toolkit.cards.models import Card


@require_GET
@guard(access.see_photo, select=("photo",))
def photo(request: PersonRequest, card: "Card") -> HttpResponse:  # noqa: ARG001 - the guard has looked at it
    if card.photo is None:
        raise Http404
    return file_response(card.photo)


@require_http_methods(["GET", "POST"])
@guard(access.type_card, select=("initiative",))
def words(request: PersonRequest, card: "Card") -> HttpResponse:
    """What the photo or the drawing says, typed beside it."""
    form = WordsForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        type_card(card=card, written=form.written(), by=request.actor, now=timezone.now())
        messages.success(request, _("Thank you. Now everyone can read this card."))
        return redirect("card", id=card.pk)
    return render(request, "cards/words.jinja", {"card": card, "form": form, "picture": picture(card)})
