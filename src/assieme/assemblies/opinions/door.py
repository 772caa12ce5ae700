"""How a question's address finds out who is asking: somebody signed in, or a guest by what their browser was given.

A guest's session holds the random key of their own row, under the question's key.
"""

from collections.abc import Callable
from functools import wraps
from typing import Any, Concatenate
from uuid import UUID
from zoneinfo import ZoneInfo

from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone

from assieme.assemblies.opinions.access import Guest, Question, is_guest, take_back
from assieme.core.access import Permission
from assieme.core.actors import Actor
from assieme.core.guard import no_store
from assieme.organisations.reads import at
from assieme.toolkit.claims import Claimant

KEYS = "opinions"
SELECT = ("assembly", "organisation")


def actor_in(request: HttpRequest, question: UUID) -> Actor | None:
    """Who is asking: who is signed in and has a say here, else the guest of this browser, else whoever is signed in."""
    key = request.session.get(KEYS, {}).get(str(question))
    person: Actor | None = getattr(request, "actor", None)
    if key is None or (person is not None and take_back.rows(person).filter(pk=question).exists()):
        return person
    return Claimant(UUID(key))


def remember(request: HttpRequest, guest: Guest) -> None:
    """This browser is that guest from now on, for this question."""
    request.session[KEYS] = {**request.session.get(KEYS, {}), str(guest.question_id): str(guest.pk)}


def forget(request: HttpRequest) -> None:
    """Whoever holds the phone next is nobody here, nor in a meeting's room: from there they would be the same guest."""
    request.session.flush()


def in_question(
    permission: Permission[Question],
) -> Callable[[Callable[Concatenate[Any, Question, Actor, ...], HttpResponse]], Callable[..., HttpResponse]]:
    """As `core.guard.guard`, for guests too: hands the question and who is asking to the view."""

    def wrap(view: Callable[Concatenate[Any, Question, Actor, ...], HttpResponse]) -> Callable[..., HttpResponse]:
        @wraps(view)
        def inner(request: HttpRequest, id: UUID, *args: Any, **kwargs: Any) -> HttpResponse:
            by = actor_in(request, id)
            if by is None:
                return redirect_to_login(request.get_full_path())
            row = permission.rows(by).select_related(*SELECT).filter(pk=id).first()
            if row is None:
                raise Http404("no such question")
            if is_guest(by):
                return _for_guest(request, row, lambda: view(request, row, by, *args, **kwargs))
            request.organisation_id = row.organisation_id  # type: ignore[attr-defined]
            return view(request, row, by, *args, **kwargs)

        inner.permission = permission  # type: ignore[attr-defined]
        return inner

    return wrap


def _for_guest(request: HttpRequest, row: Question, show: Callable[[], HttpResponse]) -> HttpResponse:
    """In the surroundings of the question's organisation; kept in no cache, for the phone may be somebody else's."""
    request.place = at(row.organisation)  # type: ignore[attr-defined]
    with timezone.override(ZoneInfo(row.organisation.time_zone)):
        return no_store(show())
