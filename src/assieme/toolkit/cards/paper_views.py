"""Cards on paper, empty and filled."""

from typing import TYPE_CHECKING

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET

from assieme.core.documents.pdf import pdf_response
from assieme.core.guard import PersonRequest, guard
from assieme.organisations.access import see_initiative
from assieme.toolkit.cards import access, paper, reads
from assieme.toolkit.cards.forms import SupplyForm
from assieme.toolkit.cards.story import FILTERS
from assieme.toolkit.claims import day_of

if TYPE_CHECKING:
    from assieme.organisations.models import Initiative
    from assieme.toolkit.cards.models import Card


@require_GET
@guard(see_initiative, select=("organisation",))
def blank_card(request: PersonRequest, initiative: "Initiative") -> HttpResponse:
    """How many empty cards, and how large."""
    form = SupplyForm(initial={"size": "large", "sheets": 1})
    return render(request, "cards/blank.jinja", {"initiative": initiative, "form": form})


@require_GET
@guard(see_initiative, select=("organisation",))
def blank_pdf(request: PersonRequest, initiative: "Initiative") -> HttpResponse:
    """Empty cards to print: one large one, unless `?size=small&sheets=` says otherwise."""
    form = SupplyForm(request.GET)
    asked = form.cleaned_data if form.is_valid() else {}
    new = reverse("new_card", kwargs={"id": initiative.pk})
    made = paper.blank_cards(
        initiative,
        reads.receiver_of(initiative, day_of(timezone.now(), initiative.organisation.time_zone)),
        address=request.build_absolute_uri(f"{new}?from=paper"),
        sheets=asked.get("sheets") or 1,
        small=asked.get("size") == "small",
    )
    return pdf_response(made, "cards.pdf")


@require_GET
@guard(see_initiative, select=("organisation",))
def cards_pdf(request: PersonRequest, initiative: "Initiative") -> HttpResponse:
    """The newest cards, as many as a page of the list holds, each on a sheet; `?state=` narrows as there."""
    state = request.GET.get("state", "")
    cards = reads.whole_cards(initiative, state if state in FILTERS else "")
    return _printed(request, initiative, cards) if cards else redirect("cards", id=initiative.pk)


@require_GET
@guard(access.see_card, select=("organisation", "initiative", "author__identity", "owner__identity", "reply", "photo"))
def card_pdf(request: PersonRequest, card: "Card") -> HttpResponse:
    return _printed(
        request, card.initiative, [card], request.build_absolute_uri(reverse("card", kwargs={"id": card.pk}))
    )


def _printed(request: PersonRequest, initiative: "Initiative", cards: "list[Card]", address: str = "") -> HttpResponse:
    today = day_of(timezone.now(), initiative.organisation.time_zone)
    pages = [
        (card, reads.line(card, request.actor, today), access.see_photo.allows(request.actor, card)) for card in cards
    ]
    return pdf_response(paper.filled_cards(initiative, pages, address=address), "cards.pdf")
