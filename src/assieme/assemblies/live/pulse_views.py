"""How a meeting was: three questions by its link, and what people answered, by standpoint."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods

from assieme.assemblies.live import pulse_reads as reads
from assieme.assemblies.live.forms import PulseForm
from assieme.assemblies.live.pulse_actions import Felt, answer_pulse
from assieme.assemblies.meetings.access import Meeting, see_meeting
from assieme.core.actors import Actor
from assieme.core.days import day_of
from assieme.core.guard import PersonRequest, guard, no_store, public
from assieme.organisations.reads import at
from assieme.people.signing_in import may_answer_by_link
from assieme.toolkit.claims import Claimant
from assieme.toolkit.gratitude.reads import is_on

ANSWERED = "answered"


@require_http_methods(["GET", "POST"])
@public("whoever was at a meeting has its link, and answers without an account; nothing says who it was")
def pulse(request: HttpRequest, key: UUID) -> HttpResponse:
    """Twenty seconds, with one hand. While the meeting goes on, the page says when to come back."""
    room = reads.asked_room(key)
    if room is None:
        raise Http404("no such meeting")
    organisation = room.meeting.assembly.organisation
    request.place = at(organisation)  # type: ignore[attr-defined]
    person: Actor | None = getattr(request, "actor", None)
    done = str(key) in request.session.get(ANSWERED, []) or bool(person and reads.has_answered(room, person))
    today = day_of(timezone.now(), organisation.time_zone)
    open_now = room.asks_until is not None and today <= room.asks_until and not done
    seated = bool(person and reads.has_seat(room, person))
    form = PulseForm(request.POST or None)
    if open_now and form.is_valid():
        if not seated and not may_answer_by_link(request):
            return no_store(render(request, "people/too_many.jinja", status=429))
        by = person if person and seated else Claimant(room.pk)
        answer_pulse(room=room, felt=Felt(**form.cleaned_data), by=by, now=timezone.now())
        request.session[ANSWERED] = [*request.session.get(ANSWERED, []), str(key)]
        done, open_now = True, False
    initiative = room.meeting.assembly.initiative
    context = {
        "room": room,
        "meeting": room.meeting,
        "form": form if open_now else None,
        "done": done,
        "person": person,
        "seated": seated,
        "thanks_at": initiative.pk if person and initiative and is_on(initiative) else None,
    }
    return no_store(render(request, "live/pulse.jinja", context))


@require_GET
@guard(see_meeting, select=("assembly",))
def felt(request: PersonRequest, meeting: Meeting) -> HttpResponse:
    """What people answered, each standpoint apart."""
    return render(request, "live/felt.jinja", {"meeting": meeting, "felt": reads.felt_at(meeting)})
