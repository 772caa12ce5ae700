"""Writes of the mirrors: counts that are kept, and replies."""

from datetime import datetime

from assieme.assemblies.bodies.models import Assembly
from assieme.core.access import require
from assieme.core.action import action, lock, quiet
from assieme.core.actors import Actor
from assieme.core.events import record
from assieme.mirrors import access, events
from assieme.mirrors.kept import Place, counted, is_behind, plain_months
from assieme.mirrors.models import Kept, Reply
from assieme.organisations.models import Organisation


@quiet
def keep_counts(*, place: Place, by: Actor, now: datetime) -> None:
    """Keep the counts of a place as of the day that it is there. Once a day is enough."""
    organisation = lock(Organisation.objects.get(pk=place.organisation_id))
    require(access.keep_counts, by, organisation)
    today = now.astimezone(place.zone).date()
    if not is_behind(place, today):
        return
    for source, months in counted(place, today).items():
        Kept.objects.update_or_create(
            source=source,
            defaults={"organisation": organisation, "as_of": today, "months": plain_months(months)},
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
