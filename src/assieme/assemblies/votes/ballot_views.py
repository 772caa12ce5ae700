"""Pages around ballots: the ways to decide, explained and to choose from."""

from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from assieme.assemblies.bodies.access import Assembly, put_question
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
