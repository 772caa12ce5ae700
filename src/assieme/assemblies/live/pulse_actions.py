"""The one write of how a meeting was."""

from dataclasses import dataclass
from datetime import datetime

from assieme.assemblies.bodies.models import Seat
from assieme.assemblies.live import access, events
from assieme.assemblies.live.counted import alike
from assieme.assemblies.live.models import Pulse, PulseGiven, Room
from assieme.core.access import Refused, require
from assieme.core.action import action, lock
from assieme.core.actors import Actor
from assieme.core.days import day_key, day_of, start_of
from assieme.core.events import record
from assieme.logic.suppression import MINIMUM
from assieme.people.models import Person
from assieme.people.persons import system_person


@dataclass(frozen=True)
class Felt:
    """Three answers, each from 0 to 10."""

    heard: int
    counted: int
    next: int


@action
def answer_pulse(*, room: Room, felt: Felt, by: Actor, now: datetime) -> None:
    """Keep the answers, with a standpoint and with nothing else. A person answers once, for their seat's standpoint.

    Whoever has the link alone can answer again and again: their answers count for no standpoint, so that nobody can
    surround one real answer with four of their own and read it as the middle one.
    Raises Refused after the last day, and for somebody who has answered.
    """
    room = lock(room)
    require(access.answer_pulse, by, room)
    today = day_of(now, room.meeting.assembly.organisation.time_zone)
    if room.asks_until is None or today > room.asks_until:
        raise Refused(access.TOO_LATE)
    standpoint = ""
    if isinstance(by, Person):
        _given, made = PulseGiven.objects.get_or_create(
            organisation_id=room.organisation_id, meeting_id=room.meeting_id, person=by
        )
        if not made:
            raise Refused(access.ANSWERED)
        seat = Seat.objects.filter(assembly_id=room.meeting.assembly_id, person=by, until=None).first()
        standpoint = seat.standpoint if seat else ""
    before = Pulse.objects.filter(meeting=room.meeting_id, standpoint__in=alike(standpoint)).count()
    Pulse.objects.create(
        organisation_id=room.organisation_id,
        meeting_id=room.meeting_id,
        standpoint=standpoint,
        heard=felt.heard,
        counted=felt.counted,
        next=felt.next,
        batch=before // MINIMUM,
    )
    record(
        events.pulse_given,
        by=system_person(),
        now=start_of(today),
        key=day_key(today),
        organisation=room.organisation_id,
        subject=room.pk,
    )
