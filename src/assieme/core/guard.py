"""How a URL says who may open it: `@guard(permission)` or `@public("why")`. A test walks all URLs for one of them."""

from collections.abc import Callable
from functools import wraps
from typing import Any, Concatenate
from uuid import UUID

from django.contrib.auth.views import redirect_to_login
from django.db.models import Model
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404

from assieme.core.access import Permission
from assieme.core.actors import Actor


class PersonRequest(HttpRequest):
    """A request whose person is known; behind `guard`, with the organisation of the row that it is about, if any."""

    actor: Actor
    organisation_id: UUID | None


type View = Callable[..., HttpResponseBase]


def _marked(view: View, mark: Permission[Any] | str) -> View:
    view.permission = mark  # type: ignore[attr-defined]
    return view


def guard[M: Model](
    permission: Permission[M], *, select: tuple[str, ...] = ()
) -> Callable[[Callable[Concatenate[Any, M, ...], HttpResponseBase]], View]:
    """Load the row named by the URL's `id` through the permission and hand it to the view as second argument.

    Nobody signed in: to the sign-in page. `who` fails: 404. `when` is judged by the action, under its lock.
    """

    def wrap(view: Callable[Concatenate[Any, M, ...], HttpResponseBase]) -> View:
        @wraps(view)
        def inner(request: PersonRequest, id: UUID, *args: Any, **kwargs: Any) -> HttpResponseBase:
            if getattr(request, "actor", None) is None:
                return redirect_to_login(request.get_full_path())
            rows = permission.rows(request.actor)
            row = get_object_or_404(rows.select_related(*select) if select else rows, pk=id)
            request.organisation_id = getattr(row, "organisation_id", None)
            return view(request, row, *args, **kwargs)

        return _marked(inner, permission)

    return wrap


def signed_in(view: Callable[..., HttpResponseBase]) -> View:
    """A page about the signed-in person themselves, or a list that is empty where they may see nothing."""

    @wraps(view)
    def inner(request: PersonRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if getattr(request, "actor", None) is None:
            return redirect_to_login(request.get_full_path())
        return view(request, *args, **kwargs)

    return _marked(inner, "signed in")


def public(reason: str) -> Callable[[Callable[..., HttpResponseBase]], View]:
    """Anyone may open it, for the stated reason."""

    def wrap(view: Callable[..., HttpResponseBase]) -> View:
        @wraps(view)
        def inner(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
            return view(request, *args, **kwargs)

        return _marked(inner, f"public: {reason}")

    return wrap


def no_store(response: HttpResponse) -> HttpResponse:
    """The response is kept nowhere: not in a cache, not in a shared browser's history."""
    response["Cache-Control"] = "no-store"
    return response
