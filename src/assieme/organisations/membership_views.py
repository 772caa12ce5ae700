"""Pages about members, and a member's own page."""

from typing import Any

from django.contrib import messages
from django.contrib.auth import logout
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from assieme.core.guard import guard, no_store, signed_in
from assieme.organisations import access
from assieme.organisations import membership_access as permissions
from assieme.organisations import membership_actions as actions
from assieme.organisations import membership_reads as reads
from assieme.organisations.member_actions import choose_standpoint, welcome_person
from assieme.organisations.membership_forms import EraseForm, HeldForm, StandpointForm, WelcomeForm
from assieme.people.middleware import OwnRequest
from assieme.people.notices import latest_for
from assieme.people.reads import own_access_needs, ways_in
from assieme.people.views import safe_next


@signed_in
def standpoint(request: OwnRequest) -> HttpResponse:
    """Choose which of one's standpoints to speak from, in each organisation one belongs to."""
    places = reads.own_memberships(request.actor)
    chosen = request.POST.get("membership")
    forms = [
        (place, StandpointForm(request.POST if chosen == str(place.pk) else None, membership=place)) for place in places
    ]
    for place, form in forms:
        if form.is_valid():
            _choose(request, place, form)
            messages.success(request, _("Saved."))
            return redirect(safe_next(request, reverse("standpoint")))
    return render(request, "organisations/standpoint.jinja", {"forms": forms, "next": safe_next(request, "")})


def _choose(request: OwnRequest, place: Any, form: StandpointForm) -> None:
    by, now = request.actor, timezone.now()
    wanted = form.cleaned_data["speaking_as"]
    if wanted != place.speaking_as:
        choose_standpoint(membership=place, standpoint=wanted, by=by, now=now)
    if form.cleaned_data["show"] != place.show_standpoint:
        actions.show_standpoint(membership=place, show=form.cleaned_data["show"], by=by, now=now)


@signed_in
def me(request: OwnRequest) -> HttpResponse:
    """One's own page: what is held about me, and what I may change."""
    return render(
        request,
        "organisations/me.jinja",
        {
            "places": reads.own_memberships(request.actor),
            "needs": own_access_needs(request.actor),
            "ways": ways_in(request.actor),
            "notices": latest_for(request.actor, 10),
        },
    )


@signed_in
def erase_me(request: OwnRequest) -> HttpResponse:
    """Erase who I am, after saying what that means."""
    form = EraseForm(request.POST or None)
    if form.is_valid():
        actions.erase_identity(person=request.actor, by=request.actor, now=timezone.now())
        logout(request)
        return no_store(render(request, "organisations/erased.jinja"))
    only = reads.is_only_administrator(request.actor)
    return render(request, "organisations/erase_me.jinja", {"form": form, "only_administrator": only})


@guard(access.change_own_membership, select=("organisation",))
@require_POST
def change_place(request: OwnRequest, membership: Any) -> HttpResponse:
    """Pause, come back, or leave."""
    by, now = request.actor, timezone.now()
    wanted = request.POST.get("do")
    if wanted == "pause":
        actions.pause_membership(membership=membership, by=by, now=now)
        messages.success(request, _("You have paused. Your place stays yours."))
    elif wanted == "resume":
        actions.resume_membership(membership=membership, by=by, now=now)
        messages.success(request, _("Welcome back."))
    elif wanted == "leave":
        actions.leave_organisation(membership=membership, by=by, now=now)
        messages.success(request, _("You have left. What you did here stays."))
    return redirect("me")


@guard(access.change_own_membership, select=("organisation",))
def leave(request: OwnRequest, membership: Any) -> HttpResponse:
    """What leaving means, before it is done."""
    return render(request, "organisations/leave.jinja", {"place": membership})


@guard(permissions.see_members)
def members(request: OwnRequest, organisation: Any) -> HttpResponse:
    """Who belongs here, by name."""
    asked = request.GET.get("name", "").strip()
    page = reads.members_page(organisation, request.actor, name=asked, after=request.GET.get("after", ""))
    return render(request, "organisations/members.jinja", {"organisation": organisation, "page": page, "asked": asked})


@guard(access.lead_organisation)
def new_member(request: OwnRequest, organisation: Any) -> HttpResponse:
    """Welcome somebody. How they sign in comes next."""
    gives_roles = access.change_organisation.allows(request.actor, organisation)
    form = WelcomeForm(request.POST or None, gives_roles=gives_roles, initial={"language": organisation.language})
    if form.is_valid():
        given = form.cleaned_data
        membership = welcome_person(organisation=organisation, **given, by=request.actor, now=timezone.now())
        messages.success(request, _("%(name)s is a member now.") % {"name": given["display_name"]})
        return redirect("member", id=membership.pk)
    return render(request, "organisations/new_member.jinja", {"organisation": organisation, "form": form})


@guard(permissions.look_after_member, select=("organisation", "person__identity"))
def member(request: OwnRequest, membership: Any) -> HttpResponse:
    """A member, for whoever looks after members: what they hold, and a way in for them."""
    gives_roles = permissions.give_role.allows(request.actor, membership)
    held = {
        "standpoints": membership.standpoints,
        "paid_role": membership.paid_role,
        "role": membership.role,
    }
    form = HeldForm(request.POST or None, gives_roles=gives_roles, initial=held)
    if form.is_valid():
        now = timezone.now()
        changed = {**held, **form.cleaned_data}
        actions.change_membership(membership=membership, **changed, by=request.actor, now=now)
        messages.success(request, _("Saved."))
        return redirect("member", id=membership.pk)
    ways = ways_in(membership.person)
    return render(request, "organisations/member.jinja", {"member": membership, "form": form, "ways": ways})


@guard(permissions.look_after_member, select=("organisation", "person__identity"))
@require_POST
def make_code(request: OwnRequest, membership: Any) -> HttpResponse:
    """Make a one-time code and show it, this once: on a card to print, or as a link to send."""
    purpose = "sign-in" if request.POST.get("purpose") == "sign-in" else "set-up"
    made, code = actions.issue_code(membership=membership, purpose=purpose, by=request.actor, now=timezone.now())
    card = reads.IssuedCard(
        name=str(membership.person),
        organisation=membership.organisation.name,
        code=code,
        link=request.build_absolute_uri(reverse("use_code_link", args=[code])),
        address=request.build_absolute_uri(reverse("use_code")),
        expires_at=made.expires_at,
        crisis_phone=membership.organisation.crisis_phone,
    )
    page = "card" if purpose == "sign-in" else "set_up_link"
    return no_store(render(request, f"organisations/{page}.jinja", {"card": card, "member": membership}))
