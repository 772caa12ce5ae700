"""Permissions: one rule decides both which rows a person sees and whether they may act on one.

`who(actor)` gives the rows (a Q on the permission's model), `when(row)` the moment. A failing `who` is a 404:
what a person may not see does not exist for them. A failing `when` is an explained refusal.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.db.models import Model, Q, QuerySet
from django.http import Http404
from django.utils.functional import Promise

from assieme.core.actors import Actor

type Text = str | Promise


class Refused(Exception):  # noqa: N818 (an answer, not an error)
    """The person may see the thing, but this can't be done to it now; `reason` says why, in words for the screen."""

    def __init__(self, reason: Text) -> None:
        super().__init__(str(reason))
        self.reason = reason


def always(_: object) -> bool:
    return True


@dataclass(frozen=True)
class Permission[M: Model]:
    """What may be done, to which rows, by whom and when. `name` is `room.verb_noun`, unique in the house."""

    name: str
    label: Text
    model: type[M]
    who: Callable[[Actor], Q]
    when: Callable[[M], bool] = always
    refusal: Text = ""

    def __post_init__(self) -> None:
        if self.name in PERMISSIONS:
            raise ValueError(f"two permissions are called {self.name}")
        PERMISSIONS[self.name] = self

    def rows(self, actor: Actor) -> QuerySet[M]:
        """Rows of the model for which `who` holds."""
        return self.model._default_manager.filter(self.who(actor))

    def sees(self, actor: Actor, row: M) -> bool:
        return self.rows(actor).filter(pk=row.pk).exists()

    def allows(self, actor: Actor, row: M) -> bool:
        """True when `actor` may act on `row` now; pages ask it before they offer a button."""
        return self.when(row) and self.sees(actor, row)


PERMISSIONS: dict[str, Permission[Any]] = {}


def require[M: Model](permission: Permission[M], actor: Actor, row: M) -> None:
    """Raise Http404 when `who` fails and `Refused` when `when` fails. Call it under the lock, in the action."""
    if not permission.sees(actor, row):
        raise Http404(permission.name)
    if not permission.when(row):
        raise Refused(permission.refusal)
