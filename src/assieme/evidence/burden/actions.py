"""Every write of this room. None leaves an event: whether and how long somebody fills in forms is theirs alone."""

from datetime import datetime
from uuid import UUID

from django.db.models import F

from assieme.core.access import require
from assieme.core.action import lock, quiet
from assieme.core.actors import Actor
from assieme.core.days import day_of
from assieme.evidence.burden import access
from assieme.evidence.burden.measured import FORMS, SENDS
from assieme.evidence.burden.models import Counting, FormTime
from assieme.organisations.models import Membership
from assieme.people.models import Person

LONGEST = 30 * 60
"""Seconds: what is longer was a page left open."""


@quiet
def allow_counting(*, person: Person, by: Actor, now: datetime) -> Counting:
    """Yes: count my minutes from now on."""
    person = lock(person)
    require(access.own_minutes, by, person)
    return Counting.objects.update_or_create(person=person, defaults={"agreed": True, "said_at": now})[0]


@quiet
def refuse_counting(*, person: Person, by: Actor, now: datetime) -> Counting:
    """No, or no longer. What was counted stays with the person until they delete it, and counts in no group."""
    person = lock(person)
    require(access.own_minutes, by, person)
    return Counting.objects.update_or_create(person=person, defaults={"agreed": False, "said_at": now})[0]


@quiet
def delete_minutes(*, person: Person, by: Actor, now: datetime) -> None:  # noqa: ARG001 - each action is told when
    """Delete all that was counted."""
    person = lock(person)
    require(access.own_minutes, by, person)
    FormTime.objects.filter(person=person).delete()


@quiet
def add_minutes(
    *, person: Person, organisation_id: UUID, form: str, seconds: int, by: Actor, now: datetime
) -> FormTime | None:
    """Add the time of a form or a page of it, half an hour at most; nothing without a yes, and for who is not there.

    Raises ValueError for a form that is not measured, and for a time that is none.
    """
    person = lock(person)
    require(access.own_minutes, by, person)
    if form not in {*FORMS, *SENDS} or seconds < 1:
        raise ValueError(f"no time of a form: {form}, {seconds}")
    mine = Membership.objects.filter(person=person, organisation_id=organisation_id, left_at=None)
    membership = mine.select_related("organisation").first()
    if membership is None or not Counting.objects.filter(person=person, agreed=True).exists():
        return None
    month = day_of(now, membership.organisation.time_zone).replace(day=1)
    whole = SENDS.get(form, form)
    times = int(form not in SENDS.values())
    about = {"person": person, "organisation_id": organisation_id, "form": whole, "month": month}
    row, new = FormTime.objects.get_or_create(**about, defaults={"times": times, "seconds": min(seconds, LONGEST)})
    if not new:
        FormTime.objects.filter(pk=row.pk).update(
            times=F("times") + times, seconds=F("seconds") + min(seconds, LONGEST)
        )
        row.refresh_from_db()
    return row
