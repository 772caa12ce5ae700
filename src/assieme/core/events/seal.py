"""The sealer: chains events in small batches, per organisation, so that writers never wait for one another."""

import json
from collections.abc import Iterable
from datetime import UTC, datetime
from uuid import UUID

from django.db import transaction

from assieme.core.models import Event, Seal, SealedEvent
from assieme.logic.merkle import chain, root

BATCH = 1000
NOTHING_BEFORE = bytes(32)


def leaf(event: Event) -> bytes:
    """The event as canonical JSON: what the batch's Merkle tree is built over."""
    return json.dumps(
        {
            "id": str(event.pk),
            "organisation": str(event.organisation_id),
            "kind": event.kind,
            "at": event.at.astimezone(UTC).isoformat(timespec="microseconds"),
            "actor": [event.actor_kind, str(event.actor_id)],
            "subject": str(event.subject_id),
            "data": event.data,
        },
        sort_keys=True,
        separators=(",", ":"),
        ensure_ascii=False,
    ).encode()


def seal_all(now: datetime) -> int:
    """Seal what waits, one batch of at most 1,000 per organisation; the number of events sealed."""
    waiting: Iterable[UUID] = (
        Event.objects.filter(sealed__isnull=True).order_by().values_list("organisation_id", flat=True).distinct()
    )
    return sum(seal_batch(organisation, now) for organisation in list(waiting))


@transaction.atomic
def seal_batch(organisation: UUID, now: datetime) -> int:
    """Seal one batch of one organisation's events. A second sealer at the same time fails on the number, and retries.

    Returns how many were sealed.
    """
    events = list(Event.objects.filter(organisation_id=organisation, sealed__isnull=True).order_by("id")[:BATCH])
    if not events:
        return 0
    last = Seal.objects.filter(organisation_id=organisation).order_by("-number").first()
    number = last.number + 1 if last else 1
    batch_root = root([leaf(event) for event in events])
    seal = Seal.objects.create(
        organisation_id=organisation,
        number=number,
        size=len(events),
        root=batch_root,
        chained=chain(bytes(last.chained) if last else NOTHING_BEFORE, batch_root, number),
        at=now,
    )
    SealedEvent.objects.bulk_create(
        SealedEvent(event=event, seal=seal, position=position) for position, event in enumerate(events)
    )
    return len(events)
