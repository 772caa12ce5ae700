"""Typing for somebody: beginning, the editor with the photo of the paper beside it, and the owner's yes."""

from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from assieme.core.files import file_response, tell_left_out
from assieme.core.guard import PersonRequest, guard, no_store
from assieme.toolkit.profiles import access, actions, draft_reads, editor, reads
from assieme.toolkit.profiles.forms import PaperForm, TypeForForm
from assieme.toolkit.profiles.words import ASKED

if TYPE_CHECKING:
    from assieme.organisations.models import Initiative
    from assieme.toolkit.profiles.models import Page

OWNER = ("profile__person__identity", "profile__square", "typed_by__identity", "person__identity", "paper")


@require_http_methods(["GET", "POST"])
@guard(access.see_group, select=("organisation",))
def type_for(request: PersonRequest, initiative: "Initiative") -> HttpResponse:
    """Say for whom one types."""
    form = TypeForForm(request.POST or None, members=reads.typable(initiative, request.actor))
    if form.is_valid():
        membership = reads.membership(form.cleaned_data["member"])
        page = actions.type_draft(membership=membership, by=request.actor, now=timezone.now())
        return redirect("type_draft", id=page.pk)
    return render(request, "profiles/type_for.jinja", {"form": form, "initiative": initiative})


@require_http_methods(["GET", "POST"])
@guard(access.write_page, select=OWNER)
def type_draft(request: PersonRequest, page: "Page") -> HttpResponse:
    """The editor, for somebody else or beside a photo of one's own page on paper."""
    draft = draft_reads.draft_of(page)
    form = editor.page_form(request.POST or None, draft)
    if request.method == "POST" and form.is_valid():
        written = editor.written(form, draft)
        actions.save_draft(page=page, written=written, by=request.actor, now=timezone.now())
        messages.success(request, _("Kept."))
        return redirect("type_draft", id=page.pk)
    return render(request, "profiles/type_draft.jinja", {**editor.context(form, draft), "page": page})


@require_POST
@guard(access.write_page, select=OWNER)
def keep_draft(request: PersonRequest, page: "Page") -> HttpResponse:
    """What is typed so far, kept while one types."""
    draft = draft_reads.draft_of(page)
    form = editor.page_form(request.POST, draft)
    if not form.is_valid():
        return no_store(render(request, "profiles/_page.jinja", {"form": form, "full": None}))
    written, now = editor.written(form, draft), timezone.now()
    actions.save_draft(page=page, written=written, by=request.actor, now=now)
    context = {"form": form, "full": editor.fullness(written, draft), "saved_at": now}
    return no_store(render(request, "profiles/_page.jinja", context))


@require_http_methods(["GET", "POST"])
@guard(access.write_page, select=OWNER)
def paper(request: PersonRequest, page: "Page") -> HttpResponse:
    """Hand in a photo of the page on paper, to type beside it."""
    form = PaperForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        actions.keep_paper(page=page, picture=form.cleaned_data["paper"], by=request.actor, now=timezone.now())
        tell_left_out(request, form.cleaned_data["paper"])
        return redirect("type_draft", id=page.pk)
    return render(request, "profiles/paper.jinja", {"form": form, "page": page})


@require_GET
@guard(access.see_paper, select=("paper",))
def paper_photo(_request: PersonRequest, page: "Page") -> HttpResponse:
    if page.paper is None:
        raise Http404("no photo")
    return file_response(page.paper)


@require_GET
@guard(access.read_draft, select=OWNER)
def review(request: PersonRequest, page: "Page") -> HttpResponse:
    """A draft that somebody typed for me: read it, and say yes, change it, or throw it away."""
    draft = draft_reads.draft_of(page)
    context = {"page": page, "draft": draft, "ASKED": ASKED, "usable": access.approve_page.when(page)}
    return render(request, "profiles/review.jinja", context)


@require_POST
@guard(access.read_draft)
def settle(request: PersonRequest, page: "Page") -> HttpResponse:
    """My yes; or I go on with it myself."""
    now = timezone.now()
    if request.POST.get("do") == "change":
        actions.take_over_draft(page=page, by=request.actor, now=now)
        return redirect("edit_profile")
    actions.approve_page(page=page, by=request.actor, now=now)
    messages.success(request, _("This is your page now. Nobody sees it until you show it."))
    return redirect("my_profile")


@require_POST
@guard(access.see_paper)
def throw_away(request: PersonRequest, page: "Page") -> HttpResponse:
    """Erase a draft: one that I type, or one that was typed for me."""
    actions.throw_draft_away(page=page, by=request.actor, now=timezone.now())
    messages.success(request, _("The draft is erased."))
    return redirect("my_profile")
