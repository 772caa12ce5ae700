"""Writes of a meeting that goes on: who is there, what is taken up and what comes of it, breaks, the end."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from assieme.assemblies.bodies.models import Seat
from assieme.assemblies.meetings import access, events
from assieme.assemblies.meetings.carrying import carry_over
from assieme.assemblies.meetings.forgetting import forget
from assieme.assemblies.meetings.models import AgendaItem, Meeting, Pause
from assieme.assemblies.votes.access import see_vote
from assieme.assemblies.votes.models import Vote
from assieme.core.access import Refused, require
from assieme.core.action import action, lock
from assieme.core.actors import Actor
from assieme.core.events import record
from assieme.people.models import Person
from assieme.toolkit.cards import access as card_access
from assieme.toolkit.cards.actions import give_owner


@dataclass(frozen=True)
class Outcome:
    """What came of something: in a code, in words, and who does what by when."""

    outcome: str
    notes: str = ""
    vote: Vote | None = None
    follow_up: str = ""
    owner: Person | None = None
    due_on: date | None = None


@action
def begin_meeting(*, meeting: Meeting, present: Iterable[Seat], by: Actor, now: datetime) -> Meeting:
    """From now on the meeting goes on."""
    meeting = lock(meeting)
    require(access.begin_meeting, by, meeting)
    there = _seats_here(meeting, present)
    meeting.begun_at = now
    meeting.save(update_fields=["begun_at"])
    meeting.present.set(there)
    record(
        events.meeting_begun,
        by=by,
        now=now,
        organisation=meeting.organisation_id,
        subject=meeting.pk,
        present=len(there),
    )
    return meeting


@action
def note_presence(
    *, meeting: Meeting, present: Iterable[Seat], by: Actor, now: datetime, chaired_by: Seat | None = None
) -> Meeting:
    """Note who is there, and who is in the chair."""
    meeting = lock(meeting)
    require(access.hold_meeting, by, meeting)
    there = _seats_here(meeting, present)
    meeting.chaired_by = chaired_by
    meeting.save(update_fields=["chaired_by"])
    meeting.present.set(there)
    record(
        events.presence_noted,
        by=by,
        now=now,
        organisation=meeting.organisation_id,
        subject=meeting.pk,
        present=len(there),
    )
    return meeting


@action
def take_item(*, item: AgendaItem, by: Actor, now: datetime) -> AgendaItem:
    """Turn to something on the list. One thing at a time."""
    meeting = lock(item.meeting)
    require(access.hold_meeting, by, meeting)
    item.refresh_from_db()
    if item.taken_at is not None or meeting.items.filter(done_at=None).exclude(taken_at=None).exists():
        raise Refused(access.ONE_AT_A_TIME)
    item.taken_at = now
    item.save(update_fields=["taken_at"])
    record(
        events.item_taken,
        by=by,
        now=now,
        organisation=meeting.organisation_id,
        subject=meeting.pk,
        item=item.pk,
    )
    return item


@action
def finish_item(*, item: AgendaItem, what: Outcome, by: Actor, now: datetime) -> AgendaItem:
    """Say what came of it. What is postponed goes on the list of the next meeting, or waits for one."""
    meeting = lock(item.meeting)
    require(access.hold_meeting, by, meeting)
    item.refresh_from_db()
    if item.taken_at is None or item.done_at is not None:
        raise Refused(access.NOT_NOW)
    if what.vote is not None:
        require(see_vote, by, what.vote)
        item.vote = what.vote
    item.outcome, item.notes, item.done_at = what.outcome, what.notes, now
    item.noted_by = by if isinstance(by, Person) else None
    item.follow_up, item.owner, item.due_on = what.follow_up, what.owner, what.due_on
    item.save()
    if item.card and what.owner and what.due_on and card_access.give_owner.allows(by, item.card):
        give_owner(card=item.card, owner=what.owner, due_on=what.due_on, by=by, now=now)
    carry_over(meeting.assembly_id)
    record(
        events.item_done,
        by=by,
        now=now,
        organisation=meeting.organisation_id,
        subject=meeting.pk,
        item=item.pk,
        outcome=what.outcome,
        vote=item.vote_id,
        owner=item.owner_id,
    )
    return item


@action
def begin_pause(*, meeting: Meeting, by: Actor, now: datetime) -> Pause:
    """Take a break."""
    meeting = lock(meeting)
    require(access.hold_meeting, by, meeting)
    pause, _made = Pause.objects.get_or_create(meeting=meeting, until=None, defaults={"since": now})
    record(
        events.pause_begun,
        by=by,
        now=now,
        organisation=meeting.organisation_id,
        subject=meeting.pk,
    )
    return pause


@action
def end_pause(*, meeting: Meeting, by: Actor, now: datetime) -> None:
    """Go on after a break."""
    meeting = lock(meeting)
    require(access.hold_meeting, by, meeting)
    meeting.pauses.filter(until=None).update(until=now)
    record(
        events.pause_ended,
        by=by,
        now=now,
        organisation=meeting.organisation_id,
        subject=meeting.pk,
    )


@action
def end_meeting(*, meeting: Meeting, by: Actor, now: datetime) -> Meeting:
    """End it. What was not talked about is postponed. Links, guests' addresses and what people needed are erased."""
    meeting = lock(meeting)
    require(access.hold_meeting, by, meeting)
    meeting.ended_at = now
    meeting.save(update_fields=["ended_at"])
    meeting.pauses.filter(until=None).update(until=now)
    forget(meeting.invites.all())
    done = meeting.items.exclude(done_at=None).count()
    meeting.items.filter(done_at=None).update(outcome=AgendaItem.Outcome.POSTPONED)
    carry_over(meeting.assembly_id)
    record(
        events.meeting_ended,
        by=by,
        now=now,
        organisation=meeting.organisation_id,
        subject=meeting.pk,
        items=done,
    )
    return meeting


def _seats_here(meeting: Meeting, seats: Iterable[Seat]) -> list[Any]:
    there = list(seats)
    if any(seat.assembly_id != meeting.assembly_id for seat in there):
        raise ValueError("a seat of another assembly")
    return there
