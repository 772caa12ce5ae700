"""A draw on paper and as files: the poster, the record, and the lottery itself."""

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.urls import reverse
from django.utils.translation import get_language
from django.views.decorators.http import require_GET

from assieme.assemblies.draws import access, paper, reads
from assieme.core.documents.pdf import pdf, pdf_response
from assieme.core.guard import PersonRequest, guard

SELECT = ("assembly", "organisation")


@require_GET
@guard(access.see_draw, select=SELECT)
def poster(request: PersonRequest, row: access.Draw) -> HttpResponse:
    """The call for people, for a wall; in the language in which the organisation speaks to the public."""
    address = request.build_absolute_uri(reverse("draw_call", kwargs={"code": row.code}))
    return pdf_response(paper.poster(row, reads.targets_of(row), address), "poster.pdf")


@require_GET
@guard(access.see_draw, select=SELECT)
def record(request: PersonRequest, row: access.Draw) -> HttpResponse:
    """What was promised, what came, the chances, and how to draw again."""
    rounds = reads.rounds_of(row)
    if not rounds:
        raise Http404("no lottery yet")
    data = paper.record(row, reads.targets_of(row), rounds, _address(request, row))
    return pdf_response(pdf(paper.RECORD, data, language=get_language() or "en"), "draw.pdf")


@require_GET
@guard(access.see_draw)
def lottery_file(request: PersonRequest, row: access.Draw, number: int) -> HttpResponse:  # noqa: ARG001 (Django's contract)
    """The lottery as it was published, for `assieme sortition`."""
    lottery = reads.lottery_of(row, number)
    if lottery is None:
        raise Http404("no such lottery")
    response = JsonResponse(lottery.document)
    response["Content-Disposition"] = f'attachment; filename="lottery-{number}.json"'
    return response


def _address(request: HttpRequest, row: access.Draw) -> str:
    return request.build_absolute_uri(reverse("draw", kwargs={"id": row.pk}))
