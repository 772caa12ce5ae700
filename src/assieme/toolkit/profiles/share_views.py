"""Showing one's page to others, and seeing the pages that others show."""

from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from assieme.core.documents.pdf import pdf_response
from assieme.core.files import file_response
from assieme.core.guard import PersonRequest, guard, no_store
from assieme.toolkit.profiles import access, reads, share_actions
from assieme.toolkit.profiles.forms import ShareForm
from assieme.toolkit.profiles.printed import printed
from assieme.toolkit.profiles.words import ASKED, PARTS

if TYPE_CHECKING:
    from assieme.toolkit.profiles.models import Profile, Share

SELECT = ("organisation", "person__identity", "square")


@require_GET
@guard(access.see_profile, select=SELECT)
def profile(request: PersonRequest, row: "Profile") -> HttpResponse:
    """A profile as it is shown to me. Its owner sees that I looked."""
    shown = _shown(request, row)
    share_actions.note_looks(profiles=[row], printed=False, by=request.actor, now=timezone.now())
    context = {"shown": shown, "profile": row, "ASKED": ASKED, "own_page": row.person_id == request.actor.pk}
    return no_store(render(request, "profiles/profile.jinja", context))


@require_GET
@guard(access.see_profile, select=SELECT)
def profile_on_paper(request: PersonRequest, row: "Profile") -> HttpResponse:
    """The profile on one A4 page."""
    shown = _shown(request, row)
    share_actions.note_looks(profiles=[row], printed=True, by=request.actor, now=timezone.now())
    address = request.build_absolute_uri(reverse("profile", kwargs={"id": row.pk}))
    content = printed(reads.with_pictures([shown]), title=shown.name, place=row.organisation.name, address=address)
    return pdf_response(content, "profile.pdf")


@require_GET
@guard(access.see_profile, select=SELECT)
def profile_picture(request: PersonRequest, row: "Profile") -> HttpResponse:
    """The square picture, where it is shown to me."""
    if row.square is None:
        raise Http404("no picture")
    if row.person_id != request.actor.pk and not _shown(request, row).has_picture:
        raise Http404("not shown")
    return file_response(row.square)


def _shown(request: PersonRequest, row: "Profile") -> reads.Shown:
    shown = reads.seen_by(row, request.actor)
    if shown is None:
        raise Http404("no page yet")
    return shown


@require_http_methods(["GET", "POST"])
@guard(access.share_profile, select=SELECT)
def share(request: PersonRequest, row: "Profile") -> HttpResponse:
    """Say who may see my page, which parts, and for how long."""
    form = ShareForm(
        request.POST or None,
        initial={"to": f"group:{request.GET['group']}"} if "group" in request.GET else {},
        groups=[(one.pk, one.title) for one in reads.groups_for(row.organisation_id, row.person_id)],
        people=reads.readers_for(row.organisation_id, row.person_id),
        today=timezone.localdate(),
        time_zone=row.organisation.time_zone,
    )
    if request.method == "POST" and form.is_valid():
        made = share_actions.share_profile(
            profile=row,
            to=reads.target(*form.target()),
            parts=form.cleaned_data["parts"],
            until=form.ends_at(),
            by=request.actor,
            now=timezone.now(),
        )
        messages.success(request, _("Your page is shown. You can stop at any time."))
        return redirect("profile_share", id=made.pk)
    return render(request, "profiles/share.jinja", {"form": form, "profile": row})


@require_GET
@guard(access.see_share, select=("profile__square", "profile__person__identity", "reader__identity", "initiative"))
def share_preview(request: PersonRequest, row: "Share") -> HttpResponse:
    """My page exactly as this person or group sees it."""
    shown = reads.as_share(row)
    if shown is None:
        raise Http404("no page yet")
    context = {
        "shown": shown,
        "share": row,
        "to": reads.audience(row),
        "ASKED": ASKED,
        "PARTS": PARTS,
        "running": row.stopped_at is None and row.until > timezone.now(),
    }
    return render(request, "profiles/seen_as.jinja", context)


@require_POST
@guard(access.stop_sharing)
def stop_sharing(request: PersonRequest, row: "Share") -> HttpResponse:
    share_actions.stop_sharing(share=row, by=request.actor, now=timezone.now())
    messages.success(request, _("Stopped. They can't open your page any more."))
    return redirect("my_profile")
