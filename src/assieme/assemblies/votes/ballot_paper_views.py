"""Ballots and results as pages to print."""

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import get_language
from django.views.decorators.http import require_GET

from assieme.assemblies.votes import access, ballot_paper, result_pages
from assieme.assemblies.votes.ballot_forms import form_for
from assieme.assemblies.votes.options import choices_of
from assieme.core.access import require
from assieme.core.documents.pdf import pdf, pdf_response
from assieme.core.guard import PersonRequest, guard

SELECT = ("assembly", "assembly__organisation", "constitution", "proposed_rules")


@require_GET
@guard(access.see_vote, select=SELECT)
def paper_ballot(request: PersonRequest, row: access.Vote) -> HttpResponse:
    """An empty ballot; `?large=1` in large type."""
    address = request.build_absolute_uri(reverse("ballot", kwargs={"id": row.pk}))
    form = form_for(row, choices_of(row))
    data = ballot_paper.ballot(row, form, address=address, large=bool(request.GET.get("large")))
    return pdf_response(pdf(ballot_paper.BALLOT, data, language=get_language() or "en"), "ballot.pdf")


@require_GET
@guard(access.see_result, select=SELECT)
def paper_result(request: PersonRequest, row: access.Vote) -> HttpResponse:
    """What came of a vote, for the wall."""
    require(access.see_result, request.actor, row)
    address = request.build_absolute_uri(reverse("vote", kwargs={"id": row.pk}))
    data = ballot_paper.result(result_pages.result(row), address=address)
    return pdf_response(pdf(ballot_paper.RESULT, data, language=get_language() or "en"), "result.pdf")
