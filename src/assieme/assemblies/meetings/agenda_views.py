"""Pages on which people bring something to a meeting, and put the list in order."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from assieme.assemblies.meetings import access, agenda_reads
from assieme.assemblies.meetings import agenda_actions as actions
from assieme.assemblies.meetings.agenda_forms import ItemForm
from assieme.core.access import Refused
from assieme.core.guard import PersonRequest, guard

SELECT = ("assembly",)


@require_http_methods(["GET", "POST"])
@guard(access.bring_item, select=SELECT)
def new_item(request: PersonRequest, meeting: access.Meeting) -> HttpResponse:
    if meeting.is_over:
        raise Refused(access.OVER)
    form = ItemForm(request.POST or None, offered=agenda_reads.offered(meeting, request.actor))
    if form.is_valid():
        actions.bring_item(meeting=meeting, by=request.actor, now=timezone.now(), **form.brought())
        messages.success(request, _("It is on the list."))
        return _to_list(meeting)
    return render(request, "meetings/new_item.jinja", {"meeting": meeting, "form": form})


@require_POST
@guard(access.prepare_meeting)
def move_item(request: PersonRequest, meeting: access.Meeting, key: UUID) -> HttpResponse:
    item = agenda_reads.item_in(meeting, key)
    if item is None:
        raise Http404("not on this list")
    direction: actions.Direction = "up" if request.POST.get("direction") == "up" else "down"
    actions.move_item(item=item, direction=direction, by=request.actor, now=timezone.now())
    return _to_list(meeting)


@require_POST
@guard(access.take_off_item, select=("meeting",))
def take_off_item(request: PersonRequest, item: access.AgendaItem) -> HttpResponse:
    meeting = item.meeting
    actions.take_off_item(item=item, by=request.actor, now=timezone.now())
    messages.success(request, _("It is off the list."))
    return _to_list(meeting)


def _to_list(meeting: access.Meeting) -> HttpResponse:
    return redirect(f"{reverse('meeting', kwargs={'id': meeting.pk})}#agenda")
