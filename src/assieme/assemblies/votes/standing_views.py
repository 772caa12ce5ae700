"""Pages of elections and of next rounds: standing, stepping back, giving the seats, asking again."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from assieme.assemblies.votes import access, round_actions, standing, standing_actions
from assieme.assemblies.votes.result_pages import shared
from assieme.assemblies.votes.standing_forms import NextRoundForm, StandForm
from assieme.core.access import require
from assieme.core.guard import PersonRequest, guard

SELECT = ("assembly", "assembly__organisation", "constitution", "proposed_rules")


@require_http_methods(["GET", "POST"])
@guard(access.stand, select=SELECT)
def stand(request: PersonRequest, row: access.Vote) -> HttpResponse:
    """Stand for election, or change one's words."""
    require(access.stand, request.actor, row)
    own = standing.own_candidacy(row, request.actor)
    free = standing.seats_to_fill(row.assembly)
    standpoints = standing.standpoints_to_stand_for(row, request.actor)
    said = {"words": own.words, "standpoint": own.standpoint} if own else {}
    form = StandForm(request.POST or None, standpoints=standpoints, initial=said)
    if form.is_valid():
        standing_actions.stand_for_election(vote=row, by=request.actor, now=timezone.now(), **form.cleaned_data)  # type: ignore[arg-type]
        return redirect("vote", id=row.pk)
    context = {**shared(row), "form": form, "own": own, "none_free": bool(free) and not standpoints}
    return render(request, "votes/stand.jinja", context)


@require_POST
@guard(access.stand)
def step_back(request: PersonRequest, row: access.Vote) -> HttpResponse:
    standing_actions.step_back(vote=row, by=request.actor, now=timezone.now())  # type: ignore[arg-type]
    return redirect("vote", id=row.pk)


@require_POST
@guard(access.seat_elected)
def seat_elected(request: PersonRequest, row: access.Vote) -> HttpResponse:
    passed_over = standing_actions.seat_elected(vote=row, by=request.actor, now=timezone.now())
    if passed_over:
        names = ", ".join(str(person) for person in passed_over)
        messages.warning(
            request, _("Our rules do not let these people take their seat now: %(names)s") % {"names": names}
        )
    return redirect("vote", id=row.pk)


@require_http_methods(["GET", "POST"])
@guard(access.go_on, select=SELECT)
def next_round(request: PersonRequest, row: access.Vote) -> HttpResponse:
    """The question once more, with words that take up the objections."""
    require(access.go_on, request.actor, row)
    form = NextRoundForm(request.POST or None, initial={"question": row.question})
    if form.is_valid():
        later = round_actions.next_round(vote=row, by=request.actor, now=timezone.now(), **form.cleaned_data)
        return redirect("vote", id=later.pk)
    return render(request, "votes/next_round.jinja", {**shared(row), "form": form})
