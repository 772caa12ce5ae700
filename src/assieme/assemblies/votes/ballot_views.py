"""Pages around ballots: the ways to decide, explained; the file of a budget."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from assieme.assemblies.votes import access, reads
from assieme.assemblies.votes.budget_count import pabulib
from assieme.assemblies.votes.options import choices_of
from assieme.assemblies.votes.ways import WAYS
from assieme.core.access import require
from assieme.core.guard import PersonRequest, guard, public


@require_GET
@public("anyone may know how a vote is counted before they trust it")
def ways_to_decide(request: HttpRequest) -> HttpResponse:
    return render(request, "votes/ways.jinja", {"ways": WAYS.values()})


@require_GET
@guard(access.see_result)
def budget_file(request: PersonRequest, row: access.Vote) -> HttpResponse:
    """The box of a budget as a Pabulib file."""
    require(access.see_result, request.actor, row)
    if row.budget is None:
        raise Http404
    box = [(one.receipt, one.said) for one in reads.box_of(row)]
    response = HttpResponse(pabulib(row, choices_of(row), box), content_type="text/plain; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="box-{row.pk}.pb"'
    return response
