"""One's own profile: what stands on it, the editor that shows the page, the picture."""

from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from assieme.core.files import file_response
from assieme.core.guard import guard, no_store, signed_in
from assieme.people.middleware import OwnRequest
from assieme.toolkit.profiles import access, actions, draft_reads, editor, reads
from assieme.toolkit.profiles.forms import PictureForm
from assieme.toolkit.profiles.words import ASKED

if TYPE_CHECKING:
    from assieme.organisations.models import Organisation
    from assieme.toolkit.profiles.models import Profile


def own_place(request: OwnRequest) -> "Organisation":
    """The organisation in which the person acts. Raises Http404 where they belong to none."""
    return draft_reads.own_organisation(request.actor, request.place.organisation_id)  # type: ignore[attr-defined]


@signed_in
@require_GET
def my_profile(request: OwnRequest) -> HttpResponse:
    """My page, who sees it, who looked, and drafts that wait for my yes."""
    place = own_place(request)
    mine = reads.mine(place, request.actor)
    context = {"mine": mine, "ASKED": ASKED}
    return render(request, "profiles/mine.jinja", context)


@signed_in
@require_http_methods(["GET", "POST"])
def edit(request: OwnRequest) -> HttpResponse:
    """Write my page beside a picture of it. Too long a text is kept, and can't be used until it fits."""
    place = own_place(request)
    draft = draft_reads.own_draft(place, request.actor)
    form = editor.page_form(request.POST or None, draft)
    if request.method == "POST" and form.is_valid():
        now = timezone.now()
        written = editor.written(form, draft)
        page = actions.begin_draft(organisation=place, by=request.actor, now=now)
        page = actions.save_draft(page=page, written=written, by=request.actor, now=now)
        return _after(request, page, str(request.POST.get("do", "")))
    return render(request, "profiles/edit.jinja", editor.context(form, draft))


def _after(request: OwnRequest, page: Any, do: str) -> HttpResponse:
    if do == "use" and access.approve_page.when(page):
        actions.approve_page(page=page, by=request.actor, now=timezone.now())
        messages.success(request, _("This is your page now. Nobody sees it until you show it."))
        return redirect("my_profile")
    if do == "use":
        messages.warning(request, _("Your words are kept. The page can't be used yet: look below."))
    elif do == "keep":
        messages.success(request, _("Kept. Only you can see it."))
        return redirect("my_profile")
    return redirect("edit_profile")


@signed_in
@require_POST
def keep(request: OwnRequest) -> HttpResponse:
    """What is written so far, kept while one writes; answers with the page as it looks now."""
    place = own_place(request)
    draft = draft_reads.own_draft(place, request.actor)
    form = editor.page_form(request.POST, draft)
    if not form.is_valid():
        return no_store(render(request, "profiles/_page.jinja", {"form": form, "full": None}))
    written = editor.written(form, draft)
    now = timezone.now()
    page = actions.begin_draft(organisation=place, by=request.actor, now=now)
    actions.save_draft(page=page, written=written, by=request.actor, now=now)
    context = {"form": form, "full": editor.fullness(written, draft), "saved_at": now}
    return no_store(render(request, "profiles/_page.jinja", context))


@signed_in
@require_http_methods(["GET", "POST"])
def picture(request: OwnRequest) -> HttpResponse:
    """Choose a picture, and which square of it is shown."""
    place = own_place(request)
    form = PictureForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        now = timezone.now()
        profile = actions.begin_draft(organisation=place, by=request.actor, now=now).profile
        actions.set_picture(profile=profile, picture=form.chosen, crop=form.crop(), by=request.actor, now=now)
        return redirect("edit_profile" if request.POST.get("do") == "done" else "profile_picture_page")
    return render(
        request, "profiles/picture.jinja", {"form": form, "profile": draft_reads.own_profile(place, request.actor)}
    )


@require_POST
@guard(access.look_after_profile)
def remove_picture(request: OwnRequest, profile: "Profile") -> HttpResponse:
    actions.remove_picture(profile=profile, by=request.actor, now=timezone.now())
    messages.success(request, _("The picture is erased."))
    return redirect("profile_picture_page")


@require_GET
@guard(access.look_after_profile, select=("picture",))
def whole_picture(_request: OwnRequest, profile: "Profile") -> HttpResponse:
    """The picture before it is cut, for its owner alone."""
    if profile.picture is None:
        raise Http404("no picture")
    return file_response(profile.picture)


@require_POST
@guard(access.look_after_profile)
def welcome_help(request: OwnRequest, profile: "Profile") -> HttpResponse:
    """Say whether others may type for me."""
    welcome = request.POST.get("welcome") == "yes"
    actions.welcome_help(profile=profile, welcome=welcome, by=request.actor, now=timezone.now())
    return redirect("my_profile")
