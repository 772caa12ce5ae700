"""Writes of breaks: anyone can ask for one, without a reason; who leads begins and ends them."""

from datetime import datetime
from uuid import UUID

from assieme.assemblies.live import access, events
from assieme.assemblies.live.models import Participant, Room
from assieme.assemblies.live.presses import is_first, tell
from assieme.assemblies.meetings import held_actions
from assieme.core.access import require
from assieme.core.action import action, lock, quiet
from assieme.core.actors import Actor
from assieme.core.events import record
from assieme.people.persons import system_person


@action
def ask_break(*, participant: Participant, named: bool, by: Actor, now: datetime, press: UUID | None = None) -> None:
    """Ask for a break. `named`: who leads may see whose wish it is; nobody else sees that."""
    one = lock(participant)
    require(access.be_here, by, one)
    if not is_first(one.room, press, now):
        return
    one.break_since, one.break_named = one.break_since or now, named
    one.save(update_fields=["break_since", "break_named"])
    record(
        events.break_asked,
        by=system_person(),
        now=now,
        organisation=one.organisation_id,
        subject=one.room_id,
    )
    tell(one.room, now)


@quiet
def need_no_break(*, participant: Participant, by: Actor, now: datetime, press: UUID | None = None) -> None:
    """Take it back."""
    one = lock(participant)
    require(access.be_here, by, one)
    if is_first(one.room, press, now):
        one.break_since, one.break_named = None, False
        one.save(update_fields=["break_since", "break_named"])
        tell(one.room, now)


@quiet
def begin_break(*, room: Room, by: Actor, now: datetime, press: UUID | None = None) -> None:
    """The meeting takes a break: all who asked for one have it. The log has it from the meeting."""
    meeting = lock(room.meeting)  # first, as where the meeting ends: two at once never wait for one another
    room = lock(room)
    require(access.lead_room, by, room)
    if not is_first(room, press, now):
        return
    held_actions.begin_pause(meeting=meeting, by=by, now=now)
    room.participants.exclude(break_since=None).update(break_since=None, break_named=False)
    tell(room, now)


@quiet
def end_break(*, room: Room, by: Actor, now: datetime, press: UUID | None = None) -> None:
    """The meeting goes on."""
    meeting = lock(room.meeting)  # first, as where the meeting ends: two at once never wait for one another
    room = lock(room)
    require(access.lead_room, by, room)
    if not is_first(room, press, now):
        return
    held_actions.end_pause(meeting=meeting, by=by, now=now)
    tell(room, now)
