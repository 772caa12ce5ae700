"""Every write of this room."""

from dataclasses import dataclass
from datetime import datetime

from assieme.core.access import require
from assieme.core.action import action, lock
from assieme.core.actors import Actor
from assieme.core.events import record
from assieme.organisations.models import Initiative, Organisation
from assieme.people.notices import notify
from assieme.people.persons import system_person
from assieme.toolkit.claims import code_hash, day_key, day_of, new_code, start_of
from assieme.toolkit.concerns import access, events, notices
from assieme.toolkit.concerns.models import Concern, ConcernReply


@dataclass(frozen=True)
class Raised:
    """A concern that was sent; `code` is shown once and kept nowhere, where no name was given."""

    concern: Concern
    code: str = ""


@action
def raise_concern(
    *,
    organisation: Organisation,
    words: str,
    with_name: bool,
    by: Actor,
    now: datetime,
    initiative: Initiative | None = None,
) -> Raised:
    """Send it to the one person named outside the team. Its event names nobody: the team reads the log.

    Raises ValueError for empty words and for an initiative of another organisation.
    """
    organisation = lock(organisation)
    require(access.raise_concern, by, organisation)
    receiver = organisation.concern_receiver
    if not words.strip() or receiver is None:
        raise ValueError("a concern has words and somebody who hears it")
    if initiative is not None and initiative.organisation_id != organisation.pk:
        raise ValueError("the initiative belongs to another organisation")
    code = "" if with_name else new_code()
    today = day_of(now, organisation.time_zone)
    concern = Concern.objects.create(
        id=day_key(today),
        organisation=organisation,
        initiative=initiative,
        author_id=by.pk if with_name else None,
        claim_hash=code_hash(code) if code else None,
        words=words,
        raised_on=today,
        receiver=receiver,
    )
    if with_name:
        # Without a name there is no notice: its time could be matched with who was signed in.
        notify(receiver, organisation.pk, notices.CONCERN_CAME, "", _path(concern), now)
    record(
        events.concern_raised,
        by=system_person(),
        now=start_of(today),
        organisation=organisation.pk,
        subject=concern.pk,
        key=day_key(today),
    )
    return Raised(concern, code)


@action
def answer_concern(*, concern: Concern, words: str, by: Actor, now: datetime) -> ConcernReply:
    """Answer it; more than once where that is needed. Raises ValueError for empty words."""
    concern = lock(concern)
    require(access.answer_concern, by, concern)
    if not words.strip():
        raise ValueError("an answer has words")
    reply = ConcernReply.objects.create(concern=concern, author_id=by.pk, words=words, at=now)
    concern.state = Concern.State.ANSWERED
    concern.save(update_fields=["state"])
    if concern.author and concern.author.erased_at is None:
        notify(concern.author, concern.organisation_id, notices.CONCERN_ANSWERED, "", _path(concern), now)
    record(events.concern_answered, by=by, now=now, organisation=concern.organisation_id, subject=concern.pk)
    return reply


@action
def close_concern(*, concern: Concern, by: Actor, now: datetime) -> Concern:
    """Close it: no more answers. It can still be read by the two who could read it before."""
    concern = lock(concern)
    require(access.answer_concern, by, concern)
    concern.state, concern.closed_at = Concern.State.CLOSED, now
    concern.save(update_fields=["state", "closed_at"])
    record(events.concern_closed, by=by, now=now, organisation=concern.organisation_id, subject=concern.pk)
    return concern


def _path(concern: Concern) -> str:
    return f"/something-went-wrong/{concern.pk}"
