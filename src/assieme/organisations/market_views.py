"""The invitation of an initiative, and the public page on which people ask to join."""

from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from assieme.core.documents.pdf import pdf_response
from assieme.core.guard import PersonRequest, guard, public
from assieme.organisations import access, actions, market_paper, market_reads
from assieme.organisations.market_forms import InvitationForm, JoinForm
from assieme.organisations.reads import at

if TYPE_CHECKING:
    from assieme.organisations.models import Initiative, Invitation, JoinRequest

SELECT = ("organisation", "service")
OPEN = "whoever holds the link may read the invitation and ask to join"


@require_http_methods(["GET", "HEAD", "POST"])
@guard(access.lead_initiative, select=SELECT)
def market(request: PersonRequest, initiative: "Initiative") -> HttpResponse:
    page = market_reads.market(initiative)
    words = page.invitation.words if page.invitation else initiative.summary
    form = InvitationForm(request.POST or None, initial={"words": words})
    if form.is_valid():
        actions.open_invitation(
            initiative=initiative, words=form.cleaned_data["words"], by=request.actor, now=timezone.now()
        )
        messages.success(request, _("Your invitation is public now."))
        return redirect("market", id=initiative.pk)
    context = {"initiative": initiative, "market": page, "form": form, **_link(request, page.invitation)}
    return render(request, "organisations/market.jinja", context)


@require_POST
@guard(access.lead_initiative)
def close_invitation(request: PersonRequest, initiative: "Initiative") -> HttpResponse:
    actions.close_invitation(initiative=initiative, by=request.actor, now=timezone.now())
    messages.success(request, _("The invitation is withdrawn. Its page says so."))
    return redirect("market", id=initiative.pk)


@require_safe
@guard(access.lead_initiative, select=SELECT)
def poster(request: PersonRequest, initiative: "Initiative") -> HttpResponse:
    invitation = market_reads.market(initiative).invitation
    if invitation is None:
        raise Http404("no invitation yet")
    return pdf_response(market_paper.poster(invitation, _address(request, invitation)), "poster.pdf")


@require_POST
@guard(access.settle_join_request)
def settle_join_request(request: PersonRequest, asked: "JoinRequest") -> HttpResponse:
    welcome = request.POST.get("answer") == "welcome"
    name = asked.name
    actions.settle_join_request(request=asked, welcome=welcome, by=request.actor, now=timezone.now())
    said = _("%(name)s belongs here now, and takes part.") if welcome else _("You said no to %(name)s.")
    messages.success(request, said % {"name": name})
    return redirect("market", id=asked.initiative_id)


@require_POST
@guard(access.forget_join_request)
def forget_join_request(request: PersonRequest, asked: "JoinRequest") -> HttpResponse:
    actions.forget_join_request(request=asked, by=request.actor, now=timezone.now())
    messages.success(request, _("What this person wrote is erased."))
    return redirect("market", id=asked.initiative_id)


@require_http_methods(["GET", "HEAD", "POST"])
@public(OPEN)
def join(request: HttpRequest, code: str) -> HttpResponse:
    invitation = _at(request, code)
    if not access.ask_to_join.when(invitation):
        return render(request, "organisations/join_closed.jinja", {"invitation": invitation}, status=410)
    form = JoinForm(request.POST or None)
    if form.is_valid():
        actions.ask_to_join(invitation=invitation, by=invitation, now=timezone.now(), **form.cleaned_data)
        return redirect("join_thanks", code=code)
    actor = getattr(request, "actor", None)
    context = {
        "form": form,
        "invitation": invitation,
        "initiative": invitation.initiative,
        "belongs": actor is not None and access.take_part.allows(actor, invitation.initiative),
    }
    return render(request, "organisations/join.jinja", context)


@require_safe
@public(OPEN)
def join_thanks(request: HttpRequest, code: str) -> HttpResponse:
    return render(request, "organisations/join_thanks.jinja", {"invitation": _at(request, code)})


def _at(request: HttpRequest, code: str) -> "Invitation":
    """The invitation at this address; the page around it is its organisation's, with its crisis help."""
    invitation = market_reads.invitation_at(code)
    if invitation is None:
        raise Http404("no invitation has this address")
    request.place = at(invitation.initiative.organisation)  # type: ignore[attr-defined]
    return invitation


def _link(request: HttpRequest, invitation: "Invitation | None") -> dict[str, str]:
    if invitation is None:
        return {}
    address = _address(request, invitation)
    return {"address": address, "code_picture": market_reads.qr_code(address)}


def _address(request: HttpRequest, invitation: "Invitation") -> str:
    return request.build_absolute_uri(reverse("join", kwargs={"code": invitation.code}))
