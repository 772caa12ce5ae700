"""Bringing a question: the way to decide it is chosen by its explanation, then the question is written."""

from datetime import date, datetime, time, timedelta
from urllib.parse import urlencode
from zoneinfo import ZoneInfo

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods

from assieme.assemblies.bodies.access import Assembly, put_question
from assieme.assemblies.votes import actions
from assieme.assemblies.votes.option_forms import NewVoteForm
from assieme.assemblies.votes.ways import WAYS
from assieme.core.access import require
from assieme.core.guard import PersonRequest, guard

ALONG = ("card", "title")
"""What comes along while one looks for a way."""


@require_GET
@guard(put_question, select=("organisation",))
def choose_way(request: PersonRequest, assembly: Assembly) -> HttpResponse:
    """All ways explained, each with a way on to a question that is decided so."""
    require(put_question, request.actor, assembly)
    along = {key: request.GET[key] for key in ALONG if key in request.GET}
    onward = {way: urlencode({"way": way, **along}) for way in WAYS}
    return render(request, "votes/choose_way.jinja", {"assembly": assembly, "ways": WAYS.values(), "onward": onward})


@require_http_methods(["GET", "POST"])
@guard(put_question, select=("organisation",))
def new_vote(request: PersonRequest, assembly: Assembly) -> HttpResponse:
    """A question, decided in the way that `?way=` names: for or against if it names none."""
    require(put_question, request.actor, assembly)
    zone = ZoneInfo(assembly.organisation.time_zone)
    now = timezone.now()
    form = NewVoteForm(
        request.POST or None,
        way=request.GET.get("way", ""),
        today=now.astimezone(zone).date(),
        initial={key: request.GET.get(key, "") for key in ALONG},
    )
    if form.is_valid():
        said = form.cleaned_data
        vote = actions.prepare_vote(
            assembly=assembly,
            title=said["title"],
            question=said["question"],
            card_id=said["card"],
            closes_at=_end_of(said["last_day"], zone),
            method=said["method"],
            options=[actions.Offered(one["name"], one["words"], one["cost"]) for one in said["options"]],
            places=said["places"],
            budget=said["budget"],
            by=request.actor,
            now=now,
        )
        return redirect("vote", id=vote.pk)
    along = urlencode({key: request.GET[key] for key in ALONG if key in request.GET})
    return render(request, "votes/new_vote.jinja", {"assembly": assembly, "form": form, "along": along})


def _end_of(day: date | None, zone: ZoneInfo) -> datetime | None:
    """Midnight after the day, where the organisation is."""
    return datetime.combine(day + timedelta(days=1), time(), zone) if day else None
