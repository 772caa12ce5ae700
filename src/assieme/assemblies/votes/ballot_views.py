"""Pages around ballots: the ways to decide, explained and to choose from; the file of a budget."""

from urllib.parse import urlencode

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from assieme.assemblies.bodies.access import Assembly, put_question
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
@guard(put_question, select=("organisation",))
def choose_way(request: PersonRequest, assembly: Assembly) -> HttpResponse:
    """The same explanations, each with a way on to a question that is decided so; a card comes along."""
    require(put_question, request.actor, assembly)
    along = {key: request.GET[key] for key in ("card", "title") if key in request.GET}
    onward = {way: urlencode({"way": way, **along}) for way in WAYS}
    return render(request, "votes/choose_way.jinja", {"assembly": assembly, "ways": WAYS.values(), "onward": onward})


@require_GET
@guard(access.see_result)
def budget_file(request: PersonRequest, row: access.Vote) -> HttpResponse:
    """The box of a budget as a Pabulib file."""
    require(access.see_result, request.actor, row)
    if row.budget is None:
        raise Http404
    box = {one.receipt: one.marks for one in reads.box_of(row)}
    response = HttpResponse(pabulib(row, choices_of(row), box), content_type="text/plain; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="box-{row.pk}.pb"'
    return response
