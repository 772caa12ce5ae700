"""The papers of a meeting: read by members and by guests with a link, brought, taken off."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from assieme.assemblies.meetings import paper_access as access
from assieme.assemblies.meetings import paper_actions as actions
from assieme.assemblies.meetings import paper_reads as reads
from assieme.assemblies.meetings.access import prepare_meeting, see_meeting
from assieme.assemblies.meetings.invitation_reads import invite_behind
from assieme.assemblies.meetings.paper_forms import PaperForm
from assieme.core.access import require
from assieme.core.files import file_response, tell_left_out
from assieme.core.guard import PersonRequest, guard, public


@require_GET
@guard(see_meeting, select=("assembly",))
def papers(request: PersonRequest, meeting: access.Meeting) -> HttpResponse:
    """What there is to read before the meeting."""
    prepares = prepare_meeting.allows(request.actor, meeting)
    context = {
        "meeting": meeting,
        "papers": reads.papers_of(meeting, request.actor, prepares=prepares),
        "may_bring": access.bring_paper.allows(request.actor, meeting),
    }
    return render(request, "meetings/papers.jinja", context)


@require_http_methods(["GET", "POST"])
@guard(access.bring_paper, select=("assembly",))
def new_paper(request: PersonRequest, meeting: access.Meeting) -> HttpResponse:
    require(access.bring_paper, request.actor, meeting)
    form = PaperForm(request.POST or None, request.FILES or None)
    if form.is_valid():
        said = form.cleaned_data
        actions.bring_paper(
            meeting=meeting,
            title=said["title"],
            words=said["words"],
            picture=said["file"],
            by=request.actor,
            now=timezone.now(),
        )
        tell_left_out(request, said["file"])
        messages.success(request, _("Your paper is there. All who are asked can read it."))
        return redirect("meeting_papers", id=meeting.pk)
    return render(request, "meetings/new_paper.jinja", {"meeting": meeting, "form": form})


@require_GET
@guard(access.see_paper, select=("file",))
def paper_file(request: PersonRequest, paper: access.Paper) -> HttpResponse:
    require(access.see_paper, request.actor, paper)
    if paper.file is None:
        raise Http404("taken back")
    return file_response(paper.file)


@require_GET
@public("whoever holds the link of an invitation reads the papers of that meeting")
def paper_by_link(request: HttpRequest, code: str, key: UUID) -> HttpResponse:  # noqa: ARG001 (the link says it all)
    invite = invite_behind(code, timezone.now())
    paper = reads.paper_in(invite.meeting, key) if invite else None
    if paper is None or paper.file is None:
        raise Http404("no such paper")
    return file_response(paper.file)


@require_POST
@guard(access.take_off_paper, select=("meeting",))
def take_off_paper(request: PersonRequest, paper: access.Paper) -> HttpResponse:
    actions.take_off_paper(paper=paper, by=request.actor, now=timezone.now())
    messages.success(request, _("The paper is off, and its file is erased."))
    return redirect("meeting_papers", id=paper.meeting_id)
