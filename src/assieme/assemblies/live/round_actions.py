"""Writes of a round of gratitude: one at a time, and passing is normal. What is said is heard and kept nowhere."""

from datetime import datetime
from uuid import UUID

from django.db.models import Min

from assieme.assemblies.live import access, events
from assieme.assemblies.live.models import Participant, Room
from assieme.assemblies.live.presses import is_first, tell
from assieme.core.access import Refused, require
from assieme.core.action import action, lock, quiet
from assieme.core.actors import Actor
from assieme.core.events import record

Said = Participant.Said


@action
def begin_round(*, room: Room, by: Actor, now: datetime, press: UUID | None = None) -> int:
    """All who are here get a turn, in the order in which they came. How many they are; 0 while a round goes on."""
    room = lock(room)
    require(access.lead_room, by, room)
    if not access.wants_round(room):
        raise Refused(access.NO_ROUND)
    if not is_first(room, press, now) or room.in_round:
        return 0
    here = list(room.participants.filter(let_in_at__isnull=False).order_by("joined_at", "id"))
    for place, one in enumerate(here, start=1):
        one.place, one.said, one.words = place, "", ""
    Participant.objects.bulk_update(here, ["place", "said", "words"])
    room.in_round = bool(here)
    room.save(update_fields=["in_round"])
    record(events.round_begun, by=by, now=now, organisation=room.organisation_id, subject=room.pk, people=len(here))
    tell(room, now)
    return len(here)


@quiet
def take_turn(
    *, participant: Participant, said: str, by: Actor, now: datetime, words: str = "", press: UUID | None = None
) -> None:
    """One's own turn: said aloud, written for all to read, or passed. Raises ValueError for anything else."""
    if said not in Said.values:
        raise ValueError(f"no way to take a turn: {said}")
    room = lock(participant.room)
    one = lock(participant)
    require(access.be_here, by, one)
    if is_first(room, press, now) and room.in_round and one.place is not None:
        one.said, one.words = said, words if said == Said.WROTE else ""
        one.save(update_fields=["said", "words"])
        tell(room, now)


@quiet
def go_on(*, room: Room, by: Actor, now: datetime, press: UUID | None = None) -> None:
    """Who leads goes on to the next; whose turn it was has said it."""
    room = lock(room)
    require(access.lead_room, by, room)
    if not is_first(room, press, now):
        return
    waiting = room.participants.filter(place__isnull=False, said="")
    first = waiting.aggregate(first=Min("place"))["first"]
    waiting.filter(place=first).update(said=Said.SAID)
    tell(room, now)


@quiet
def put_off(*, room: Room, by: Actor, now: datetime, press: UUID | None = None) -> None:
    """Whose turn it is comes last."""
    room = lock(room)
    require(access.lead_room, by, room)
    if not is_first(room, press, now):
        return
    waiting = room.participants.filter(place__isnull=False, said="")
    places = list(waiting.order_by("place").values_list("place", flat=True))
    if len(places) > 1:
        waiting.filter(place=places[0]).update(place=(places[-1] or 0) + 1)
    tell(room, now)


@action
def end_round(*, room: Room, by: Actor, now: datetime, press: UUID | None = None) -> None:
    """The round is over; what was written in it is erased."""
    room = lock(room)
    require(access.lead_room, by, room)
    if not is_first(room, press, now) or not room.in_round:
        return
    room.in_round = False
    room.save(update_fields=["in_round"])
    room.participants.update(place=None, said="", words="")
    record(events.round_ended, by=by, now=now, organisation=room.organisation_id, subject=room.pk)
    tell(room, now)
