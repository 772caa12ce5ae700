"""A reflection to take away: on paper, as text and as data; and the empty sheet."""

from typing import TYPE_CHECKING, Any

from django.http import HttpResponse, JsonResponse
from django.urls import reverse
from django.utils.translation import get_language
from django.views.decorators.http import require_GET

from assieme.core.documents.pdf import pdf, pdf_response
from assieme.core.guard import PersonRequest, guard, no_store, signed_in
from assieme.toolkit.ladder import access, paper, reads, written
from assieme.toolkit.ladder.addresses import here
from assieme.toolkit.ladder.words import questions

if TYPE_CHECKING:
    from assieme.organisations.models import Initiative, Service
    from assieme.toolkit.ladder.models import Place, Reflection

SELECT = ("initiative", "service", "author__identity")


@require_GET
@guard(access.see_reflection, select=SELECT)
def as_text(request: PersonRequest, reflection: "Reflection") -> HttpResponse:
    looked = reads.look(reflection, request.actor)
    text = written.text(looked, questions(together=reflection.is_together))
    return _file(HttpResponse(text, content_type="text/plain; charset=utf-8"), reflection, "txt")


@require_GET
@guard(access.see_reflection, select=SELECT)
def as_json(request: PersonRequest, reflection: "Reflection") -> HttpResponse:
    data = written.data(reads.look(reflection, request.actor))
    answer = JsonResponse(data, json_dumps_params={"ensure_ascii": False, "indent": 2})
    return _file(answer, reflection, "json")


@require_GET
@guard(access.see_reflection, select=SELECT)
def on_paper(request: PersonRequest, reflection: "Reflection") -> HttpResponse:
    looked = reads.look(reflection, request.actor)
    address = request.build_absolute_uri(reverse("reflection", kwargs={"id": reflection.pk}))
    data = paper.filled(looked, questions(together=reflection.is_together), address)
    return _printed(data, f"ladder-{reflection.begun_at:%Y-%m-%d}.pdf")


@require_GET
@signed_in
def blank(request: PersonRequest) -> HttpResponse:
    """The empty sheet for one person."""
    address = request.build_absolute_uri(reverse("new_reflection"))
    return _printed(paper.blank(questions(together=False), "", address), "ladder.pdf")


@require_GET
@guard(access.see_together)
def blank_together(request: PersonRequest, initiative: "Initiative") -> HttpResponse:
    """The empty sheet for an initiative's people."""
    return _blank_of(request, initiative)


@require_GET
@guard(access.see_service_together, select=("organisation",))
def blank_service(request: PersonRequest, service: "Service") -> HttpResponse:
    """The empty sheet for a service's people."""
    return _blank_of(request, service)


def _blank_of(request: PersonRequest, place: "Place") -> HttpResponse:
    address = request.build_absolute_uri(here(place).together)
    return _printed(paper.blank(questions(together=True), str(place), address), "ladder-together.pdf")


def _printed(data: dict[str, Any], name: str) -> HttpResponse:
    return pdf_response(pdf(paper.TEMPLATE, data, language=get_language() or "en"), name)


def _file(answer: HttpResponse, reflection: "Reflection", ending: str) -> HttpResponse:
    answer["Content-Disposition"] = f'attachment; filename="ladder-{reflection.begun_at:%Y-%m-%d}.{ending}"'
    return no_store(answer)
