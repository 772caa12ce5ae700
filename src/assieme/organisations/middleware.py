"""Where a person is, and the second step at sign-in of who leads there."""

from collections.abc import Callable
from zoneinfo import ZoneInfo

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone

from assieme.organisations.membership_reads import lacks_second_factor
from assieme.organisations.reads import Here, here

# Pages that stay open before the second step is there: setting it up, signing out, language and help.
OPEN = {
    "second_factor", "account_logout", "account_reauthenticate", "extend_session", "session_ended", "set_language",
    "who_reads", "organisation_css", "my_way_in", "account_set_password", "account_change_password", "mfa_index",
    "mfa_reauthenticate", "mfa_reauthenticate_webauthn", "mfa_activate_totp", "mfa_list_webauthn", "mfa_add_webauthn",
    "worker", "offline",
}  # fmt: skip


class PlaceMiddleware:
    """`request.place` says where the signed-in person is; times are shown in that organisation's zone."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        actor = getattr(request, "actor", None)
        place = here(actor) if actor else Here()
        request.place = place  # type: ignore[attr-defined]
        with timezone.override(ZoneInfo(place.time_zone)):
            return self.get_response(request)


class SecondFactorMiddleware:
    """Leads facilitators and administrators without a second factor to set one up before anything else."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, *_: object) -> HttpResponse | None:
        actor = getattr(request, "actor", None)
        match = request.resolver_match
        if not settings.SECOND_FACTOR_REQUIRED or actor is None or match is None or match.url_name in OPEN:
            return None
        return redirect("second_factor") if lacks_second_factor(actor) else None
