"""Every write about reflective sessions and about what people learned."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from uuid import UUID

from django.utils.translation import gettext as _

from assieme.core.access import Refused, require
from assieme.core.action import action, lock
from assieme.core.actors import Actor
from assieme.core.days import day_of
from assieme.core.events import record
from assieme.organisations.models import Membership, Organisation
from assieme.people.notices import notify_all
from assieme.reflection import access, events, notices
from assieme.reflection.models import Planned, Presence, Session, Training
from assieme.reflection.reads import who_works_in


@dataclass(frozen=True)
class Held:
    """What is noted of a session: `conflict` is a value of Session.Conflict, `people` who was there."""

    held_on: date
    minutes: int
    protected: bool
    conflict: str
    people: Sequence[UUID]


@action
def note_session(*, organisation: Organisation, held: Held, by: Actor, now: datetime) -> Session:
    """Note that the team sat together. Raises ValueError for no conflict's word and for people from elsewhere."""
    organisation = lock(organisation)
    require(access.note_session, by, organisation)
    session = Session(organisation=organisation, noted_by_id=by.pk, noted_at=now)
    _keep(session, held)
    record(
        events.session_noted,
        by=by,
        now=now,
        organisation=organisation.pk,
        subject=session.pk,
        minutes=held.minutes,
        protected=int(held.protected),
        conflict=held.conflict,
        people=len(held.people),
    )
    return session


@action
def plan_session(
    *, organisation: Organisation, on: date, begins: time, minutes: int, by: Actor, now: datetime
) -> Planned:
    """Keep a time free for the next session. Raises Refused where that day has one, ValueError for a day gone by."""
    organisation = lock(organisation)
    require(access.plan_session, by, organisation)
    if on < day_of(now, organisation.time_zone):
        raise ValueError("a day to come")
    if Planned.objects.filter(organisation=organisation, on=on).exists():
        raise Refused(_("There is one on that day already. Nothing was changed."))
    planned = Planned.objects.create(
        organisation=organisation, on=on, begins=begins, minutes=minutes, planned_by_id=by.pk, planned_at=now
    )
    record(
        events.session_planned,
        by=by,
        now=now,
        organisation=organisation.pk,
        subject=planned.pk,
        on=on.isoformat(),
        minutes=minutes,
    )
    return planned


@action
def call_off_session(*, planned: Planned, by: Actor, now: datetime) -> None:
    """It does not take place; the time is free again. Who works here is told, and finds it no more on their day."""
    planned = lock(planned)
    require(access.call_off_session, by, planned)
    people = who_works_in(planned.organisation_id).exclude(pk=by.pk)
    notify_all([notices.called_off(planned, person, now) for person in people])
    record(events.session_called_off, by=by, now=now, organisation=planned.organisation_id, subject=planned.pk)
    planned.delete()


@action
def change_session(*, session: Session, held: Held, by: Actor, now: datetime) -> Session:
    """Put a note right. Raises ValueError as `note_session` does."""
    session = lock(session)
    require(access.change_session, by, session)
    session.people.all().delete()
    _keep(session, held)
    record(
        events.session_changed,
        by=by,
        now=now,
        organisation=session.organisation_id,
        subject=session.pk,
        minutes=held.minutes,
        protected=int(held.protected),
        conflict=held.conflict,
        people=len(held.people),
    )
    return session


def _keep(session: Session, held: Held) -> None:
    here = Membership.objects.filter(organisation_id=session.organisation_id, person_id__in=held.people)
    if held.conflict not in Session.Conflict.values or here.count() != len(set(held.people)):
        raise ValueError("a word for the conflict, and people who belong here")
    session.held_on, session.minutes = held.held_on, held.minutes
    session.protected, session.conflict = held.protected, held.conflict
    session.save()
    Presence.objects.bulk_create(Presence(session=session, person_id=person) for person in set(held.people))


@action
def note_training(
    *, organisation: Organisation, course: str, held_on: date, minutes: int, by: Actor, now: datetime
) -> Training:
    """Note for oneself what one learned, in one's own words."""
    organisation = lock(organisation)
    require(access.note_training, by, organisation)
    training = Training.objects.create(
        organisation=organisation, person_id=by.pk, course=course, held_on=held_on, minutes=minutes, noted_at=now
    )
    record(events.training_noted, by=by, now=now, organisation=organisation.pk, subject=training.pk, minutes=minutes)
    return training


@action
def remove_training(*, training: Training, by: Actor, now: datetime) -> None:
    """Take a note away."""
    training = lock(training)
    require(access.remove_training, by, training)
    record(events.training_removed, by=by, now=now, organisation=training.organisation_id, subject=training.pk)
    training.delete()
