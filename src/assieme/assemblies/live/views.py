"""The door of a meeting's room: opening it, coming in, waiting."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from assieme.assemblies.live import access, actions, reads
from assieme.assemblies.live.codes import tidy
from assieme.assemblies.live.door import in_room, is_known, lead_back_no_more, remember
from assieme.assemblies.live.forms import CodeForm, NameForm
from assieme.assemblies.meetings.access import see_meeting
from assieme.assemblies.meetings.invitation_reads import invite_behind
from assieme.core.actors import Actor
from assieme.core.guard import PersonRequest, guard, no_store, public
from assieme.organisations.reads import at
from assieme.people.signing_in import may_try_code, tried_too_many_codes
from assieme.toolkit.claims import Claimant

BY_CODE = "whoever is at the meeting sees its code; who comes with it waits at the door until somebody lets them in"
BY_LINK = "whoever holds the link of an invitation is asked to the meeting"


@require_http_methods(["GET", "POST"])
@guard(see_meeting, select=("assembly",))
def meeting_room(request: PersonRequest, meeting: access.Meeting) -> HttpResponse:
    """The way from a meeting to its room; who may lead opens it here."""
    room = reads.room_of(meeting)
    if request.method == "POST":
        room = actions.open_room(meeting=meeting, by=request.actor, now=timezone.now())
        return redirect("room_chair", id=room.pk)
    if room is not None:
        return redirect("room", id=room.pk)
    context = {"meeting": meeting, "may_open": access.open_room.allows(request.actor, meeting)}
    return render(request, "live/closed.jinja", context)


@require_http_methods(["GET", "POST"])
@in_room(access.enter_room)
def room(request: HttpRequest, row: access.Room, by: Actor) -> HttpResponse:
    """Members come in here; those who lead choose their screen."""
    if not row.is_live:
        lead_back_no_more(request, row.pk)
        return redirect("pulse", key=row.pk)
    if request.method == "POST":
        actions.enter_room(room=row, by=by, now=timezone.now())
        return redirect("room_phone", id=row.pk)
    one = reads.own(row, by)
    leads = access.lead_room.sees(by, row)
    if one is not None and not leads:
        return redirect("room_phone", id=row.pk)
    return render(request, "live/room.jinja", {"room": row, "meeting": row.meeting, "leads": leads, "inside": one})


@require_http_methods(["GET", "POST"])
@public(BY_CODE)
def find_room(request: HttpRequest) -> HttpResponse:
    """Type the code."""
    form = CodeForm(request.POST or None)
    if form.is_valid():
        return redirect("join_room", code=form.cleaned_data["code"])
    return no_store(render(request, "live/join.jinja", {"form": form}))


@require_http_methods(["GET", "POST"])
@public(BY_CODE)
def join_room(request: HttpRequest, code: str) -> HttpResponse:
    """Where the QR code leads: members go to the door, guests say a name. All phones of a meeting share an address
    of the network, so only codes that open nothing are counted."""
    if tried_too_many_codes(request):
        return no_store(render(request, "people/too_many.jinja", status=429))
    found = reads.room_with_code(tidy(code))
    if found is None:
        may_try_code(request)
        return no_store(render(request, "live/no_room.jinja", status=404))
    person: Actor | None = getattr(request, "actor", None)
    if person is not None and access.enter_room.sees(person, found):
        return redirect("room", id=found.pk)
    if is_known(request, found.pk):
        return redirect("room_phone", id=found.pk)
    form = NameForm(request.POST or None)
    if form.is_valid():
        by = Claimant(found.pk)
        one = actions.enter_room(room=found, by=by, now=timezone.now(), name=form.cleaned_data["name"])
        remember(request, one)
        return redirect("room_phone", id=found.pk)
    request.place = at(found.meeting.assembly.organisation)  # type: ignore[attr-defined]
    return no_store(render(request, "live/name.jinja", {"room": found, "meeting": found.meeting, "form": form}))


@require_http_methods(["GET", "POST"])
@public(BY_LINK)
def join_by_invitation(request: HttpRequest, code: str) -> HttpResponse:
    """The link of an invitation opens the room, once it is there."""
    invite = invite_behind(code, timezone.now())
    if invite is None:
        return no_store(render(request, "meetings/link_gone.jinja", status=404))
    found = reads.room_of(invite.meeting)
    if request.method == "POST" and found is not None:
        one = actions.enter_room(room=found, by=Claimant(invite.pk), now=timezone.now())
        remember(request, one)
        return redirect("room_phone", id=found.pk)
    request.place = at(invite.meeting.assembly.organisation)  # type: ignore[attr-defined]
    context = {"invite": invite, "meeting": invite.meeting, "room": found, "code": code}
    return no_store(render(request, "live/by_invitation.jinja", context))
