"""Every write about closing journals. Who writes, and who does not, is never logged."""

from datetime import datetime

from django.utils.translation import gettext as _

from assieme.core.access import Refused, require
from assieme.core.action import action, lock, quiet, share
from assieme.core.actors import Actor
from assieme.core.events import record
from assieme.organisations.models import Initiative
from assieme.toolkit.gratitude import access, events
from assieme.toolkit.gratitude.models import Journal, Note


@action
def open_journal(*, initiative: Initiative, by: Actor, now: datetime) -> Journal:
    """Open a journal for writing; where one is open already, that one goes on."""
    initiative = lock(initiative)
    require(access.open_journal, by, initiative)
    journal = Journal.objects.filter(initiative=initiative, closed_at=None).first()
    if journal is None:
        journal = Journal.objects.create(initiative=initiative, opened_at=now)
        record(
            events.journal_opened,
            by=by,
            now=now,
            organisation=initiative.organisation_id,
            subject=journal.pk,
            initiative=initiative.pk,
        )
    return journal


@action
def close_journal(*, journal: Journal, by: Actor, now: datetime) -> Journal:
    """Nobody writes any more, and what people share comes out, all at once."""
    journal = lock(journal)
    require(access.close_journal, by, journal)
    journal.closed_at = now
    journal.save(update_fields=["closed_at"])
    record(
        events.journal_closed,
        by=by,
        now=now,
        organisation=journal.organisation_id,
        subject=journal.pk,
        initiative=journal.initiative_id,
    )
    return journal


@quiet
def write_note(*, journal: Journal, quarter: str, words: str, share_as: str, by: Actor, now: datetime) -> Note:  # noqa: ARG001
    """Keep one quarter, and with whom its words are shared. Raises ValueError for no such quarter or choice."""
    journal = share(journal)
    require(access.write_journal, by, journal)
    if quarter not in Note.Quarter.values or share_as not in Note.Share.values:
        raise ValueError("no such quarter, or no such choice")
    note, _made = Note.objects.update_or_create(
        journal=journal, author_id=by.pk, quarter=quarter, defaults={"words": words, "share": share_as}
    )
    return note


@quiet
def change_sharing(*, journal: Journal, quarter: str, share_as: str, by: Actor, now: datetime) -> None:  # noqa: ARG001
    """After the closing: keep one's words private again, or put one's name to them.

    Words that come out without a name later than the others would point at whoever just did it: Refused.
    """
    journal = share(journal)
    require(access.read_journal, by, journal)
    if share_as not in (Note.Share.PRIVATE, Note.Share.NAMED):
        raise Refused(_("After the closing, words can’t come out without a name. People could guess whose they are."))
    Note.objects.filter(journal=journal, author_id=by.pk, quarter=quarter).update(share=share_as)
