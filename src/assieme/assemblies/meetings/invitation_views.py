"""Pages on which people are asked to a meeting, and those on which they answer."""

from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from assieme.assemblies.bodies.access import lead_assembly
from assieme.assemblies.meetings import ics
from assieme.assemblies.meetings import invitation_access as access
from assieme.assemblies.meetings import invitation_actions as actions
from assieme.assemblies.meetings import invitation_reads as reads
from assieme.assemblies.meetings.access import Meeting, prepare_meeting, see_meeting
from assieme.assemblies.meetings.invitation_forms import AnswerForm, GuestForm, MemberForm
from assieme.assemblies.meetings.paper_reads import papers_of
from assieme.core.documents.codes import qr
from assieme.core.guard import PersonRequest, guard, no_store, public
from assieme.toolkit.claims import Claimant

SELECT = ("meeting__assembly__organisation", "person__identity")


@require_http_methods(["GET", "POST"])
@guard(prepare_meeting, select=("assembly",))
def invitations(request: PersonRequest, meeting: Meeting) -> HttpResponse:
    """Who is asked, what they said, and one more guest."""
    form = GuestForm(request.POST or None)
    if form.is_valid():
        actions.invite_guest(meeting=meeting, by=request.actor, now=timezone.now(), **form.cleaned_data)
        messages.success(request, _("Your guest is on the list."))
        return redirect("meeting_invitations", id=meeting.pk)
    return _asking(request, meeting, form, MemberForm(people=reads.members_to_ask(meeting)))


@require_POST
@guard(prepare_meeting, select=("assembly",))
def invite_member(request: PersonRequest, meeting: Meeting) -> HttpResponse:
    """Ask somebody of the organisation who has no seat."""
    people = reads.members_to_ask(meeting)
    form = MemberForm(request.POST, people=people)
    if not form.is_valid():
        return _asking(request, meeting, GuestForm(), form)
    person = people[UUID(form.cleaned_data["person"])]
    actions.invite_member(meeting=meeting, person=person, by=request.actor, now=timezone.now())
    messages.success(request, _("%(name)s is asked.") % {"name": person})
    return redirect("meeting_invitations", id=meeting.pk)


@require_POST
@guard(prepare_meeting)
def invite_seated(request: PersonRequest, meeting: Meeting) -> HttpResponse:
    actions.invite_seated(meeting=meeting, by=request.actor, now=timezone.now())
    messages.success(request, _("All people with a seat are asked."))
    return redirect("meeting_invitations", id=meeting.pk)


@require_POST
@guard(access.handle_invite, select=SELECT)
def make_link(request: PersonRequest, invite: access.Invite) -> HttpResponse:
    """The link is shown in this one response, to hand over or to print; it is kept nowhere."""
    code = actions.make_link(invite=invite, by=request.actor, now=timezone.now())
    address = request.build_absolute_uri(reverse("answer_meeting_link", kwargs={"code": code}))
    context = {"invite": invite, "meeting": invite.meeting, "address": address, "picture": qr(address).decode()}
    return no_store(render(request, "meetings/invite_link.jinja", context))


@require_POST
@guard(access.handle_invite)
def withdraw_invite(request: PersonRequest, invite: access.Invite) -> HttpResponse:
    actions.withdraw_invite(invite=invite, by=request.actor, now=timezone.now())
    messages.success(request, _("The invitation is taken back. Its link opens nothing now."))
    return redirect("meeting_invitations", id=invite.meeting_id)


@require_http_methods(["GET", "POST"])
@guard(access.answer_invite, select=SELECT)
def answer_invitation(request: PersonRequest, invite: access.Invite) -> HttpResponse:
    form = _answer_form(request, invite)
    if form.is_valid():
        actions.answer_invite(invite=invite, by=request.actor, now=timezone.now(), **form.said())
        messages.success(request, _("Thank you. Your answer is sent."))
        return redirect("meeting", id=invite.meeting_id)
    return no_store(render(request, "meetings/answer.jinja", {"invite": invite, "form": form}))


@require_http_methods(["GET", "POST"])
@public("whoever holds the link of an invitation answers it, also without an account")
def answer_by_link(request: HttpRequest, code: str) -> HttpResponse:
    """Nothing about the reader is stored but their answer."""
    invite = reads.invite_behind(code, timezone.now())
    if invite is None:
        return no_store(render(request, "meetings/link_gone.jinja", status=404))
    form = _answer_form(request, invite)
    sent = form.is_valid()
    if sent:
        by = Claimant(invite.pk)
        invite = actions.answer_invite(invite=invite, by=by, now=timezone.now(), **form.said())
    context = {"invite": invite, "form": form, "code": code, "sent": sent, "papers": papers_of(invite.meeting)}
    return no_store(render(request, "meetings/answer.jinja", context))


@require_GET
@public("whoever holds the link of an invitation may put the day in their calendar")
def dates_by_link(request: HttpRequest, code: str) -> HttpResponse:  # noqa: ARG001 (the link says it all)
    invite = reads.invite_behind(code, timezone.now())
    if invite is None:
        raise Http404("no such link")
    return _calendar([reads.entry_of(invite.meeting)], invite.meeting.assembly.name)


@require_GET
@guard(see_meeting, select=("assembly",))
def dates(request: PersonRequest, meeting: Meeting) -> HttpResponse:
    """The day of one meeting, for one's calendar."""
    url = request.build_absolute_uri(reverse("meeting", kwargs={"id": meeting.pk}))
    return _calendar([reads.entry_of(meeting, url)], meeting.assembly.name)


@require_http_methods(["GET", "POST"])
@guard(access.keep_calendar)
def my_calendar(request: PersonRequest, organisation: access.Organisation) -> HttpResponse:
    """The secret address of one's own calendar: made, shown once, ended."""
    address = ""
    if "end" in request.POST:
        actions.end_feed(organisation=organisation, by=request.actor, now=timezone.now())
        messages.success(request, _("The address has ended."))
        return redirect("my_calendar", id=organisation.pk)
    if request.method == "POST":
        code = actions.make_feed(organisation=organisation, by=request.actor, now=timezone.now())
        address = request.build_absolute_uri(reverse("calendar_feed", kwargs={"code": code}))
    has_feed = reads.has_feed(organisation.pk, request.actor)
    context = {"organisation": organisation, "address": address, "has_feed": has_feed}
    return no_store(render(request, "meetings/my_calendar.jinja", context))


@require_GET
@public("programs that show a calendar read it by its secret address, which its owner can end")
def calendar_feed(request: HttpRequest, code: str) -> HttpResponse:  # noqa: ARG001 (the address says it all)
    feed = reads.feed_behind(code)
    if feed is None:
        raise Http404("no such calendar")
    entries = [reads.entry_of(one) for one in reads.meetings_in(feed, timezone.now())]
    return _calendar(entries, feed.organisation.name)


def _asking(request: PersonRequest, meeting: Meeting, guest: GuestForm, member: MemberForm) -> HttpResponse:
    may_know = not meeting.is_over and lead_assembly.sees(request.actor, meeting.assembly)
    context = {
        "meeting": meeting,
        "form": guest,
        "member_form": member,
        "answers": reads.answers_to(meeting, request.GET.get("after", "")),
        "away": reads.away_on(meeting) if may_know else (),
        "mails": settings.ENV.mail,
    }
    return render(request, "meetings/invitations.jinja", context)


def _answer_form(request: HttpRequest, invite: access.Invite) -> AnswerForm:
    before = {"answer": invite.answer, "as_usual": "yes" if invite.as_usual else "no", "needs": invite.needs}
    return AnswerForm(request.POST or None, initial=before)


def _calendar(entries: list[ics.Entry], name: str) -> HttpResponse:
    response = HttpResponse(ics.calendar(entries, name), content_type=ics.TYPE)
    response["Content-Disposition"] = 'attachment; filename="meetings.ics"'
    return no_store(response)
