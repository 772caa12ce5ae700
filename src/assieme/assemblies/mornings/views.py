"""The days of an assembly: today's tasks, one's own wishes, who does what."""

from datetime import date
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from assieme.assemblies.mornings import access, actions, reads, sharing_actions
from assieme.assemblies.mornings.forms import TaskForm, WishesForm
from assieme.assemblies.mornings.weeks import weeks_of
from assieme.core.access import Refused
from assieme.core.days import day_of
from assieme.core.guard import PersonRequest, guard

SELECT = ("assembly", "organisation", "shared_by__identity")


@require_GET
@guard(access.see_mornings, select=("organisation",))
def mornings(request: PersonRequest, assembly: access.Assembly) -> HttpResponse:
    """Today, and the days before."""
    today = _today(assembly)
    context = {
        "assembly": assembly,
        "today": today,
        "morning": reads.morning_of(assembly, today),
        "usual": reads.usual_tasks(assembly),
        "past": reads.past(assembly, min(_day(request.GET.get("before")) or today, today)),
        "may_begin": access.begin_morning.allows(request.actor, assembly),
    }
    return render(request, "mornings/mornings.jinja", context)


@require_POST
@guard(access.begin_morning)
def begin_morning(request: PersonRequest, assembly: access.Assembly) -> HttpResponse:
    begun = actions.begin_morning(assembly=assembly, by=request.actor, now=timezone.now())
    return redirect("morning", id=begun.pk)


@require_http_methods(["GET", "POST"])
@guard(access.begin_morning, select=("organisation",))
def usual(request: PersonRequest, assembly: access.Assembly) -> HttpResponse:
    """The tasks that each day begins with."""
    form = TaskForm(request.POST or None)
    if form.is_valid():
        actions.add_usual_task(assembly=assembly, by=request.actor, now=timezone.now(), **form.cleaned_data)
        return redirect("usual_tasks", id=assembly.pk)
    context = {"assembly": assembly, "form": form, "tasks": reads.usual_tasks(assembly)}
    return render(request, "mornings/usual.jinja", context)


@require_POST
@guard(access.drop_usual_task)
def drop_usual(request: PersonRequest, task: access.UsualTask) -> HttpResponse:
    actions.drop_usual_task(task=task, by=request.actor, now=timezone.now())
    return redirect("usual_tasks", id=task.assembly_id)


@require_GET
@guard(access.see_mornings, select=("organisation",))
def memory(request: PersonRequest, assembly: access.Assembly) -> HttpResponse:
    """How well wishes were met over the weeks."""
    context = {"assembly": assembly, "weeks": weeks_of(assembly, _today(assembly))}
    return render(request, "mornings/memory.jinja", context)


@require_GET
@guard(access.see_morning, select=SELECT)
def morning(request: PersonRequest, row: access.Morning) -> HttpResponse:
    leads = access.lead_morning.allows(request.actor, row)
    context = {
        "morning": row,
        "assembly": row.assembly,
        "plan": reads.plan(row),
        "mine": reads.mine(row, request.actor),
        "is_today": reads.is_today(row, timezone.now()),
        "leads": leads,
    }
    return render(request, "mornings/morning.jinja", context)


@require_http_methods(["GET", "POST"])
@guard(access.say_wishes, select=SELECT)
def my_wishes(request: PersonRequest, row: access.Morning) -> HttpResponse:
    """One's own taps."""
    said = reads.own_wishes(row, request.actor)
    tasks = {str(task.pk): task for task in reads.tasks_of(row)}
    form = WishesForm(request.POST if request.method == "POST" else None, tasks=tasks.values(), said=said)
    if form.is_valid():
        actions.say_wishes(morning=row, wishes=form.wishes(), by=request.actor, now=timezone.now())
        messages.success(request, _("Your wishes are in. You can change them until the tasks are shared out."))
        return redirect("morning", id=row.pk)
    context = {"morning": row, "assembly": row.assembly, "form": form, "tasks": tasks}
    return render(request, "mornings/wishes.jinja", context)


@require_http_methods(["GET", "POST"])
@guard(access.change_tasks, select=SELECT)
def tasks_of_day(request: PersonRequest, row: access.Morning) -> HttpResponse:
    """Today's own tasks, until they are shared out."""
    if row.shared_at is not None:
        raise Refused(access.SHARED)
    form = TaskForm(request.POST or None)
    if form.is_valid():
        actions.add_task(morning=row, by=request.actor, now=timezone.now(), **form.cleaned_data)
        return redirect("tasks_of_day", id=row.pk)
    context: dict[str, Any] = {"morning": row, "assembly": row.assembly, "form": form, "tasks": reads.tasks_of(row)}
    return render(request, "mornings/tasks.jinja", context)


@require_POST
@guard(access.take_off_task, select=("morning",))
def take_off_task(request: PersonRequest, task: access.Task) -> HttpResponse:
    actions.take_off_task(task=task, by=request.actor, now=timezone.now())
    return redirect("tasks_of_day", id=task.morning_id)


@require_POST
@guard(access.lead_morning)
def share_tasks(request: PersonRequest, row: access.Morning) -> HttpResponse:
    sharing_actions.share_tasks(morning=row, by=request.actor, now=timezone.now())
    return redirect("huddle" if request.POST.get("next") == "huddle" else "morning", id=row.pk)


@require_POST
@guard(access.decline_task, select=("morning",))
def decline_task(request: PersonRequest, given: access.Given) -> HttpResponse:
    sharing_actions.decline_task(given=given, by=request.actor, now=timezone.now())
    messages.success(request, _("That is fine. You don’t need a reason."))
    return redirect("morning", id=given.morning_id)


@require_POST
@guard(access.step_out, select=("morning",))
def step_out(request: PersonRequest, here: access.Here) -> HttpResponse:
    sharing_actions.step_out(here=here, by=request.actor, now=timezone.now())
    messages.success(request, _("That is fine. You don’t need a reason."))
    return redirect("morning", id=here.morning_id)


def _today(assembly: access.Assembly) -> date:
    return day_of(timezone.now(), assembly.organisation.time_zone)


def _day(text: str | None) -> date | None:
    """A day of the address, or None where it is none."""
    try:
        return date.fromisoformat(text or "")
    except ValueError:
        return None
