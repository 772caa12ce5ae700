"""Pages of the action plan: a new goal, and one goal with what became of it."""

from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from assieme.core.guard import PersonRequest, guard
from assieme.toolkit.readiness import access, plan_actions, plan_reads, smart
from assieme.toolkit.readiness.addresses import here
from assieme.toolkit.readiness.forms import GoalForm, MoveForm, SettleForm
from assieme.toolkit.readiness.words import PRINCIPLES

if TYPE_CHECKING:
    from assieme.organisations.models import Initiative, Organisation
    from assieme.toolkit.readiness.models import Goal, Place

AROUND = ("initiative__organisation", "organisation", "owner__identity")


@guard(access.plan_goal, select=("organisation",))
def new_goal(request: PersonRequest, initiative: "Initiative") -> HttpResponse:
    return _new_goal(request, initiative, initiative.organisation)


@guard(access.plan_organisation_goal)
def new_organisation_goal(request: PersonRequest, organisation: "Organisation") -> HttpResponse:
    return _new_goal(request, organisation, organisation)


def _new_goal(request: PersonRequest, place: "Place", organisation: "Organisation") -> HttpResponse:
    form = GoalForm(request.POST or None, organisation=organisation, about=request.GET.get("about", ""))
    if request.method == "POST" and form.is_valid():
        planned = form.planned()
        plan_actions.plan_goal(place=place, planned=planned, by=request.actor, now=timezone.now())
        thoughts = smart.thoughts(planned, timezone.localdate())
        messages.success(request, " ".join([_("The goal is in the plan."), *(str(one) for one in thoughts)]))
        return redirect(here(place).map)
    context = {"here": here(place), "form": form, "help": smart.HELP}
    return render(request, "readiness/new_goal.jinja", context, status=422 if form.errors else 200)


@guard(access.see_goal, select=AROUND)
def goal_page(request: PersonRequest, goal: "Goal") -> HttpResponse:
    """One goal: who looks after it, its day, and what became of it."""
    return _goal(request, goal, SettleForm(None), MoveForm(None))


@require_POST
@guard(access.agree_to_goal, select=AROUND)
def goal_agree(request: PersonRequest, goal: "Goal") -> HttpResponse:
    agrees = request.POST.get("agrees") == "yes"
    plan_actions.agree_to_goal(goal=goal, agrees=agrees, by=request.actor, now=timezone.now())
    messages.success(
        request, _("Thank you. You look after it now.") if agrees else _("That is fine. We took your name off.")
    )
    return redirect("readiness_goal", id=goal.pk)


@require_POST
@guard(access.settle_goal, select=AROUND)
def goal_settle(request: PersonRequest, goal: "Goal") -> HttpResponse:
    form = SettleForm(request.POST)
    if not form.is_valid():
        return _goal(request, goal, form, MoveForm(None))
    plan_actions.settle_goal(goal=goal, by=request.actor, now=timezone.now(), **form.cleaned_data)
    messages.success(request, _("Noted. Everyone can read what became of it."))
    return redirect(here(goal.place).map)


@require_POST
@guard(access.settle_goal, select=AROUND)
def goal_move(request: PersonRequest, goal: "Goal") -> HttpResponse:
    form = MoveForm(request.POST)
    if not form.is_valid():
        return _goal(request, goal, SettleForm(None), form)
    plan_actions.move_goal(goal=goal, by=request.actor, now=timezone.now(), **form.cleaned_data)
    messages.success(request, _("The new day is set."))
    return redirect("readiness_goal", id=goal.pk)


def _goal(request: PersonRequest, goal: "Goal", settle: SettleForm, move: MoveForm) -> HttpResponse:
    context = {
        "goal": goal,
        "here": here(goal.place),
        "principle": PRINCIPLES[goal.principle],  # type: ignore[index]
        "moves": plan_reads.moves(goal),
        "settle": settle,
        "move": move,
        "may_agree": access.agree_to_goal.allows(request.actor, goal),
        "may_settle": access.settle_goal.allows(request.actor, goal),
    }
    return render(request, "readiness/goal.jinja", context, status=422 if settle.errors or move.errors else 200)
