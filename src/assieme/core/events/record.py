"""Writing to the log."""

from datetime import date, datetime
from enum import Enum
from uuid import UUID

from assieme.core.actors import Actor
from assieme.core.events.kinds import EventKind
from assieme.core.models import Event

type Value = UUID | int | bool | str | date | Enum | None
CODE_LENGTH = 60


def record(
    kind: EventKind,
    *,
    by: Actor,
    now: datetime,
    organisation: UUID,
    subject: UUID,
    key: UUID | None = None,
    **data: Value,
) -> Event:
    """Append one event. `data` holds ids, numbers and codes under the kind's declared fields.

    `key` is given where the event's own key must not tell the time of day (what a hidden author does).
    Raises ValueError for a field the kind does not declare, and for a text that is no code: free text is never logged.
    """
    unknown = data.keys() - kind.fields
    if unknown:
        raise ValueError(f"{kind.name} carries no field {sorted(unknown)}")
    return Event.objects.create(
        **({} if key is None else {"id": key}),
        organisation_id=organisation,
        kind=kind.name,
        at=now,
        actor_kind=by.actor_kind,
        actor_id=by.pk,
        subject_id=subject,
        data={name: _plain(name, value) for name, value in data.items()},
    )


def _plain(name: str, value: Value) -> int | bool | str | None:
    if isinstance(value, Enum):
        value = value.value
    if isinstance(value, UUID | date):
        return str(value)
    if isinstance(value, str) and (len(value) > CODE_LENGTH or "\n" in value):
        raise ValueError(f"{name}: an event holds codes, not free text")
    return value  # type: ignore[return-value]
