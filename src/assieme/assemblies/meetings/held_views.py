"""A meeting that goes on: one thing at a time, for the one who leads it."""

from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from assieme.assemblies.meetings import access, agenda_reads, held_reads
from assieme.assemblies.meetings import held_actions as actions
from assieme.assemblies.meetings.access import Meeting
from assieme.assemblies.meetings.held_forms import OutcomeForm, PresenceForm
from assieme.assemblies.meetings.minutes_reads import to_approve
from assieme.core.guard import PersonRequest, guard

SELECT = ("assembly__organisation",)


@require_http_methods(["GET", "POST"])
@guard(access.begin_meeting, select=SELECT)
def begin_meeting(request: PersonRequest, meeting: Meeting) -> HttpResponse:
    """Who is here? Then it begins."""
    if meeting.is_over or meeting.begun_at:
        return redirect("hold_meeting", id=meeting.pk)
    form = PresenceForm(request.POST or None, seats=held_reads.seats_by_key(meeting))
    if request.method == "POST" and form.is_valid():
        now = timezone.now()
        actions.begin_meeting(meeting=meeting, present=form.there(), by=request.actor, now=now)
        actions.note_presence(meeting=meeting, present=form.there(), chaired_by=form.chair(), by=request.actor, now=now)
        return redirect("hold_meeting", id=meeting.pk)
    return render(request, "meetings/presence.jinja", {"meeting": meeting, "form": form, "begins": True})


@require_http_methods(["GET", "POST"])
@guard(access.hold_meeting, select=SELECT)
def presence(request: PersonRequest, meeting: Meeting) -> HttpResponse:
    initial = {
        "present": [str(key) for key in meeting.present.values_list("pk", flat=True)],
        "chaired_by": str(meeting.chaired_by_id or ""),
    }
    # Nobody ticked posts nothing but the token: the method says that it was sent.
    given = request.POST if request.method == "POST" else None
    form = PresenceForm(given, initial=initial, seats=held_reads.seats_by_key(meeting))
    if form.is_valid():
        actions.note_presence(
            meeting=meeting, present=form.there(), chaired_by=form.chair(), by=request.actor, now=timezone.now()
        )
        return redirect("hold_meeting", id=meeting.pk)
    return render(request, "meetings/presence.jinja", {"meeting": meeting, "form": form})


@require_http_methods(["GET", "POST"])
@guard(access.hold_meeting, select=SELECT)
def hold_meeting(request: PersonRequest, meeting: Meeting) -> HttpResponse:
    """What is talked about now, or what comes next."""
    if meeting.is_over:
        return redirect("meeting", id=meeting.pk)
    if meeting.begun_at is None:
        return redirect("begin_meeting", id=meeting.pk)
    item = held_reads.item_now(meeting)
    form = _outcome_form(request, meeting, item.vote_id) if item else None
    if item and form and form.is_valid():
        what = actions.Outcome(**form.said())
        actions.finish_item(item=item, what=what, by=request.actor, now=timezone.now())
        return redirect("hold_meeting", id=meeting.pk)
    context = {
        "meeting": meeting,
        "now": agenda_reads.title_of(item) if item else "",
        "item": item,
        "form": form,
        "agenda": agenda_reads.agenda_of(meeting, request.actor, prepares=False),
        "pause": held_reads.pause_now(meeting),
        "present": meeting.present.count(),
        "to_approve": to_approve(meeting),
    }
    return render(request, "meetings/hold.jinja", context)


@require_POST
@guard(access.hold_meeting)
def take_item(request: PersonRequest, meeting: Meeting, key: UUID) -> HttpResponse:
    item = agenda_reads.item_in(meeting, key)
    if item is None:
        raise Http404("not on this list")
    actions.take_item(item=item, by=request.actor, now=timezone.now())
    return redirect("hold_meeting", id=meeting.pk)


@require_POST
@guard(access.hold_meeting)
def pause(request: PersonRequest, meeting: Meeting) -> HttpResponse:
    if request.POST.get("go_on"):
        actions.end_pause(meeting=meeting, by=request.actor, now=timezone.now())
    else:
        actions.begin_pause(meeting=meeting, by=request.actor, now=timezone.now())
    return redirect("hold_meeting", id=meeting.pk)


def _outcome_form(request: PersonRequest, meeting: Meeting, vote: UUID | None) -> OutcomeForm:
    return OutcomeForm(
        request.POST or None,
        initial={"vote": str(vote or "")},
        seats=held_reads.seats_by_key(meeting),
        votes=held_reads.votes_for(meeting),
    )
