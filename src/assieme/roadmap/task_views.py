"""Tasks of the road: planned, left out with a reason, taken in again, given back, and added."""

from typing import Any

from django.contrib import messages
from django.forms import Form
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from assieme.core.access import require
from assieme.core.guard import PersonRequest, guard
from assieme.roadmap import access, actions, owners, reads
from assieme.roadmap.forms import LeaveOutForm, PlanForm, TaskForm
from assieme.roadmap.nine import action_called
from assieme.toolkit.readiness.plan_reads import possible_owners

SELECT = ("roadmap__organisation", "owner__identity", "left_out_by__identity")


@require_GET
@guard(access.see_task, select=SELECT)
def task(request: PersonRequest, row: access.Task) -> HttpResponse:
    """What is to do, who does it by when, and what the reader may do."""
    return render(request, "roadmap/task.jinja", _about(request, row))


@require_http_methods(["GET", "POST"])
@guard(access.plan_task, select=SELECT)
def plan(request: PersonRequest, row: access.Task) -> HttpResponse:
    require(access.plan_task, request.actor, row)
    form = PlanForm(request.POST or None, task=row, owners=possible_owners(row.roadmap.organisation))
    if form.is_valid():
        actions.plan_task(task=row, by=request.actor, now=timezone.now(), **form.cleaned_data)
        messages.success(request, _("It is written down."))
        return redirect("road_task", id=row.pk)
    return _step(request, row, form, _("Who does it, and by when?"))


@require_http_methods(["GET", "POST"])
@guard(access.plan_task, select=SELECT)
def leave_out(request: PersonRequest, row: access.Task) -> HttpResponse:
    require(access.plan_task, request.actor, row)
    form = LeaveOutForm(request.POST or None)
    if form.is_valid():
        actions.leave_out_task(task=row, by=request.actor, now=timezone.now(), **form.cleaned_data)
        return redirect("road_task", id=row.pk)
    return _step(request, row, form, _("Leave it out"))


@require_POST
@guard(access.plan_task, select=SELECT)
def take_in(request: PersonRequest, row: access.Task) -> HttpResponse:
    actions.take_in_task(task=row, by=request.actor, now=timezone.now())
    return redirect("road_task", id=row.pk)


@require_POST
@guard(access.give_back_task, select=SELECT)
def give_back(request: PersonRequest, row: access.Task) -> HttpResponse:
    actions.give_back_task(task=row, by=request.actor, now=timezone.now())
    messages.success(request, _("That is fine. We took your name off."))
    return redirect("road_task", id=row.pk)


@require_http_methods(["GET", "POST"])
@guard(access.adapt_roadmap, select=("organisation",))
def new_task(request: PersonRequest, roadmap: access.Roadmap, key: str) -> HttpResponse:
    """A task of one's own for one of the nine."""
    require(access.adapt_roadmap, request.actor, roadmap)
    action = action_called(key)
    if action is None:
        raise Http404("no such action")
    form = TaskForm(request.POST or None, roadmap=roadmap)
    if form.is_valid():
        made = actions.add_task(roadmap=roadmap, key=key, by=request.actor, now=timezone.now(), **form.cleaned_data)
        return redirect("road_task", id=made.pk)
    return render(request, "roadmap/new_task.jinja", {"roadmap": roadmap, "action": action, "form": form})


def _about(request: PersonRequest, row: access.Task) -> dict[str, Any]:
    return {
        "task": row,
        "words": reads.words_of(row),
        "month": reads.month_word(row.month),
        "owner": owners.owner_of(row),
        "action": action_called(row.action),
        "pieces": reads.pieces_of(row.roadmap, row.action, request.actor.pk, task=row),
        "may_plan": access.plan_task.allows(request.actor, row),
        "may_give_back": access.give_back_task.allows(request.actor, row),
        "may_add": not row.is_left_out and access.add_evidence.allows(request.actor, row.roadmap),
    }


def _step(request: PersonRequest, row: access.Task, form: Form, title: str) -> HttpResponse:
    context = {"task": row, "words": reads.words_of(row), "form": form, "title": title}
    return render(request, "roadmap/task_step.jinja", context | {"action": action_called(row.action)})
