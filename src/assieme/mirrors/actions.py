"""Writes of the mirrors: counts that are kept, and replies."""

from collections.abc import Mapping
from datetime import datetime
from uuid import UUID

from assieme.assemblies.bodies.models import Assembly
from assieme.core.access import require
from assieme.core.action import action, lock, quiet
from assieme.core.actors import Actor
from assieme.core.events import record
from assieme.mirrors import access, events
from assieme.mirrors.card_counts import Series
from assieme.mirrors.kept import ByMonth, Place, how, plain_months
from assieme.mirrors.models import Kept, Reply
from assieme.organisations.models import Organisation


@quiet
def keep_counts(
    *, place: Place, counts: Mapping[UUID, ByMonth], cards: Mapping[UUID, Series], by: Actor, now: datetime
) -> None:
    """Keep what was counted of a place, as of the day that it is there. Once a day is enough.

    It is counted before, so that nobody waits for the counting; two who keep at once keep the same.
    """
    organisation = lock(Organisation.objects.get(pk=place.organisation_id))
    require(access.keep_counts, by, organisation)
    today = now.astimezone(place.zone).date()
    Kept.objects.bulk_create(
        [
            Kept(
                organisation=organisation,
                source=source,
                as_of=today,
                how=how(place.zone),
                months=plain_months(months),
                quarters=cards.get(source, {}),
            )
            for source, months in counts.items()
        ],
        update_conflicts=True,
        unique_fields=["source"],
        update_fields=["as_of", "how", "months", "quarters"],
    )


@action
def reply_to_mirror(*, assembly: Assembly, words: str, by: Actor, now: datetime) -> Reply | None:
    """Say something to the mirror of one's own practice, in place of what one said before; empty words take it back."""
    assembly = lock(assembly)
    require(access.reply_to_mirror, by, assembly)
    before = Reply.objects.filter(assembly=assembly, person_id=by.pk).first()
    if not words:
        if before is not None:
            key, _gone = before.pk, before.delete()
            record(
                events.reply_taken_back,
                by=by,
                now=now,
                organisation=assembly.organisation_id,
                subject=assembly.pk,
                reply=key,
            )
        return None
    said, _made = Reply.objects.update_or_create(
        assembly=assembly,
        person_id=by.pk,
        defaults={"organisation_id": assembly.organisation_id, "words": words, "said_at": now},
    )
    record(
        events.reply_written,
        by=by,
        now=now,
        organisation=assembly.organisation_id,
        subject=assembly.pk,
        reply=said.pk,
    )
    return said
