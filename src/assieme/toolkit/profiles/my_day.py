"""What a person's own day asks about profiles."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from assieme.core.actors import Actor
from assieme.toolkit.profiles import access

MOST = 10


@dataclass(frozen=True)
class Waiting:
    """A draft that somebody typed for this person, which waits for their yes."""

    page_id: UUID
    typed_by: str
    since: date


def waiting_for(person: Actor, today: date) -> tuple[Waiting, ...]:  # noqa: ARG001 - each room is asked alike
    """Drafts that wait for the person's yes. One query."""
    pages = access.read_draft.rows(person).select_related("typed_by__identity").order_by("id")
    return tuple(Waiting(page.pk, str(page.typed_by), page.saved_at.date()) for page in pages[:MOST])
