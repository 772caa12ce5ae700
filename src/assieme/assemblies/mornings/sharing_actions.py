"""Tasks are shared out, and people say no to them."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from assieme.assemblies.mornings import access, events
from assieme.assemblies.mornings.models import Given, Here, Morning, Task, Wish
from assieme.assemblies.mornings.reads import past_days, require_today, standpoints_now
from assieme.core.access import Refused, require
from assieme.core.action import action, lock
from assieme.core.actors import Actor
from assieme.core.events import record
from assieme.logic.sharing import wishes as words
from assieme.logic.sharing.share import LARGEST, share_out
from assieme.logic.sharing.wishes import Level, Sharing


@action
def share_tasks(*, morning: Morning, by: Actor, now: datetime) -> Morning:
    """Share the tasks out by everybody's wishes; again for who came later. Who has a task keeps it."""
    morning = lock(morning)
    require(access.lead_morning, by, morning)
    require_today(morning, now)
    settled = {one.person_id: one.task_id for one in morning.given.all() if one.task_id is not None}
    people = list(Here.objects.filter(morning=morning, out_at=None).values_list("person_id", flat=True))
    tasks = list(morning.tasks.all())
    if not people or not tasks:
        raise Refused(access.NOBODY)
    if max(len(people), sum(task.places for task in tasks)) > LARGEST:
        raise Refused(access.TOO_MANY)
    sharing = _share(morning, people, settled)
    morning.shared_at, morning.shared_by_id = now, by.pk
    morning.save(update_fields=["shared_at", "shared_by"])
    record(
        events.tasks_shared_out,
        by=by,
        now=now,
        organisation=morning.organisation_id,
        subject=morning.pk,
        people=len(people),
        settled=len(settled),
        open=sum(sharing.open.values()),
    )
    return morning


@action
def decline_task(*, given: Given, by: Actor, now: datetime) -> Morning:
    """Say no to a task. Another one is looked for among what is left; everybody else keeps theirs."""
    morning = lock(given.morning)
    given = lock(given)
    require(access.decline_task, by, given)
    require_today(morning, now)
    said: dict[str, Any] = {"person_id": given.person_id, "task_id": given.task_id}
    Wish.objects.update_or_create(**said, defaults={"organisation_id": given.organisation_id, "level": Level.CANNOT})
    rows = list(morning.given.all())
    settled = {one.person_id: one.task_id for one in rows if one.person_id != given.person_id}
    _share(morning, [one.person_id for one in rows], settled)
    record(
        events.task_declined,
        by=by,
        now=now,
        organisation=given.organisation_id,
        subject=morning.pk,
        person=given.person_id,
    )
    return morning


@action
def step_out(*, here: Here, by: Actor, now: datetime) -> Here:
    """No task for today, at any time. Nobody counts it against them on another day."""
    morning = lock(here.morning)
    here = lock(here)
    require(access.step_out, by, here)
    require_today(morning, now)
    here.out_at = now
    here.save(update_fields=["out_at"])
    Wish.objects.filter(person_id=here.person_id, task__morning=morning).delete()
    Given.objects.filter(morning=morning, person_id=here.person_id).delete()
    record(
        events.stepped_out,
        by=by,
        now=now,
        organisation=here.organisation_id,
        subject=morning.pk,
        person=here.person_id,
    )
    return here


def _share(morning: Morning, people: list[UUID], settled: Mapping[UUID, UUID | None]) -> Sharing:
    """Share out among `people`, of whom `settled` keep what they have, and keep the result."""
    tasks = {task.key: task for task in morning.tasks.all()}
    keys: dict[UUID | None, str | None] = {None: None, **{task.pk: key for key, task in tasks.items()}}
    wishes = Wish.objects.filter(task__morning=morning, person_id__in=people)
    sharing = share_out(
        [str(one) for one in people],
        [words.Task(key, task.places, task.needed) for key, task in tasks.items()],
        [words.Wish(str(one.person_id), keys[one.task_id], Level(one.level)) for one in wishes],
        past_days(morning, people),
        seed=morning.seed,
        settled={str(person): keys[task] for person, task in settled.items()},
    )
    _keep(morning, tasks, sharing, {str(one) for one in settled})
    return sharing


def _keep(morning: Morning, tasks: Mapping[str, Task], sharing: Sharing, settled: set[str]) -> None:
    """One row each. Who is settled keeps theirs with its reason; only whom they envy is counted again."""
    envied = {one.person: 0 for one in sharing.shares}
    for envy in sharing.envy:
        envied[envy.person] += 1
    kept = list(morning.given.filter(person_id__in=settled))
    for one in kept:
        one.envied = envied[str(one.person_id)]
    Given.objects.bulk_update(kept, ["envied"])
    fresh = [one for one in sharing.shares if one.person not in settled]
    standpoints = standpoints_now(morning.organisation_id, [UUID(one.person) for one in fresh])
    morning.given.filter(person_id__in=[one.person for one in fresh]).delete()
    Given.objects.bulk_create(
        Given(
            organisation_id=morning.organisation_id,
            morning=morning,
            person_id=UUID(one.person),
            standpoint=standpoints.get(UUID(one.person), ""),
            task=tasks[one.task] if one.task else None,
            level=one.level,
            missed=one.missed,
            why=one.why.value,
            wished=tasks[one.wished] if one.wished else None,
            asked=one.asked,
            places=one.places,
            had=one.had,
            envied=envied[one.person],
        )
        for one in fresh
    )
