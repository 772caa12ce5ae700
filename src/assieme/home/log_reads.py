"""What the event log's page shows."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from assieme.core.events.kinds import KINDS
from assieme.core.models import Event, Seal
from assieme.people.models import Person

PAGE = 50


@dataclass(frozen=True)
class Entry:
    """One event in words. `who` is a name of today: "A person who has left" where an identity was erased."""

    id: UUID
    at: datetime
    sentence: str
    who: str
    sealed: bool


@dataclass(frozen=True)
class LogPage:
    entries: tuple[Entry, ...]
    older: UUID | None


def log_page(organisation_id: UUID, before: UUID | None) -> LogPage:
    """Up to 50 events, newest first, older than the event `before` when it is given. Two queries."""
    events = Event.objects.filter(organisation_id=organisation_id).select_related("sealed").order_by("-id")
    if before:
        events = events.filter(id__lt=before)
    found = list(events[: PAGE + 1])
    shown = found[:PAGE]
    people = {
        person.pk: person
        for person in Person.objects.filter(pk__in={event.actor_id for event in shown}).select_related("identity")
    }
    return LogPage(
        entries=tuple(
            Entry(
                id=event.pk,
                at=event.at,
                sentence=str(KINDS[event.kind].sentence),
                who=str(people.get(event.actor_id, "")) if event.actor_kind == "person" else "",
                sealed=hasattr(event, "sealed"),
            )
            for event in shown
        ),
        older=shown[-1].pk if len(found) > PAGE else None,
    )


@dataclass(frozen=True)
class SealLine:
    number: int
    at: datetime
    size: int
    chained: str


def newest_seals(organisation_id: UUID, most: int = 5) -> tuple[SealLine, ...]:
    """The newest seals of an organisation's log; `chained` in hexadecimal, as it is printed in minutes."""
    seals = Seal.objects.filter(organisation_id=organisation_id).order_by("-number")[:most]
    return tuple(SealLine(seal.number, seal.at, seal.size, bytes(seal.chained).hex()) for seal in seals)
