"""Every write of this room. What is prepared alone leaves no event; sharing does."""

from dataclasses import asdict
from datetime import datetime
from uuid import UUID

from assieme.core.access import require
from assieme.core.action import action, lock, quiet
from assieme.core.actors import Actor
from assieme.core.events import record
from assieme.learning.toolkits import access, events
from assieme.learning.toolkits.models import Part, Toolkit
from assieme.learning.toolkits.shelf import READY_MADE, SHELF, lines
from assieme.learning.toolkits.written import Arranged, Move, Written
from assieme.organisations.models import Organisation


@quiet
def begin_toolkit(*, organisation: Organisation, plan: str, by: Actor, now: datetime) -> Toolkit:
    """A toolkit of one's own that begins as a ready-made plan (a key of `READY_MADE`)."""
    require(access.begin_toolkit, by, organisation)
    ready = READY_MADE[plan]
    toolkit = Toolkit.objects.create(organisation=organisation, author_id=by.pk, title=str(ready.title), begun_at=now)
    Part.objects.bulk_create(
        _from_shelf(toolkit, kind, minutes, place) for place, (kind, minutes) in enumerate(ready.parts)
    )
    return toolkit


@quiet
def copy_toolkit(*, toolkit: Toolkit, title: str, by: Actor, now: datetime) -> Toolkit:
    """A toolkit of one's own with the same words. The one it is copied from stays as it is."""
    toolkit = lock(toolkit)
    require(access.copy_toolkit, by, toolkit)
    copy = Toolkit.objects.create(
        organisation_id=toolkit.organisation_id,
        author_id=by.pk,
        copied_from_id=toolkit.copied_from_id if toolkit.author_id == by.pk else toolkit.author_id,
        title=title,
        starts_at=toolkit.starts_at,
        begun_at=now,
    )
    Part.objects.bulk_create(
        Part(
            toolkit=copy,
            author_id=by.pk,
            place=part.place,
            kind=part.kind,
            minutes=part.minutes,
            title=part.title,
            purpose=part.purpose,
            need=part.need,
            say=part.say,
            questions=part.questions,
        )
        for part in toolkit.parts.all()
    )
    return copy


@quiet
def arrange_plan(*, toolkit: Toolkit, arranged: Arranged, by: Actor, now: datetime) -> Toolkit:  # noqa: ARG001 - each action is told when
    """Keep title, beginning, minutes and order. Minutes of parts that are not of this toolkit are not kept."""
    toolkit = lock(toolkit)
    require(access.change_toolkit, by, toolkit)
    toolkit.title, toolkit.starts_at = arranged.title, arranged.starts_at
    toolkit.save(update_fields=["title", "starts_at"])
    parts = _in_order(list(toolkit.parts.order_by("place", "pk")), arranged.move)
    for place, part in enumerate(parts):
        part.place, part.minutes = place, arranged.minutes.get(part.pk, part.minutes)
    Part.objects.bulk_update(parts, ["place", "minutes"])
    return toolkit


@quiet
def add_part(*, toolkit: Toolkit, kind: str, by: Actor, now: datetime) -> Part:  # noqa: ARG001 - each action is told when
    """Put an exercise of the shelf at the end, with the shelf's words to begin with."""
    toolkit = lock(toolkit)
    require(access.add_part, by, toolkit)
    last = toolkit.parts.order_by("-place").first()
    part = _from_shelf(toolkit, kind, SHELF[kind].minutes, last.place + 1 if last else 0)
    part.save(force_insert=True)
    return part


@quiet
def change_part(*, part: Part, written: Written, by: Actor, now: datetime) -> Part:  # noqa: ARG001 - each action is told when
    """Say it in one's own words. What the shelf says stays for others."""
    part = lock(part)
    require(access.change_part, by, part)
    for name, value in asdict(written).items():
        setattr(part, name, value)
    part.save()
    return part


@quiet
def remove_part(*, part: Part, by: Actor, now: datetime) -> None:  # noqa: ARG001 - each action is told when
    part = lock(part)
    require(access.change_part, by, part)
    part.delete()


@action
def share_toolkit(*, toolkit: Toolkit, by: Actor, now: datetime) -> Toolkit:
    """Show it, with one's name, to the people of the organisation; they may lead, print and copy it."""
    toolkit = lock(toolkit)
    require(access.share_toolkit, by, toolkit)
    toolkit.shared_at = now
    toolkit.save(update_fields=["shared_at"])
    record(events.toolkit_shared, by=by, now=now, organisation=toolkit.organisation_id, subject=toolkit.pk)
    return toolkit


@action
def take_back_toolkit(*, toolkit: Toolkit, by: Actor, now: datetime) -> Toolkit:
    """Nobody else sees it from now on. Copies that others made stay theirs."""
    toolkit = lock(toolkit)
    require(access.take_back_toolkit, by, toolkit)
    toolkit.shared_at = None
    toolkit.save(update_fields=["shared_at"])
    record(events.toolkit_taken_back, by=by, now=now, organisation=toolkit.organisation_id, subject=toolkit.pk)
    return toolkit


@action
def delete_toolkit(*, toolkit: Toolkit, by: Actor, now: datetime) -> None:
    """Erase it with all its words. It is logged where others could see it."""
    toolkit = lock(toolkit)
    require(access.change_toolkit, by, toolkit)
    if toolkit.is_shared:
        record(events.toolkit_taken_back, by=by, now=now, organisation=toolkit.organisation_id, subject=toolkit.pk)
    toolkit.delete()


def _from_shelf(toolkit: Toolkit, kind: str, minutes: int, place: int) -> Part:
    exercise = SHELF[kind]
    return Part(
        toolkit=toolkit,
        author_id=toolkit.author_id,
        place=place,
        kind=kind,
        minutes=minutes,
        title=str(exercise.title),
        purpose=str(exercise.purpose),
        need=str(exercise.need),
        say=lines(exercise.say),
        questions=lines(exercise.questions),
    )


def _in_order(parts: list[Part], move: Move | None) -> list[Part]:
    """The parts, with one of them a place further up or down; at the ends it stays."""
    keys: list[UUID] = [part.pk for part in parts]
    if move is None or move.part not in keys:
        return parts
    here = keys.index(move.part)
    there = min(max(here + move.step, 0), len(parts) - 1)
    parts.insert(there, parts.pop(here))
    return parts
