"""A group's set of profiles: to see, to print one page each, blank ones, and the group's own headings."""

from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from assieme.core.documents.pdf import pdf_response
from assieme.core.guard import PersonRequest, guard, no_store, signed_in
from assieme.people.middleware import OwnRequest
from assieme.toolkit.profiles import access, reads, set_reads, share_actions
from assieme.toolkit.profiles.forms import MOST_BLANKS, BlanksForm, HeadingsForm
from assieme.toolkit.profiles.own_views import own_place
from assieme.toolkit.profiles.printed import blank_sheet, printed
from assieme.toolkit.profiles.words import ASKED

if TYPE_CHECKING:
    from assieme.organisations.models import Initiative


@require_GET
@guard(access.see_group, select=("organisation",))
def group_profiles(request: PersonRequest, initiative: "Initiative") -> HttpResponse:
    """The profiles that people show to this group."""
    context = {
        "initiative": initiative,
        "shown": set_reads.group_profiles(initiative, request.actor),
        "own": set_reads.own_in_group(initiative, request.actor),
        "headings": reads.headings_of(initiative),
        "may_set": access.set_headings.allows(request.actor, initiative),
        "people": len(reads.names_here(initiative, request.actor)),
        "most": MOST_BLANKS,
        "ASKED": ASKED,
    }
    return no_store(render(request, "profiles/group.jinja", context))


@require_GET
@guard(access.see_group, select=("organisation",))
def group_on_paper(request: PersonRequest, initiative: "Initiative") -> HttpResponse:
    """All of them in one file, a page each. Their owners see that they were printed."""
    shown = set_reads.group_profiles(initiative, request.actor)
    if not shown:
        return redirect("group_profiles", id=initiative.pk)
    now = timezone.now()
    share_actions.note_looks(profiles=set_reads.profiles_of(shown), printed=True, by=request.actor, now=now)
    content = printed(
        reads.with_pictures(shown),
        title=_("One-page profiles: %(group)s") % {"group": initiative.title},
        place=initiative.title,
        address=_address(request, initiative),
    )
    return pdf_response(content, "profiles.pdf")


@require_GET
@guard(access.see_group, select=("organisation",))
def blank_profiles(request: PersonRequest, initiative: "Initiative") -> HttpResponse:
    """Blank pages with the group's own headings: a number of them, or one for each person by name."""
    form = BlanksForm(request.GET)
    asked = form.cleaned_data if form.is_valid() else {}
    names = reads.names_here(initiative, request.actor)[:MOST_BLANKS] if asked.get("names") else []
    titles = [heading.title for heading in reads.headings_of(initiative)]
    sheets = [blank_sheet(name, titles) for name in names or [""] * (asked.get("copies") or 1)]
    content = printed(
        sheets, title=_("One-page profile"), place=initiative.title, address=_address(request, initiative)
    )
    return pdf_response(content, "blank-profiles.pdf")


@require_GET
@signed_in
def blank_profile(request: OwnRequest) -> HttpResponse:
    """One blank page."""
    place = own_place(request)
    address = request.build_absolute_uri(reverse("edit_profile"))
    content = printed([blank_sheet("", [])], title=_("One-page profile"), place=place.name, address=address)
    return pdf_response(content, "blank-profile.pdf")


@require_http_methods(["GET", "POST"])
@guard(access.set_headings, select=("organisation",))
def headings(request: PersonRequest, initiative: "Initiative") -> HttpResponse:
    """Up to three headings that this group adds for its own."""
    used = {heading.place: heading.title for heading in reads.headings_of(initiative)}
    initial = {name: used.get(place, "") for place, name in enumerate(("first", "second", "third"))}
    form = HeadingsForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        share_actions.set_headings(initiative=initiative, titles=form.titles(), by=request.actor, now=timezone.now())
        messages.success(request, _("The headings are set. Everyone in the group can write under them."))
        return redirect("group_profiles", id=initiative.pk)
    return render(request, "profiles/headings.jinja", {"form": form, "initiative": initiative})


def _address(request: PersonRequest, initiative: "Initiative") -> str:
    return request.build_absolute_uri(reverse("group_profiles", kwargs={"id": initiative.pk}))
