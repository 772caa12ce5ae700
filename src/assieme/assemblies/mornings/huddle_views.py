"""Five minutes around one screen: names to press, wishes said aloud, the tasks shared out."""

from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods

from assieme.assemblies.mornings import access, actions, reads, sharing_actions
from assieme.assemblies.mornings.forms import WishesForm
from assieme.core.guard import PersonRequest, guard, no_store

SELECT = ("assembly", "organisation", "shared_by__identity")


@require_GET
@guard(access.lead_morning, select=SELECT)
def huddle(request: PersonRequest, row: access.Morning) -> HttpResponse:
    context = {
        "morning": row,
        "assembly": row.assembly,
        "faces": reads.faces(row),
        "plan": reads.plan(row),
        "is_today": reads.is_today(row, timezone.now()),
    }
    return render(request, "mornings/huddle.jinja", context)


@require_http_methods(["GET", "POST"])
@guard(access.lead_morning, select=SELECT)
def one_person(request: PersonRequest, row: access.Morning, key: UUID) -> HttpResponse:
    """What one person says at the screen. What they said before, on their own phone, is not shown here."""
    member = reads.member(row.organisation_id, key)
    if member is None:
        raise Http404
    given = reads.given_row(row, key)
    if request.method == "POST" and "no" in request.POST:
        return _no(request, row, key)
    tasks = {str(task.pk): task for task in reads.tasks_of(row)}
    form = WishesForm(request.POST if request.method == "POST" else None, tasks=tasks.values(), said={})
    if form.is_valid():
        actions.say_wishes_for(morning=row, member=member, wishes=form.wishes(), by=request.actor, now=timezone.now())
        return redirect("huddle", id=row.pk)
    context = {
        "morning": row,
        "assembly": row.assembly,
        "name": str(member.person),
        "here": reads.here_row(row, key),
        "given": given,
        "form": form,
        "tasks": tasks,
    }
    return no_store(render(request, "mornings/huddle_person.jinja", context))


def _no(request: PersonRequest, row: access.Morning, key: UUID) -> HttpResponse:
    """Somebody says no: to their task, or to all of them."""
    given, here, now = reads.given_row(row, key), reads.here_row(row, key), timezone.now()
    if request.POST["no"] == "task" and given is not None:
        sharing_actions.decline_task(given=given, by=request.actor, now=now)
    elif here is not None:
        sharing_actions.step_out(here=here, by=request.actor, now=now)
    return redirect("huddle", id=row.pk)
