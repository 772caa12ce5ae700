"""Pages of minutes: read, printed, corrected, approved, published."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from assieme.assemblies.meetings import minutes_access as access
from assieme.assemblies.meetings import minutes_actions as actions
from assieme.assemblies.meetings import minutes_reads as reads
from assieme.assemblies.meetings.access import Meeting
from assieme.assemblies.meetings.forms import CorrectionForm
from assieme.assemblies.meetings.minutes_paper import minutes_on_paper
from assieme.core.documents.pdf import pdf_response
from assieme.core.guard import PersonRequest, guard
from assieme.organisations.visitors import open_or_guard

SELECT = ("assembly__organisation", "chaired_by__person__identity")


@require_GET
@open_or_guard(access.read_public_minutes, select=SELECT)
def public_minutes(request: PersonRequest, meeting: Meeting) -> HttpResponse:
    context = {"meeting": meeting, "minutes": reads.public_minutes_of(meeting)}
    return render(request, "meetings/public_minutes.jinja", context)


@require_GET
@guard(access.read_minutes, select=SELECT)
def minutes_pdf(request: PersonRequest, meeting: Meeting) -> HttpResponse:
    address = request.build_absolute_uri(reverse("meeting", kwargs={"id": meeting.pk}))
    return pdf_response(minutes_on_paper(meeting, address), "minutes.pdf")


@require_http_methods(["GET", "POST"])
@guard(access.correct_minutes, select=SELECT)
def correct_minutes(request: PersonRequest, meeting: Meeting) -> HttpResponse:
    form = CorrectionForm(request.POST or None)
    if form.is_valid():
        words = form.cleaned_data["words"]
        actions.make_correction(meeting=meeting, words=words, by=request.actor, now=timezone.now())
        messages.success(request, _("Thank you. The writer of the minutes reads it."))
        return redirect("meeting", id=meeting.pk)
    return render(request, "meetings/correct.jinja", {"meeting": meeting, "form": form})


@require_POST
@guard(access.settle_correction)
def settle_correction(request: PersonRequest, correction: access.Correction) -> HttpResponse:
    accepted = request.POST.get("accepted") == "yes"
    actions.settle_correction(correction=correction, accepted=accepted, by=request.actor, now=timezone.now())
    return redirect("meeting", id=correction.meeting_id)


@require_POST
@guard(access.approve_minutes)
def approve_minutes(request: PersonRequest, meeting: Meeting) -> HttpResponse:
    actions.approve_minutes(meeting=meeting, by=request.actor, now=timezone.now())
    messages.success(request, _("The minutes are approved."))
    return redirect("meeting", id=meeting.pk)


@require_http_methods(["GET", "POST"])
@guard(access.choose_public_name)
def public_name(request: PersonRequest, organisation: access.Organisation) -> HttpResponse:
    """Whether my name stands in minutes that everybody can read."""
    if request.method == "POST":
        choose = actions.show_name if request.POST.get("name") == "show" else actions.hide_name
        choose(organisation=organisation, by=request.actor, now=timezone.now())
        messages.success(request, _("Your choice is saved."))
        return redirect("public_name", id=organisation.pk)
    named = reads.is_named(organisation.pk, request.actor)
    return render(request, "meetings/public_name.jinja", {"organisation": organisation, "named": named})
