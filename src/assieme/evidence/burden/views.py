"""Minutes on forms: yes or no, one's own, and what they come to in groups."""

from django.conf import settings
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from assieme.assemblies.matters.asked import today_in
from assieme.core.guard import PersonRequest, guard, no_store, signed_in
from assieme.evidence.burden import access, actions, reads
from assieme.evidence.burden.forms import TimeForm
from assieme.evidence.burden.measured import COOKIE
from assieme.organisations.reads import Here
from assieme.people.middleware import OwnRequest
from assieme.toolkit.cards.kept import keeper_of

A_YEAR = 365 * 24 * 60 * 60


@require_http_methods(["GET", "POST"])
@signed_in
def my_minutes(request: OwnRequest) -> HttpResponse:
    """Say yes or no, see what was counted, delete it. A device counts once its owner has opened this page."""
    if request.method == "POST":
        _do(request, request.POST.get("do", ""))
        return redirect("my_minutes")
    shown = reads.mine(request.actor, timezone.localdate())
    context = {"mine": shown, "place": _here(request).organisation_id}
    response = no_store(render(request, "burden/mine.jinja", context))
    if shown.agreed:
        secure = settings.SESSION_COOKIE_SECURE
        response.set_cookie(
            COOKIE, keeper_of(request.actor), max_age=A_YEAR, secure=secure, httponly=True, samesite="Lax"
        )
    else:
        response.delete_cookie(COOKIE)
    return response


def _do(request: OwnRequest, what: str) -> None:
    person, now = request.actor, timezone.now()
    if what == "yes":
        actions.allow_counting(person=person, by=person, now=now)
        messages.success(request, _("Thank you. From now on your minutes are counted."))
    elif what == "no":
        actions.refuse_counting(person=person, by=person, now=now)
        messages.success(request, _("Your minutes are not counted."))
    elif what == "delete":
        actions.delete_minutes(person=person, by=person, now=now)
        messages.success(request, _("All that was counted is gone."))


@require_POST
@signed_in
def count_minutes(request: OwnRequest) -> HttpResponse:
    """Where a page's script says how long a form took. It answers nothing, whatever was said."""
    form = TimeForm(request.POST)
    if form.is_valid():
        said = {**form.cleaned_data}
        place = said.pop("place")
        actions.add_minutes(person=request.actor, organisation_id=place, by=request.actor, now=timezone.now(), **said)
    return HttpResponse(status=204)


def _here(request: PersonRequest) -> Here:
    return getattr(request, "place", Here())


@require_GET
@guard(access.see_minutes)
def minutes_here(request: PersonRequest, organisation: access.Organisation) -> HttpResponse:
    """How long forms take here."""
    context = {"organisation": organisation, "burden": reads.burden(organisation, today_in(organisation))}
    return render(request, "burden/here.jinja", context)
