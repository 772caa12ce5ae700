"""Writes of who speaks: hands, turns, and the wish that nobody counts. Live signals: none of them leaves an event."""

from datetime import datetime
from uuid import UUID

from assieme.assemblies.live import access
from assieme.assemblies.live.models import Participant, Room
from assieme.assemblies.live.presses import is_first, tell
from assieme.core.access import require
from assieme.core.action import lock, quiet
from assieme.core.actors import Actor
from assieme.people.models import Person


@quiet
def raise_hand(*, participant: Participant, by: Actor, now: datetime, press: UUID | None = None) -> None:
    """Ask to speak. A hand that is up stays up since then."""
    one = lock(participant)
    require(access.be_here, by, one)
    if is_first(one.room, press, now) and one.hand_since is None and one.speaking_since is None:
        one.hand_since = now
        one.save(update_fields=["hand_since"])
        tell(one.room, now)


@quiet
def lower_hand(*, participant: Participant, by: Actor, now: datetime, press: UUID | None = None) -> None:
    """Not now after all; for who speaks, the end of their turn."""
    one = lock(participant)
    require(access.be_here, by, one)
    if is_first(one.room, press, now):
        one.hand_since = one.speaking_since = None
        one.save(update_fields=["hand_since", "speaking_since"])
        tell(one.room, now)


@quiet
def raise_hand_for(*, room: Room, person: Person, by: Actor, now: datetime, press: UUID | None = None) -> None:
    """Somebody without a phone raises a hand; who leads notes it. Raises ValueError where they have no seat here."""
    room = lock(room)
    require(access.lead_room, by, room)
    if not is_first(room, press, now):
        return
    seat = room.meeting.assembly.seats.filter(person=person, until=None).first()
    if seat is None:
        raise ValueError("nobody with a seat here")
    one, _made = Participant.objects.get_or_create(
        room=room, person=person, defaults={"standpoint": seat.standpoint, "joined_at": now, "let_in_at": now}
    )
    if one.hand_since is None and one.speaking_since is None:
        one.hand_since = now
        one.save(update_fields=["hand_since"])
    tell(room, now)


@quiet
def give_word(*, room: Room, key: UUID, by: Actor, now: datetime, press: UUID | None = None) -> None:
    """This one speaks now; who spoke until now has ended. The turn is counted while nobody objects."""
    room = lock(room)
    require(access.lead_room, by, room)
    one = room.participants.filter(pk=key, let_in_at__isnull=False).first()
    if one is None or not is_first(room, press, now):
        return
    room.participants.filter(speaking_since__isnull=False).update(speaking_since=None)
    one.speaking_since, one.hand_since = now, None
    one.turns += room.counting
    one.save(update_fields=["speaking_since", "hand_since", "turns"])
    tell(room, now)


@quiet
def end_turn(*, room: Room, by: Actor, now: datetime, press: UUID | None = None) -> None:
    """Nobody speaks now."""
    room = lock(room)
    require(access.lead_room, by, room)
    if is_first(room, press, now):
        room.participants.filter(speaking_since__isnull=False).update(speaking_since=None)
        tell(room, now)


@quiet
def stop_counting(*, participant: Participant, by: Actor, now: datetime, press: UUID | None = None) -> None:
    """Somebody objects, and nobody learns who: nothing is counted at this meeting, and what was is erased."""
    require(access.be_here, by, participant)
    if is_first(participant.room, press, now):
        _erase_counts(participant.room, now)


@quiet
def stop_counting_here(*, room: Room, by: Actor, now: datetime, press: UUID | None = None) -> None:
    """As `stop_counting`, from the screen of who leads."""
    require(access.lead_room, by, room)
    if is_first(room, press, now):
        _erase_counts(room, now)


def _erase_counts(room: Room, now: datetime) -> None:
    room = lock(room)
    room.counting = False
    room.save(update_fields=["counting"])
    room.participants.update(turns=0)
    tell(room, now)
