"""The one-page profiles that people show to a meeting: to see, to print one page each, and to show one's own."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from assieme.assemblies.meetings import profile_access as access
from assieme.assemblies.meetings import profile_actions as actions
from assieme.assemblies.meetings.access import Meeting
from assieme.assemblies.meetings.profile_reads import around
from assieme.core.access import Refused
from assieme.core.documents.pdf import pdf_response
from assieme.core.files import file_response
from assieme.core.guard import PersonRequest, guard, no_store
from assieme.core.ui.environment import day
from assieme.toolkit.profiles import set_reads
from assieme.toolkit.profiles.forms import MeetingShareForm
from assieme.toolkit.profiles.printed import printed
from assieme.toolkit.profiles.reads import with_pictures
from assieme.toolkit.profiles.words import ASKED

SELECT = ("assembly__organisation",)


@require_GET
@guard(access.see_profiles, select=SELECT)
def profiles(request: PersonRequest, meeting: Meeting) -> HttpResponse:
    """Those who are there see the pages; the owners see who looked."""
    now = timezone.now()
    shown = actions.look_at_profiles(meeting=meeting, printed=False, by=request.actor, now=now)
    context = {"meeting": meeting, "shown": shown, "profiles": around(meeting, request.actor, now), "ASKED": ASKED}
    return no_store(render(request, "meetings/profiles.jinja", context))


@require_GET
@guard(access.see_profiles, select=SELECT)
def profiles_on_paper(request: PersonRequest, meeting: Meeting) -> HttpResponse:
    """All of them in one file, a page each."""
    shown = actions.look_at_profiles(meeting=meeting, printed=True, by=request.actor, now=timezone.now())
    if not shown:
        return redirect("meeting_profiles", id=meeting.pk)
    content = printed(
        with_pictures(shown),
        title=_("One-page profiles: %(group)s") % {"group": meeting.assembly.name},
        place=f"{meeting.assembly.name}, {day(meeting.held_on)}",
        address=request.build_absolute_uri(reverse("meeting_profiles", kwargs={"id": meeting.pk})),
    )
    return pdf_response(content, "profiles.pdf")


@require_GET
@guard(access.see_profiles)
def picture_at_meeting(request: PersonRequest, meeting: Meeting, key: UUID) -> HttpResponse:
    """The square picture of a profile, where its owner shows it to this meeting."""
    square = set_reads.picture_at_meeting(meeting.pk, key, request.actor)
    if square is None:
        raise Http404("not shown")
    return file_response(square)


@require_http_methods(["GET", "POST"])
@guard(access.show_profile, select=SELECT)
def show_at_meeting(request: PersonRequest, meeting: Meeting) -> HttpResponse:
    """Which parts of my page this meeting sees, and for how long after it."""
    if access.is_over(meeting, timezone.now()):
        raise Refused(access.OVER)
    own = set_reads.own_at_meeting(meeting.pk, meeting.organisation_id, request.actor)
    if own is None:
        messages.info(request, _("Write your page first, and say that it is yours. Then you can show it."))
        return redirect("my_profile")
    zone = meeting.assembly.organisation.time_zone
    form = MeetingShareForm(request.POST or None, held_on=meeting.held_on, time_zone=zone)
    if form.is_valid():
        share = actions.show_profile(
            meeting=meeting,
            profile=own.profile,
            parts=form.cleaned_data["parts"],
            until=form.ends_at(),
            by=request.actor,
            now=timezone.now(),
        )
        messages.success(request, _("Your page is shown. You can stop at any time."))
        return redirect("profile_share", id=share.pk)
    return render(request, "meetings/show_profile.jinja", {"meeting": meeting, "form": form})
