"""Who is asking, and for how long they stay signed in."""

import time
from collections.abc import Callable

from django.conf import settings
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import urlencode

from assieme.core import streams
from assieme.core.guard import PersonRequest
from assieme.people.models import Person


class OwnRequest(PersonRequest):
    """A request whose actor is a signed-in person, as behind `@signed_in` and `@guard`."""

    actor: Person


STARTED, ENDS = "started", "ends"
SECONDS_BETWEEN_WRITES = 60


class ActorMiddleware:
    """`request.actor` is the signed-in Person, or None."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        request.actor = self._person(request)  # type: ignore[attr-defined]
        return self.get_response(request)

    def _person(self, request: HttpRequest) -> Person | None:
        if not request.user.is_authenticated:
            return None
        return Person.objects.select_related("identity").filter(account=request.user, erased_at=None).first()


class SessionLimitMiddleware:
    """Signs people out after some time without a page, and after a day's work in any case.

    `request.session["ends"]` says when, in seconds since 1970; each page moves it, written at most once a minute.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if not request.user.is_authenticated:
            return self.get_response(request)
        now = int(time.time())
        if ENDS in request.session and now >= request.session[ENDS]:
            return _ended(request)
        if not request.path.startswith(streams.PREFIX):  # a page left open asks by itself, and that is no sign of life
            move_end(request, now)
        return self.get_response(request)


def move_end(request: HttpRequest, now: int, *, at_once: bool = False) -> int:
    """Move the end of the session on, never beyond its absolute limit; returns it."""
    session = request.session
    started = session.get(STARTED)
    if started is None:
        started = session[STARTED] = now
    ends = min(now + settings.SESSION_IDLE_SECONDS, started + settings.SESSION_ABSOLUTE_SECONDS)
    if at_once or ends - session.get(ENDS, 0) >= SECONDS_BETWEEN_WRITES:
        session[ENDS] = ends
    return int(session[ENDS])


def _ended(request: HttpRequest) -> HttpResponse:
    back = request.get_full_path() if request.method == "GET" else ""
    logout(request)
    if request.headers.get("Accept", "").startswith("application/json") or request.headers.get("HX-Request"):
        return HttpResponse(status=401)
    address = reverse("session_ended")
    return redirect(f"{address}?{urlencode({'next': back})}" if back else address)
