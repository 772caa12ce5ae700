"""The day on paper, for the wall."""

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import get_language
from django.views.decorators.http import require_GET

from assieme.assemblies.mornings import access, paper, reads
from assieme.core.documents.pdf import pdf, pdf_response
from assieme.core.guard import PersonRequest, guard


@require_GET
@guard(access.see_mornings)
def blank_morning(request: PersonRequest, assembly: access.Assembly) -> HttpResponse:
    """The usual tasks, with lines for names."""
    address = request.build_absolute_uri(reverse("mornings", kwargs={"id": assembly.pk}))
    data = paper.blank(assembly.name, reads.usual_tasks(assembly), address)
    return pdf_response(pdf(paper.TODAY, data, language=get_language() or "en"), "morning.pdf")


@require_GET
@guard(access.see_morning, select=("assembly",))
def morning_paper(request: PersonRequest, row: access.Morning) -> HttpResponse:
    """Who does what, in large letters."""
    address = request.build_absolute_uri(reverse("morning", kwargs={"id": row.pk}))
    data = paper.filled(row, reads.plan(row), address)
    return pdf_response(pdf(paper.TODAY, data, language=get_language() or "en"), "today.pdf")
