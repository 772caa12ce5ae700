"""Who looked before something starts, and whether two sides found it ready."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Exists, OuterRef, QuerySet

from assieme.core.actors import Actor
from assieme.organisations.models import Initiative, Membership, Organisation
from assieme.roadmap.models import Look


@dataclass(frozen=True)
class Gate:
    """The newest look of each person who belongs here, and whether the initiative is ready.

    `sides`: how many standpoints looked.
    """

    looks: tuple[Look, ...]
    ready_at: datetime | None
    sides: int
    mine: Look | None


def gate_of(initiative: Initiative, reader: Actor) -> Gate:
    """One query."""
    looks = _newest(_looks().filter(initiative=initiative).select_related("person__identity"))
    mine = next((look for look in looks if look.person_id == reader.pk), None)
    return Gate(looks, _ready_at(looks), len({look.standpoint for look in looks}), mine)


def ready_since(organisation: Organisation) -> dict[UUID, datetime]:
    """Initiatives that are ready, each with the moment since when. One query."""
    looks: dict[UUID, list[Look]] = {}
    for look in _looks().filter(organisation=organisation):
        looks.setdefault(look.initiative_id, []).append(look)
    found = {key: _ready_at(_newest(rows)) for key, rows in looks.items()}
    return {key: moment for key, moment in found.items() if moment}


def _looks() -> QuerySet[Look]:
    """Looks of people who belong here, the oldest first: who left can't look again, so theirs would count for good."""
    here = Membership.objects.filter(
        organisation_id=OuterRef("organisation_id"), person_id=OuterRef("person_id"), left_at=None
    )
    return Look.objects.filter(Exists(here)).order_by("at")


def _newest(rows: Iterable[Look]) -> tuple[Look, ...]:
    """The last look of each person, the oldest of them first."""
    return tuple(sorted({look.person_id: look for look in rows}.values(), key=lambda look: look.at))


def _ready_at(looks: Iterable[Look]) -> datetime | None:
    """When a second standpoint found it ready; None while somebody's newest look says that it is not."""
    seen: set[str] = set()
    ready_at = None
    for look in looks:
        if not look.ready:
            return None
        seen.add(look.standpoint)
        if len(seen) > 1 and ready_at is None:
            ready_at = look.at
    return ready_at
