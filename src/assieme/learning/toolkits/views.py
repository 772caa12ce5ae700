"""One's own toolkits, one of them, and its plan."""

from typing import TYPE_CHECKING
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods

from assieme.core.guard import guard, signed_in
from assieme.learning.toolkits import access, actions, reads
from assieme.learning.toolkits.forms import AUTOSAVE, PlanForm, StartForm
from assieme.people.middleware import OwnRequest

if TYPE_CHECKING:
    from assieme.learning.toolkits.models import Toolkit


@require_GET
@signed_in
def toolkits(request: OwnRequest) -> HttpResponse:
    """One's own plans, and those that others share; `?after=` goes on with the latter."""
    after = _key(request.GET.get("after", ""))
    context = {
        "own": () if after else reads.own(request.actor),
        "shared": reads.shared_with(request.actor, after),
        "first": after is None,
    }
    return render(request, "toolkits/toolkits.jinja", context)


@require_http_methods(["GET", "POST"])
@signed_in
def new_toolkit(request: OwnRequest) -> HttpResponse:
    """Begin with a ready-made plan, or with an empty one."""
    place = reads.own_organisation(request.actor, request.place.organisation_id)  # type: ignore[attr-defined]
    form = StartForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        plan = form.cleaned_data["plan"]
        begun = actions.begin_toolkit(organisation=place, plan=plan, by=request.actor, now=timezone.now())
        return redirect("toolkit_plan", id=begun.pk)
    return render(request, "toolkits/new.jinja", {"form": form}, status=422 if form.errors else 200)


@require_GET
@guard(access.see_toolkit, select=("author__identity", "copied_from__identity"))
def toolkit(request: OwnRequest, toolkit: "Toolkit") -> HttpResponse:
    """A plan to read, to lead, to print and to copy."""
    session = reads.session(toolkit)
    mine = toolkit.author_id == request.actor.pk
    context = {
        "session": session,
        "toolkit": toolkit,
        "mine": mine,
        "may_share": mine and access.share_toolkit.allows(request.actor, toolkit),
        "may_copy": access.copy_toolkit.allows(request.actor, toolkit),
    }
    return render(request, "toolkits/toolkit.jinja", context)


@require_http_methods(["GET", "POST"])
@guard(access.change_toolkit)
def plan(request: OwnRequest, toolkit: "Toolkit") -> HttpResponse:
    """Order, minutes, title and beginning. Every button keeps all of it, then goes where it says."""
    session = reads.session(toolkit)
    form = PlanForm(request.POST or None, session=session)
    if request.method == "POST" and form.is_valid():
        do = request.POST.get("do", "")
        actions.arrange_plan(toolkit=toolkit, arranged=form.arranged(do), by=request.actor, now=timezone.now())
        return HttpResponse(status=204) if AUTOSAVE in request.headers else redirect(_next(toolkit.pk, do))
    context = {"toolkit": toolkit, "session": session, "form": form}
    return render(request, "toolkits/plan.jinja", context, status=422 if form.errors else 200)


def _next(toolkit: UUID, do: str) -> str:
    """Where a button of the plan leads."""
    what, _colon, name = do.partition(":")
    part = _key(name)
    if what == "change" and part:
        return reverse("toolkit_part", kwargs={"id": part})
    if what in ("up", "down") and part:
        return f"{reverse('toolkit_plan', kwargs={'id': toolkit})}#part-{part}"
    pages = {"add": "add_part", "stay": "toolkit_plan"}
    return reverse(pages.get(what, "toolkit"), kwargs={"id": toolkit})


def _key(text: str) -> UUID | None:
    """A key from an address; None for what is no key."""
    try:
        return UUID(text)
    except ValueError:
        return None
