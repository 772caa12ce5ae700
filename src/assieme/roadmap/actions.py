"""Every write of the road: it begins, is adapted by people here, and gets its evidence."""

from datetime import date, datetime, timedelta

from django.urls import reverse

from assieme.core.access import Refused, require
from assieme.core.action import action, lock
from assieme.core.actors import Actor
from assieme.core.events import record
from assieme.core.files import Picture, erase, keep_picture
from assieme.organisations.models import Membership, Organisation
from assieme.people.models import Person
from assieme.people.notices import notify
from assieme.roadmap import access, events, notices
from assieme.roadmap.models import Evidence, Roadmap, Task
from assieme.roadmap.months import month_after
from assieme.roadmap.nine import MONTHS, action_called, nine_actions
from assieme.roadmap.said import Shown


@action
def begin_roadmap(*, organisation: Organisation, begun_on: date, by: Actor, now: datetime) -> Roadmap:
    """Begin two years from the first of the month of `begun_on`, with all published tasks."""
    organisation = lock(organisation)
    require(access.begin_roadmap, by, organisation)
    first = begun_on.replace(day=1)
    roadmap = Roadmap.objects.create(
        organisation=organisation,
        begun_on=first,
        ends_on=month_after(first, MONTHS) - timedelta(days=1),
        begun_by=by if isinstance(by, Person) else None,
        begun_at=now,
    )
    Task.objects.bulk_create(
        Task(
            organisation=organisation,
            roadmap=roadmap,
            action=one.key,
            code=task.key,
            month=month_after(first, task.month - 1),
        )
        for one in nine_actions()
        for task in one.tasks
    )
    record(
        events.roadmap_begun,
        by=by,
        now=now,
        organisation=organisation.pk,
        subject=roadmap.pk,
        begun_on=roadmap.begun_on,
    )
    return roadmap


@action
def add_task(*, roadmap: Roadmap, key: str, words: str, month: date, by: Actor, now: datetime) -> Task:
    """Add a task of one's own to one of the nine. Raises ValueError where there is no such action, or no words."""
    roadmap = lock(roadmap)
    require(access.adapt_roadmap, by, roadmap)
    if action_called(key) is None or not words.strip():
        raise ValueError("a task belongs to one of the nine and says what is to do")
    task = Task.objects.create(
        organisation_id=roadmap.organisation_id,
        roadmap=roadmap,
        action=key,
        words=words,
        added_by=by if isinstance(by, Person) else None,
        month=month.replace(day=1),
    )
    record(
        events.task_added,
        by=by,
        now=now,
        organisation=roadmap.organisation_id,
        subject=roadmap.pk,
        action=key,
        task=task.pk,
    )
    return task


@action
def plan_task(*, task: Task, owner: Person | None, month: date, by: Actor, now: datetime) -> Task:
    """Say by which month, and who looks after it. A new owner is told. Raises ValueError for who is no member."""
    task = lock(task)
    require(access.plan_task, by, task)
    if owner and not Membership.objects.filter(organisation_id=task.organisation_id, person=owner, left_at=None):
        raise ValueError(f"{owner.pk} is no member")
    is_new = owner is not None and owner.pk not in (task.owner_id, by.pk)
    task.owner, task.month = owner, month.replace(day=1)
    task.save(update_fields=["owner", "month"])
    if owner and is_new:
        path = reverse("road_task", kwargs={"id": task.pk})
        notify(owner, task.organisation_id, notices.TASK_IS_YOURS, task.words[:200], path, now)
    record(
        events.task_planned,
        by=by,
        now=now,
        organisation=task.organisation_id,
        subject=task.pk,
        owner=owner.pk if owner else None,
        month=task.month,
    )
    return task


@action
def give_back_task(*, task: Task, by: Actor, now: datetime) -> Task:
    """Say that one can't do it: it looks for somebody else."""
    task = lock(task)
    require(access.give_back_task, by, task)
    task.owner = None
    task.save(update_fields=["owner"])
    record(events.task_given_back, by=by, now=now, organisation=task.organisation_id, subject=task.pk)
    return task


@action
def leave_out_task(*, task: Task, why: str, by: Actor, now: datetime) -> Task:
    """Leave it out. Raises ValueError where nobody says why."""
    task = lock(task)
    require(access.plan_task, by, task)
    if not why.strip():
        raise ValueError("say why it is left out")
    task.left_out_at, task.why_left = now, why
    task.left_out_by, task.owner = by if isinstance(by, Person) else None, None
    task.save(update_fields=["left_out_at", "left_out_by", "why_left", "owner"])
    record(events.task_left_out, by=by, now=now, organisation=task.organisation_id, subject=task.pk)
    return task


@action
def take_in_task(*, task: Task, by: Actor, now: datetime) -> Task:
    """Take it in again."""
    task = lock(task)
    require(access.plan_task, by, task)
    task.left_out_at, task.left_out_by, task.why_left = None, None, ""
    task.save(update_fields=["left_out_at", "left_out_by", "why_left"])
    record(events.task_taken_in, by=by, now=now, organisation=task.organisation_id, subject=task.pk)
    return task


@action
def add_evidence(
    *, roadmap: Roadmap, key: str, shown: Shown, picture: Picture | None = None, by: Actor, now: datetime
) -> Evidence:
    """Add what shows that it happened. Raises ValueError where there is no such action, or the task is of another."""
    roadmap = lock(roadmap)
    require(access.add_evidence, by, roadmap)
    task = shown.task
    if action_called(key) is None or (task and (task.roadmap_id, task.action) != (roadmap.pk, key)):
        raise ValueError("evidence belongs to one of the nine, and to a task of it")
    if roadmap.evidence.filter(action=key, taken_back_at=None).count() >= access.MOST_EVIDENCE:
        raise Refused(access.FULL)
    evidence = Evidence.objects.create(
        organisation_id=roadmap.organisation_id,
        roadmap=roadmap,
        action=key,
        task=task,
        words=shown.words,
        on=shown.on,
        link=shown.link,
        file=keep_picture(picture, owner=by.pk, organisation=roadmap.organisation_id) if picture else None,
        added_by_id=by.pk,
        added_at=now,
    )
    record(
        events.evidence_added,
        by=by,
        now=now,
        organisation=roadmap.organisation_id,
        subject=evidence.pk,
        action=key,
        task=task.pk if task else None,
        on=shown.on,
        file=int(picture is not None),
    )
    return evidence


@action
def take_back_evidence(*, evidence: Evidence, by: Actor, now: datetime) -> Evidence:
    """It counts no more; its words, link and picture are erased. That it was there stays in the log."""
    evidence = lock(evidence)
    require(access.take_back_evidence, by, evidence)
    stored, evidence.file, evidence.taken_back_at = evidence.file, None, now
    evidence.words = evidence.link = ""
    evidence.save(update_fields=["file", "taken_back_at", "words", "link"])
    if stored is not None:
        erase(stored)
    record(
        events.evidence_taken_back,
        by=by,
        now=now,
        organisation=evidence.organisation_id,
        subject=evidence.pk,
        action=evidence.action,
    )
    return evidence
