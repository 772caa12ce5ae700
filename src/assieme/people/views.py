"""Pages about oneself and one's way in; they need no organisation."""

import time

from allauth.account.views import logout
from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseBase, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_GET, require_POST

from assieme.core.guard import no_store, public, signed_in
from assieme.people import actions, forms, reads
from assieme.people.export import archive
from assieme.people.middleware import OwnRequest, move_end
from assieme.people.signing_in import may_try_code, sign_in


def safe_next(request: HttpRequest, otherwise: str) -> str:
    """Where the person came from, if that is a page of this site."""
    asked = request.POST.get("next") or request.GET.get("next") or ""
    return asked if url_has_allowed_host_and_scheme(asked, {request.get_host()}, request.is_secure()) else otherwise


@signed_in
@require_POST
def extend_session(request: OwnRequest) -> HttpResponse:
    """Stay signed in: JSON `{"ends": seconds}` for the page's script, back to the page without one."""
    ends = move_end(request, int(time.time()), at_once=True)
    if request.headers.get("Accept", "").startswith("application/json"):
        return JsonResponse({"ends": ends})
    return redirect(safe_next(request, settings.LOGIN_REDIRECT_URL))


@public("whoever is signed in may sign out")
def sign_out(request: HttpRequest) -> HttpResponseBase:
    """allauth's own page; what pages had left in the browser goes with the session."""
    response: HttpResponseBase = logout(request)
    if request.method == "POST":
        response["Clear-Site-Data"] = '"storage"'
    return response


@public("says to somebody who was signed out that their session ended")
def session_ended(request: HttpRequest) -> HttpResponse:
    return render(request, "people/session_ended.jinja", {"next": safe_next(request, "")})


@public("whoever holds a one-time code signs in with it")
def use_code(request: HttpRequest, code: str = "") -> HttpResponse:
    """Type a one-time code, or follow the link on a card. Opening the page uses nothing up: only the button does."""
    form = forms.CodeForm(request.POST or None, initial={"code": code})
    if request.method == "POST" and not may_try_code(request):
        return no_store(render(request, "people/too_many.jinja", status=429))
    if form.is_valid():
        card = reads.card_for(form.cleaned_data["code"])
        if card is not None:
            account = actions.use_code(card=card, by=card, now=timezone.now())
            chosen = settings.LOGIN_REDIRECT_URL
            onward = reverse("my_way_in") if account.is_unnamed or card.purpose == "set-up" else chosen
            return no_store(sign_in(request, account, method="code", redirect_url=onward))
        form.add_error("code", forms.UNKNOWN_CODE)
    return no_store(render(request, "people/use_code.jinja", {"form": form, "came_by_link": bool(code)}))


@signed_in
def second_factor(request: OwnRequest) -> HttpResponse:
    """Why a second step is needed for who leads, and the two ways to have one."""
    return render(request, "people/second_factor.jinja", {"ways": reads.ways_in(request.actor)})


@signed_in
def my_way_in(request: OwnRequest) -> HttpResponse:
    """Choose a username and a password, a passkey, or go on with cards."""
    account = reads.account_of(request.actor)
    ways = reads.ways_in(request.actor)
    form = forms.UsernameForm(
        request.POST or None, account=account, initial={"username": ways.username if ways else ""}
    )
    locked = ways is not None and ways.has_password
    if request.method == "POST" and not locked and form.is_valid():
        chosen = actions.choose_username(
            person=request.actor,
            username=form.cleaned_data["username"],
            password=form.cleaned_data["password"],
            by=request.actor,
            now=timezone.now(),
        )
        return sign_in(request, chosen, method="code", redirect_url=reverse("me"))
    return render(
        request, "people/my_way_in.jinja", {"form": form, "ways": ways, "providers": settings.SOCIALACCOUNT_PROVIDERS}
    )


@signed_in
def my_name(request: OwnRequest) -> HttpResponse:
    """The name that others see."""
    identity = request.actor.identity
    form = forms.NameForm(
        request.POST or None,
        initial={
            "display_name": identity.display_name,
            "is_pseudonym": identity.is_pseudonym,
            "language": identity.language,
        },
    )
    if form.is_valid():
        actions.change_name(person=request.actor, **form.cleaned_data, by=request.actor, now=timezone.now())
        return redirect("me")
    return render(request, "people/my_name.jinja", {"form": form})


@signed_in
def my_access_needs(request: OwnRequest) -> HttpResponse:
    """What helps me to take part, and who may see it."""
    kept = reads.own_access_needs(request.actor)
    initial = (
        {"needs": kept.needs, "words": kept.words, "share_with_organisers": kept.share_with_organisers} if kept else {}
    )
    form = forms.AccessNeedsForm(request.POST or None, initial=initial)
    if form.is_valid():
        actions.save_access_needs(person=request.actor, **form.cleaned_data, by=request.actor, now=timezone.now())
        return redirect("me")
    return render(request, "people/my_access_needs.jinja", {"form": form})


@signed_in
@require_POST
def read_notices(request: OwnRequest) -> HttpResponse:
    """Mark my notices as read."""
    actions.read_notices(person=request.actor, by=request.actor, now=timezone.now())
    return redirect(safe_next(request, reverse("me")))


@signed_in
@require_GET
def my_data(request: OwnRequest) -> HttpResponse:
    """All that is held about me, as a ZIP file."""
    now = timezone.now()
    response = HttpResponse(archive(request.actor, now), content_type="application/zip")
    response["Content-Disposition"] = f'attachment; filename="assieme-{now:%Y-%m-%d}.zip"'
    return no_store(response)
