"""For whoever hid their name on a card: where it went, with the card's code."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_POST

from assieme.assemblies.matters import matter_reads
from assieme.assemblies.matters.asked import today_in
from assieme.core.guard import no_store, public
from assieme.toolkit.cards.reads import card_behind


@require_POST
@public("a card's code opens it, also where nobody is signed in")
def way_by_code(request: HttpRequest) -> HttpResponse:
    """The way of a hidden card through other groups. Nothing about the reader is stored; no address holds the code."""
    code = request.POST.get("code", "")
    card = card_behind(code)
    if card is None:
        raise Http404
    today = today_in(card.organisation)
    ways = [matter_reads.way_of(one, today) for one in matter_reads.rows_of_card(card)]
    return no_store(render(request, "matters/claimed_way.jinja", {"card": card, "ways": ways, "code": code}))
