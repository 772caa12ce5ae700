"""Printed pages of gratitude."""

from typing import TYPE_CHECKING, Any

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import get_language
from django.views.decorators.http import require_GET

from assieme.core.documents.pdf import pdf, pdf_response
from assieme.core.guard import PersonRequest, guard, signed_in
from assieme.core.ui.environment import day
from assieme.toolkit.gratitude import access, journal_reads, paper, reads

if TYPE_CHECKING:
    from assieme.organisations.models import Initiative
    from assieme.toolkit.gratitude.models import Journal, Postcard, ThreeThings


@require_GET
@signed_in
def blank_things(request: PersonRequest) -> HttpResponse:
    return _printed(paper.THINGS, paper.things(None, "", _address(request, "new_things")), "three-good-things.pdf")


@require_GET
@guard(access.own_things)
def things_on_paper(request: PersonRequest, things: "ThreeThings") -> HttpResponse:
    data = paper.things(things, str(request.actor), _address(request, "gratitude"))
    return _printed(paper.THINGS, data, "three-good-things.pdf")


@require_GET
@guard(access.see_gratitude)
def blank_postcards(request: PersonRequest, initiative: "Initiative") -> HttpResponse:
    """Six empty cards on a sheet."""
    address = _address(request, "new_postcard", id=initiative.pk)
    return _printed(paper.CARDS, paper.blank_cards(initiative.title, address), "postcards.pdf")


@require_GET
@guard(access.see_gratitude)
def group_postcards(request: PersonRequest, initiative: "Initiative") -> HttpResponse:
    """The cards to all, six on a sheet."""
    found = reads.cards_to_all(initiative, request.actor)
    address = _address(request, "new_postcard", id=initiative.pk)
    return _printed(paper.CARDS, paper.cards(found, initiative.title, address), "our-postcards.pdf")


@require_GET
@signed_in
def my_postcards(request: PersonRequest) -> HttpResponse:
    """The cards that one got, six on a sheet."""
    found = reads.cards_to(request.actor)
    data = paper.cards(found, str(request.actor), _address(request, "gratitude"))
    return _printed(paper.CARDS, data, "my-postcards.pdf")


@require_GET
@guard(access.read_postcard, select=("initiative", "sender__identity", "receiver__identity"))
def one_postcard(request: PersonRequest, card: "Postcard") -> HttpResponse:
    """One card, large."""
    address = _address(request, "new_postcard", id=card.initiative_id)
    data = paper.cards([reads.card(card, request.actor)], card.initiative.title, address)
    return _printed(paper.ONE_CARD, data, "postcard.pdf")


@require_GET
@guard(access.see_gratitude)
def blank_journal(request: PersonRequest, initiative: "Initiative") -> HttpResponse:
    data = paper.journal((), initiative.title, _address(request, "group_gratitude", id=initiative.pk))
    return _printed(paper.JOURNAL, data, "journal.pdf")


@require_GET
@guard(access.read_journal, select=("initiative",))
def my_journal(request: PersonRequest, journal: "Journal") -> HttpResponse:
    pages = journal_reads.own_pages(journal, request.actor)
    data = paper.journal(pages, journal.initiative.title, _address(request, "journal", id=journal.pk))
    return _printed(paper.JOURNAL, data, "my-journal.pdf")


@require_GET
@guard(access.read_journal, select=("initiative",))
def gathered_journal(request: PersonRequest, journal: "Journal") -> HttpResponse:
    """What people share, as a poster."""
    lead = day(journal.closed_at) if journal.closed_at else ""
    out = journal_reads.gathered(journal)
    data = paper.gathered(out, journal.initiative.title, lead, _address(request, "journal", id=journal.pk))
    return _printed(paper.GATHERED, data, "our-journal.pdf")


def _address(request: PersonRequest, name: str, **kwargs: Any) -> str:
    return request.build_absolute_uri(reverse(name, kwargs=kwargs))


def _printed(template: str, data: dict[str, Any], filename: str) -> HttpResponse:
    return pdf_response(pdf(template, data, language=get_language() or "en"), filename)
