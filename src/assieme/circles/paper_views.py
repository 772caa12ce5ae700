"""The circle on paper: empty, as it is, and the contact plan of everybody on it."""

from typing import TYPE_CHECKING

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import get_language
from django.views.decorators.http import require_GET

from assieme.circles import access, paper, reads
from assieme.core.documents.pdf import pdf, pdf_response
from assieme.core.guard import PersonRequest, guard

if TYPE_CHECKING:
    from assieme.organisations.models import Initiative


@require_GET
@guard(access.see_circle, select=("organisation",))
def blank(request: PersonRequest, initiative: "Initiative") -> HttpResponse:
    """Four empty circles and lists to write on."""
    data = paper.blank(initiative, request.build_absolute_uri(reverse("circle_add", kwargs={"id": initiative.pk})))
    return pdf_response(pdf(paper.BOARD, data, language=get_language() or "en"), "circle.pdf")


@require_GET
@guard(access.see_circle, select=("organisation",))
def board(request: PersonRequest, initiative: "Initiative") -> HttpResponse:
    """The board in use, with its names."""
    rings = reads.by_circle(reads.placed_people(initiative))
    data = paper.filled(initiative, reads.board_in_use(initiative), rings, _circle(request, initiative))
    return pdf_response(pdf(paper.BOARD, data, language=get_language() or "en"), "circle-of-support.pdf")


@require_GET
@guard(access.see_circle, select=("organisation",))
def contacts(request: PersonRequest, initiative: "Initiative") -> HttpResponse:
    """How to keep in touch with each person; empty lines to write on."""
    people = reads.placed_people(initiative).select_related("keeper__identity")
    rings = reads.by_circle(people)
    data = paper.contacts(initiative, rings, _circle(request, initiative))
    return pdf_response(pdf(paper.CONTACTS, data, language=get_language() or "en"), "contacts.pdf")


def _circle(request: PersonRequest, initiative: "Initiative") -> str:
    return request.build_absolute_uri(reverse("people", kwargs={"id": initiative.pk}))
