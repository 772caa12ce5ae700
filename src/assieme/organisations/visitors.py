"""Pages that show a published case to anyone, and everything else only to those who belong."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import Any
from uuid import UUID

from django.contrib.auth.views import redirect_to_login
from django.db.models import Model
from django.http import Http404, HttpResponseBase
from django.shortcuts import get_object_or_404

from assieme.core.access import Permission
from assieme.core.actors import Actor
from assieme.core.guard import PersonRequest, View

NOBODY = UUID(int=0)


@dataclass(frozen=True)
class Visitor:
    """Somebody who is not signed in: they belong nowhere."""

    pk: UUID = NOBODY
    actor_kind: str = "visitor"


VISITOR = Visitor()


def reader(request: PersonRequest) -> Actor:
    """The signed-in person, or a visitor."""
    return getattr(request, "actor", None) or VISITOR


def open_or_guard[M: Model](
    permission: Permission[M], *, select: tuple[str, ...] = ()
) -> Callable[[Callable[..., HttpResponseBase]], View]:
    """Like `core.guard.guard`, but what the permission shows to everybody opens without signing in.

    Not signed in and not shown to everybody: to the sign-in page, whether the row exists or not.
    """

    def wrap(view: Callable[..., HttpResponseBase]) -> View:
        @wraps(view)
        def inner(request: PersonRequest, id: UUID, *args: Any, **kwargs: Any) -> HttpResponseBase:
            actor = reader(request)
            rows = permission.rows(actor)
            try:
                row = get_object_or_404(rows.select_related(*select) if select else rows, pk=id)
            except Http404:
                if actor is VISITOR:
                    return redirect_to_login(request.get_full_path())
                raise
            return view(request, row, *args, **kwargs)

        inner.permission = permission  # type: ignore[attr-defined]
        return inner

    return wrap
