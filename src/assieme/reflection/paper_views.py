"""A session's sheet, blank and filled."""

from typing import TYPE_CHECKING

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import get_language
from django.views.decorators.http import require_GET

from assieme.core.documents.pdf import pdf, pdf_response
from assieme.core.guard import PersonRequest, guard
from assieme.reflection import access, paper, reads

if TYPE_CHECKING:
    from assieme.organisations.models import Organisation
    from assieme.reflection.models import Session


@require_GET
@guard(access.see_reflection)
def blank(request: PersonRequest, organisation: "Organisation") -> HttpResponse:
    address = request.build_absolute_uri(reverse("new_session", kwargs={"id": organisation.pk}))
    data = paper.blank(organisation.name, address)
    return pdf_response(pdf(paper.SESSION, data, language=get_language() or "en"), "session.pdf")


@require_GET
@guard(access.change_session, select=("organisation",))
def filled(request: PersonRequest, session: "Session") -> HttpResponse:
    address = request.build_absolute_uri(reverse("session", kwargs={"id": session.pk}))
    data = paper.filled(session, reads.names_at(session), address)
    return pdf_response(pdf(paper.SESSION, data, language=get_language() or "en"), "session.pdf")
