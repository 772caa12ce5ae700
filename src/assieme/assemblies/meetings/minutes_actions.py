"""Writes around minutes: corrected together, approved at a later meeting, published as the rules say."""

from datetime import datetime

from assieme.assemblies.bodies.models import Constitution
from assieme.assemblies.bodies.reads import current_rules
from assieme.assemblies.meetings import events
from assieme.assemblies.meetings import minutes_access as access
from assieme.assemblies.meetings.minutes_reads import meeting_now
from assieme.assemblies.meetings.models import Correction, Meeting, PublicName
from assieme.core.access import Refused, require
from assieme.core.action import action, lock
from assieme.core.actors import Actor
from assieme.core.events import record
from assieme.organisations.models import Organisation


@action
def make_correction(*, meeting: Meeting, words: str, by: Actor, now: datetime) -> Correction:
    """Say how the minutes should be."""
    meeting = lock(meeting)
    require(access.correct_minutes, by, meeting)
    correction = Correction.objects.create(
        organisation_id=meeting.organisation_id, meeting=meeting, person_id=by.pk, words=words, made_at=now
    )
    record(
        events.correction_made,
        by=by,
        now=now,
        organisation=meeting.organisation_id,
        subject=meeting.pk,
        correction=correction.pk,
    )
    return correction


@action
def settle_correction(*, correction: Correction, accepted: bool, by: Actor, now: datetime) -> Correction:
    """Let it stand under the minutes, or not."""
    lock(correction.meeting)
    correction = lock(correction)
    require(access.settle_correction, by, correction)
    correction.accepted, correction.settled_at = accepted, now
    correction.save(update_fields=["accepted", "settled_at"])
    record(
        events.correction_settled,
        by=by,
        now=now,
        organisation=correction.organisation_id,
        subject=correction.meeting_id,
        correction=correction.pk,
        accepted=accepted,
    )
    return correction


@action
def approve_minutes(*, meeting: Meeting, by: Actor, now: datetime) -> Meeting:
    """Approve them in the meeting that goes on now. From then on those read them whom the rules name."""
    meeting = lock(meeting)
    require(access.approve_minutes, by, meeting)
    later = meeting_now(meeting)
    if later is None:
        raise Refused(access.NO_MEETING)
    rules = current_rules(meeting.assembly)
    readers = rules.constitution.minutes_for if rules else Constitution.Readers.ORGANISATION
    meeting.approved_at, meeting.approved_in, meeting.published_for = now, later, readers
    meeting.save(update_fields=["approved_at", "approved_in", "published_for"])
    record(
        events.minutes_approved,
        by=by,
        now=now,
        organisation=meeting.organisation_id,
        subject=meeting.pk,
        approved_in=later.pk,
        published_for=str(readers),
    )
    return meeting


@action
def show_name(*, organisation: Organisation, by: Actor, now: datetime) -> PublicName:
    """Agree that one's name stands in minutes that everybody can read."""
    organisation = lock(organisation)
    require(access.choose_public_name, by, organisation)
    agreed, _made = PublicName.objects.get_or_create(
        organisation=organisation, person_id=by.pk, defaults={"agreed_at": now}
    )
    record(events.name_shown, by=by, now=now, organisation=organisation.pk, subject=by.pk)
    return agreed


@action
def hide_name(*, organisation: Organisation, by: Actor, now: datetime) -> None:
    """One's name stands in them no more, also in those of before."""
    organisation = lock(organisation)
    require(access.choose_public_name, by, organisation)
    PublicName.objects.filter(organisation=organisation, person_id=by.pk).delete()
    record(events.name_hidden, by=by, now=now, organisation=organisation.pk, subject=by.pk)
