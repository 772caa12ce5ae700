"""A question on paper and as files: the statements to answer, the map, and all answers without names."""

from django.http import Http404, HttpResponse, JsonResponse
from django.urls import reverse
from django.utils.translation import get_language
from django.views.decorators.http import require_GET

from assieme.assemblies.opinions import access, files, paper, reads
from assieme.assemblies.opinions.mapping import map_page
from assieme.core.documents.pdf import pdf, pdf_response
from assieme.core.guard import PersonRequest, guard

SELECT = ("assembly", "organisation")


@require_GET
@guard(access.see_question, select=SELECT)
def blank_sheet(request: PersonRequest, row: access.Question) -> HttpResponse:
    address = request.build_absolute_uri(reverse("answer_opinions", kwargs={"id": row.pk}))
    data = paper.blank(row, reads.shown_of(row).order_by("id"), address)
    return pdf_response(pdf(paper.BLANK, data, language=get_language() or "en"), "statements.pdf")


@require_GET
@guard(access.see_question, select=SELECT)
def map_sheet(request: PersonRequest, row: access.Question) -> HttpResponse:
    page = map_page(row, _drawn(row))
    address = request.build_absolute_uri(reverse("opinion_question", kwargs={"id": row.pk}))
    data, picture = paper.map_data(row, page, address), {"map.svg": paper.picture(page)}
    return pdf_response(pdf(paper.MAP, data, language=get_language() or "en", files=picture), "map.pdf")


@require_GET
@guard(access.see_question, select=SELECT)
def votes_file(request: PersonRequest, row: access.Question) -> HttpResponse:  # noqa: ARG001 (Django's contract)
    """All answers, a row for each number. Only where the map holds no figure back."""
    drawn = _drawn(row)
    page = map_page(row, drawn)
    if not page.whole:
        raise Http404("too few people for a file of all answers")
    response = HttpResponse(files.polis_folder(drawn, page), content_type="application/zip")
    response["Content-Disposition"] = 'attachment; filename="opinions.zip"'
    return response


@require_GET
@guard(access.see_question, select=SELECT)
def map_file(request: PersonRequest, row: access.Question) -> HttpResponse:  # noqa: ARG001 (Django's contract)
    response = JsonResponse(files.map_document(map_page(row, _drawn(row))))
    response["Content-Disposition"] = 'attachment; filename="opinions.json"'
    return response


def _drawn(row: access.Question) -> access.Drawn:
    drawn = reads.drawn_of(row)
    if drawn is None:
        raise Http404("nothing was drawn")
    return drawn
