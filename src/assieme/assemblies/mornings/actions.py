"""The days and their tasks, and what people wish."""

import secrets
from collections.abc import Mapping
from datetime import datetime
from uuid import UUID

from assieme.assemblies.bodies.models import Assembly
from assieme.assemblies.mornings import access, events
from assieme.assemblies.mornings.models import Given, Here, Morning, Task, UsualTask, Wish
from assieme.assemblies.mornings.reads import require_today, usual_tasks
from assieme.core.access import Refused, require
from assieme.core.action import action, lock
from assieme.core.actors import Actor
from assieme.core.days import day_of
from assieme.core.events import record
from assieme.logic.sharing.wishes import Level
from assieme.organisations.models import Membership


@action
def add_usual_task(*, assembly: Assembly, name: str, places: int, needed: int, by: Actor, now: datetime) -> UsualTask:
    """Add a task that each new day begins with."""
    assembly = lock(assembly)
    require(access.begin_morning, by, assembly)
    task = UsualTask.objects.create(
        organisation_id=assembly.organisation_id, assembly=assembly, name=name, places=places, needed=needed
    )
    record(
        events.usual_task_added,
        by=by,
        now=now,
        organisation=assembly.organisation_id,
        subject=task.pk,
        assembly=assembly.pk,
        places=places,
        needed=needed,
    )
    return task


@action
def drop_usual_task(*, task: UsualTask, by: Actor, now: datetime) -> UsualTask:
    """New days begin without it. Days that have it keep it."""
    task = lock(task)
    require(access.drop_usual_task, by, task)
    task.dropped_at = now
    task.save(update_fields=["dropped_at"])
    record(
        events.usual_task_dropped,
        by=by,
        now=now,
        organisation=task.organisation_id,
        subject=task.pk,
        assembly=task.assembly_id,
    )
    return task


@action
def begin_morning(*, assembly: Assembly, by: Actor, now: datetime) -> Morning:
    """Today, with the usual tasks. Who begins it twice finds it as it is."""
    assembly = lock(assembly)
    require(access.begin_morning, by, assembly)
    today = day_of(now, assembly.organisation.time_zone)
    if found := Morning.objects.filter(assembly=assembly, day=today).first():
        return found
    own = assembly.organisation_id
    morning = Morning.objects.create(
        organisation_id=own, assembly=assembly, day=today, seed=secrets.token_hex(4), begun_at=now
    )
    for one in usual_tasks(assembly):
        Task.objects.create(
            organisation_id=own, morning=morning, usual=one, name=one.name, places=one.places, needed=one.needed
        )
    record(events.morning_begun, by=by, now=now, organisation=own, subject=morning.pk, assembly=assembly.pk, day=today)
    return morning


@action
def add_task(*, morning: Morning, name: str, places: int, needed: int, by: Actor, now: datetime) -> Task:
    """Add a task to this day alone."""
    morning = lock(morning)
    require(access.change_tasks, by, morning)
    require_today(morning, now)
    own = morning.organisation_id
    task = Task.objects.create(organisation_id=own, morning=morning, name=name, places=places, needed=needed)
    record(
        events.task_added,
        by=by,
        now=now,
        organisation=own,
        subject=morning.pk,
        task=task.pk,
        places=places,
        needed=needed,
    )
    return task


@action
def take_off_task(*, task: Task, by: Actor, now: datetime) -> None:
    """Do without a task today; the wishes for it go with it."""
    morning = lock(task.morning)
    task = lock(task)
    require(access.take_off_task, by, task)
    require_today(morning, now)
    record(
        events.task_taken_off, by=by, now=now, organisation=morning.organisation_id, subject=morning.pk, task=task.pk
    )
    task.delete()


@action
def say_wishes(*, morning: Morning, wishes: Mapping[UUID, Level], by: Actor, now: datetime) -> Here:
    """Be there, and say what one wishes; again as often as one likes, until one has a task."""
    morning = lock(morning)
    require(access.say_wishes, by, morning)
    member = Membership.objects.get(organisation_id=morning.organisation_id, person_id=by.pk, left_at=None)
    here = _said(morning, member, wishes, by, now)
    record(
        events.wishes_said,
        by=by,
        now=now,
        organisation=morning.organisation_id,
        subject=morning.pk,
        person=member.person_id,
    )
    return here


@action
def say_wishes_for(
    *, morning: Morning, member: Membership, wishes: Mapping[UUID, Level], by: Actor, now: datetime
) -> Here:
    """Write down what somebody says at the shared screen. Raises ValueError for who doesn't belong here."""
    morning = lock(morning)
    require(access.lead_morning, by, morning)
    if member.organisation_id != morning.organisation_id or member.left_at is not None:
        raise ValueError("no member of this organisation")
    here = _said(morning, member, wishes, by, now)
    record(
        events.wishes_said,
        by=by,
        now=now,
        organisation=morning.organisation_id,
        subject=morning.pk,
        person=member.person_id,
    )
    return here


def _said(morning: Morning, member: Membership, wishes: Mapping[UUID, Level], by: Actor, now: datetime) -> Here:
    require_today(morning, now)
    given = Given.objects.filter(morning=morning, person_id=member.person_id).first()
    if given is not None and given.task_id is not None:
        raise Refused(access.HAS_TASK)
    if given is not None:
        given.delete()
    own = morning.organisation_id
    here, _new = Here.objects.update_or_create(
        morning=morning,
        person_id=member.person_id,
        defaults={"organisation_id": own, "said_at": now, "said_by_id": by.pk, "out_at": None},
    )
    Wish.objects.filter(person_id=member.person_id, task__morning=morning).delete()
    tasks = Task.objects.filter(morning=morning, pk__in=wishes)
    Wish.objects.bulk_create(
        Wish(organisation_id=own, person_id=member.person_id, task=task, level=wishes[task.pk]) for task in tasks
    )
    return here
