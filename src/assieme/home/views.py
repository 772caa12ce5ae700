"""The pages that gather from many rooms."""

from typing import TYPE_CHECKING

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from assieme.circles.words import CIRCLES
from assieme.core.guard import PersonRequest, guard, public, signed_in
from assieme.home import day_reads, grow_reads, journey_reads, toolbox
from assieme.home.forms import StepForm
from assieme.organisations import access as places
from assieme.organisations import actions, place_reads
from assieme.organisations.visitors import open_or_guard, reader
from assieme.people.middleware import OwnRequest

if TYPE_CHECKING:
    from assieme.organisations.models import Initiative


@public("the first page says what this is and lets people in")
def front(request: HttpRequest) -> HttpResponse:
    if getattr(request, "actor", None):
        return redirect("my_day")
    return render(request, "home/front.jinja")


@signed_in
def my_day(request: OwnRequest) -> HttpResponse:
    return render(
        request,
        "home/my_day.jinja",
        {"day": day_reads.day(request.actor, timezone.localdate()), "name": str(request.actor)},
    )


@signed_in
def tools(request: OwnRequest) -> HttpResponse:
    """All tools: one's own, those of the initiative that is chosen, and what helps to lead."""
    initiatives = place_reads.initiatives_of(request.actor).rows
    first = next((one for one in initiatives if one.takes_part), initiatives[0] if initiatives else None)
    chosen = next((one for one in initiatives if str(one.id) == request.GET.get("for")), first)
    return render(
        request,
        "home/tools.jinja",
        {
            "own": toolbox.for_oneself(),
            "group": toolbox.for_a_group(chosen.id, request.actor) if chosen else (),
            "initiatives": initiatives,
            "chosen": chosen,
        },
    )


@open_or_guard(places.see_initiative, select=("organisation", "service"))
def initiative(request: PersonRequest, initiative: "Initiative") -> HttpResponse:
    if initiative.organisation.is_published_case:
        declaration = initiative.declarations.order_by("-id").first()
        return render(request, "home/published.jinja", {"initiative": initiative, "declaration": declaration})
    leads = places.lead_initiative.allows(reader(request), initiative)
    return render(
        request,
        "home/initiative.jinja",
        {
            "initiative": initiative,
            "CIRCLES": CIRCLES,
            "journey": journey_reads.journey(initiative, timezone.localdate(), leads=leads),
            "leads": leads,
            "takes_part": journey_reads.takes_part(initiative, reader(request)),
        },
    )


@require_POST
@guard(places.lead_initiative)
def step(request: PersonRequest, initiative: "Initiative") -> HttpResponse:
    form = StepForm(request.POST)
    if form.is_valid():
        move = actions.finish_step if form.cleaned_data["move"] == "finish" else actions.reopen_step
        move(initiative=initiative, step=form.cleaned_data["step"], by=request.actor, now=timezone.now())
    return redirect("initiative", id=initiative.pk)


@guard(places.see_initiative, select=("organisation", "service"))
def grow(request: PersonRequest, initiative: "Initiative") -> HttpResponse:
    return render(
        request,
        "home/grow.jinja",
        {"initiative": initiative, "grown": grow_reads.grown(initiative, timezone.localdate())},
    )
