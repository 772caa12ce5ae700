"""Pages of meetings and their minutes."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from assieme.assemblies.bodies.access import Assembly, lead_assembly
from assieme.assemblies.meetings import access, actions, reads
from assieme.assemblies.meetings.forms import MeetingForm, MinutesForm
from assieme.core.access import Refused, require
from assieme.core.guard import PersonRequest, guard

SELECT = ("assembly", "assembly__organisation", "chaired_by__person__identity")


@require_http_methods(["GET", "POST"])
@guard(lead_assembly, select=("organisation",))
def new_meeting(request: PersonRequest, assembly: Assembly) -> HttpResponse:
    form = MeetingForm(request.POST or None)
    if form.is_valid():
        planned = actions.plan_meeting(assembly=assembly, by=request.actor, now=timezone.now(), **form.cleaned_data)
        return redirect("meeting", id=planned.pk)
    return render(request, "meetings/new_meeting.jinja", {"assembly": assembly, "form": form})


@require_http_methods(["GET", "POST"])
@guard(access.prepare_meeting, select=SELECT)
def change_meeting(request: PersonRequest, row: access.Meeting) -> HttpResponse:
    if row.is_over:
        raise Refused(access.OVER)
    form = MeetingForm(request.POST or None, initial=reads.when_of(row))
    if form.is_valid():
        when = actions.When(**form.cleaned_data)
        actions.change_meeting(meeting=row, when=when, by=request.actor, now=timezone.now())
        messages.success(request, _("The meeting is changed."))
        return redirect("meeting", id=row.pk)
    return render(request, "meetings/change_meeting.jinja", {"meeting": row, "form": form})


@require_http_methods(["GET", "POST"])
@guard(access.write_minutes, select=SELECT)
def minutes(request: PersonRequest, row: access.Meeting) -> HttpResponse:
    require(access.write_minutes, request.actor, row)
    seats = {seat.pk: seat for seat in reads.seats_on(row)}
    initial: dict[str, Any] = {
        "words": row.minutes,
        "present": [str(seat.pk) for seat in row.present.all()],
        "chaired_by": str(row.chaired_by_id or ""),
    }
    names = {key: str(seat.person) for key, seat in seats.items()}
    form = MinutesForm(request.POST or None, initial=initial, seats=names)
    if form.is_valid():
        said = form.cleaned_data
        actions.write_minutes(
            meeting=row,
            words=said["words"],
            present=[seats[UUID(key)] for key in said["present"]],
            chaired_by=seats[UUID(said["chaired_by"])] if said["chaired_by"] else None,
            by=request.actor,
            now=timezone.now(),
        )
        messages.success(request, _("The minutes are saved."))
        return redirect("meeting", id=row.pk)
    context = {"meeting": row, "assembly": row.assembly, "form": form}
    return render(request, "meetings/minutes.jinja", context)
