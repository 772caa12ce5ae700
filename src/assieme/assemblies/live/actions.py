"""Writes at the door of a meeting's room: opened, come into, let in, closed."""

from collections import defaultdict
from datetime import datetime, timedelta
from uuid import UUID

from assieme.assemblies.bodies.models import Seat
from assieme.assemblies.live import access, events
from assieme.assemblies.live.codes import new_code
from assieme.assemblies.live.counted import counted_as
from assieme.assemblies.live.models import Participant, Press, Room, Turns
from assieme.assemblies.live.presses import is_first, tell
from assieme.assemblies.meetings import held_actions
from assieme.assemblies.meetings.models import Invite, Meeting
from assieme.core.access import Refused, require
from assieme.core.action import action, lock, share
from assieme.core.actors import Actor
from assieme.core.days import day_of
from assieme.core.events import record
from assieme.logic.suppression import MINIMUM
from assieme.people.models import Person
from assieme.people.persons import system_person

DAYS_TO_ANSWER = 7
MOST_AT_THE_DOOR = 50


@action
def open_room(*, meeting: Meeting, by: Actor, now: datetime) -> Room:
    """Open the room of a meeting; while it is open, nothing changes. One that the system closed opens again."""
    meeting = lock(meeting)
    require(access.open_room, by, meeting)
    room, made = Room.objects.get_or_create(
        meeting=meeting,
        defaults={"organisation_id": meeting.organisation_id, "code": new_code(), "opened_at": now},
    )
    if room.code is None:
        room.code, room.opened_at, room.asks_until = new_code(), now, None
        room.save(update_fields=["code", "opened_at", "asks_until"])
        made = True
    if made:
        record(
            events.room_opened,
            by=by,
            now=now,
            organisation=room.organisation_id,
            subject=room.pk,
            meeting=meeting.pk,
        )
    return room


@action
def enter_room(*, room: Room, by: Actor, now: datetime, name: str = "") -> Participant:
    """Come in: at once for people with a seat, invited people and those who lead; others wait at the door.

    A guest who holds the code says a `name`. Who comes again is who they were.
    Raises Refused where too many guests wait.
    """
    room = share(room)
    require(access.enter_room, by, room)
    invite = Invite.objects.filter(pk=by.pk, meeting=room.meeting_id).select_related("person").first()
    person = by if isinstance(by, Person) else invite.person if invite else None
    if person is not None:
        found, made = _person_in(room, person, now)
    elif invite is not None:
        details = {"name": invite.name, "joined_at": now, "let_in_at": now}
        found, made = Participant.objects.get_or_create(room=room, invite=invite, defaults=details)
    else:
        if Participant.objects.filter(room=room, person=None, let_in_at=None).count() >= MOST_AT_THE_DOOR:
            raise Refused(access.FULL)
        found, made = Participant.objects.create(room=room, name=name, joined_at=now), True
    if made:
        record(
            events.somebody_joined,
            by=system_person(),
            now=now,
            organisation=room.organisation_id,
            subject=room.pk,
            guest=found.person_id is None,
        )
        tell(room, now)
    return found


def _person_in(room: Room, person: Person, now: datetime) -> tuple[Participant, bool]:
    seat = Seat.objects.filter(assembly_id=room.meeting.assembly_id, person=person, until=None).first()
    asked = Invite.objects.filter(meeting=room.meeting_id, person=person, withdrawn_at=None).exists()
    at_once = seat is not None or asked or access.lead_room.sees(person, room)
    details = {
        "standpoint": seat.standpoint if seat else "",
        "joined_at": now,
        "let_in_at": now if at_once else None,
    }
    return Participant.objects.get_or_create(room=room, person=person, defaults=details)


@action
def let_in(*, room: Room, keys: list[UUID] | None, by: Actor, now: datetime, press: UUID | None = None) -> int:
    """Let in those who wait at the door, all of them where `keys` is None. How many that were."""
    room = share(room)
    require(access.lead_room, by, room)
    if not is_first(room, press, now):
        return 0
    waiting = Participant.objects.filter(room=room, let_in_at=None)
    if keys is not None:
        waiting = waiting.filter(pk__in=keys)
    number = waiting.update(let_in_at=now)
    for _one in range(number):
        record(events.somebody_let_in, by=by, now=now, organisation=room.organisation_id, subject=room.pk)
    tell(room, now)
    return number


@action
def send_away(*, room: Room, key: UUID, by: Actor, now: datetime, press: UUID | None = None) -> None:
    """Somebody at the door does not come in; what they typed is erased."""
    room = share(room)
    require(access.lead_room, by, room)
    if not is_first(room, press, now):
        return
    Participant.objects.filter(room=room, pk=key, let_in_at=None).delete()
    record(events.somebody_sent_away, by=by, now=now, organisation=room.organisation_id, subject=room.pk)
    tell(room, now)


@action
def end_meeting(*, meeting: Meeting, by: Actor, now: datetime) -> Meeting:
    """End a meeting and its room. Sums of turns stay where nobody objected; all else in the room is erased."""
    meeting = held_actions.end_meeting(meeting=meeting, by=by, now=now)
    require(access.close_room, by, meeting)
    room = Room.objects.filter(meeting=meeting).first()
    if room is not None:
        people = _empty(lock(room), now)
        record(events.room_closed, by=by, now=now, organisation=room.organisation_id, subject=room.pk, people=people)
        tell(room, now)
    return meeting


@action
def close_forgotten(*, room: Room, by: Actor, now: datetime) -> None:
    """The system erases what the room of a meeting held that ended without it, or was never ended."""
    room = lock(room)
    require(access.close_room, by, room.meeting)
    people = _empty(room, now)
    record(events.room_closed, by=by, now=now, organisation=room.organisation_id, subject=room.pk, people=people)
    tell(room, now)


def _empty(room: Room, now: datetime) -> int:
    """Keep the sums, erase the rest, and ask how it was from now on. How many people were there."""
    here = list(Participant.objects.filter(room=room, let_in_at__isnull=False).values_list("standpoint", "turns"))
    if room.counting and not Turns.objects.filter(meeting=room.meeting_id).exists():
        _keep_sums(room, here)
    Participant.objects.filter(room=room).delete()
    Press.objects.filter(room=room).delete()
    zone = room.meeting.assembly.organisation.time_zone
    room.code, room.in_round, room.asked = None, False, None
    room.asks_until = day_of(now, zone) + timedelta(days=DAYS_TO_ANSWER)
    room.save(update_fields=["code", "in_round", "asked", "asks_until"])
    return len(here)


def _keep_sums(room: Room, here: list[tuple[str, int]]) -> None:
    groups: defaultdict[str, list[int]] = defaultdict(list)
    for standpoint, turns in here:
        groups[counted_as(standpoint)].append(turns)
    Turns.objects.bulk_create(
        Turns(
            organisation_id=room.organisation_id,
            meeting_id=room.meeting_id,
            standpoint=standpoint,
            turns=sum(turns),
            people=len(turns),
        )
        for standpoint, turns in groups.items()
        if standpoint and len(turns) >= MINIMUM
    )
