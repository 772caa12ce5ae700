"""What the screens of a meeting's room show. Each screen asks a constant number of queries."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from django.db.models import QuerySet
from django.utils import timezone

from assieme.assemblies.bodies.models import Seat
from assieme.assemblies.live import access
from assieme.assemblies.live.models import Participant, Room
from assieme.assemblies.live.round_reads import Round, round_of
from assieme.assemblies.live.vote_reads import Decision, decision_of
from assieme.assemblies.meetings.agenda_reads import items_of, title_of
from assieme.assemblies.meetings.held_reads import pause_now
from assieme.assemblies.meetings.models import AgendaItem, Meeting
from assieme.assemblies.opinions.access import take_part
from assieme.assemblies.opinions.models import Question
from assieme.core.actors import Actor
from assieme.core.days import day_of
from assieme.logic.speaking import Voice, order

NEXT = 3


@dataclass(frozen=True)
class Somebody:
    """A name on a screen, with the key by which a phone knows its own."""

    key: UUID
    name: str


@dataclass(frozen=True)
class Item:
    """One thing on the list. `card` and `vote` are keys; `until` is when its time is over, while it is talked about."""

    id: UUID
    title: str
    minutes: int
    state: str
    card: UUID | None
    vote: UUID | None
    until: datetime | None


@dataclass(frozen=True)
class Screen:
    """All that the screens of a room show. Nothing here says who asked for a break, unless they wished it."""

    room: Room
    meeting: Meeting
    begun: bool
    pause_since: datetime | None
    item: Item | None
    items: tuple[Item, ...]
    speaker: Somebody | None
    hands: tuple[Somebody, ...]
    people: int
    waiting: tuple[Somebody, ...]
    breaks: int
    break_names: tuple[str, ...]
    decision: Decision
    asked: Question | None
    round: Round | None
    counting: bool

    @property
    def to_come(self) -> tuple[Item, ...]:
        return tuple(one for one in self.items if one.state == "todo")


def room_called(key: UUID) -> Room | None:
    rows = Room.objects.select_related("meeting__assembly__organisation", "meeting__assembly__initiative", "asked")
    return rows.filter(pk=key).first()


def screen(room: Room) -> Screen:
    """What there is to see now."""
    meeting = room.meeting
    here = list(people_in(room))
    inside = [one for one in here if one.let_in_at]
    rows = list(items_of(meeting))
    items = tuple(_item(row) for row in rows)
    pause = pause_now(meeting)
    speaker = next((one for one in inside if one.speaking_since), None)
    tired = [one for one in inside if one.break_since]
    item = next((one for one in items if one.state == "now"), None)
    return Screen(
        room=room,
        meeting=meeting,
        begun=meeting.begun_at is not None,
        pause_since=pause.since if pause else None,
        item=item,
        items=items,
        speaker=_shown(speaker) if speaker else None,
        hands=hands(inside),
        people=len(inside),
        waiting=tuple(_shown(one) for one in here if one.let_in_at is None),
        breaks=len(tired),
        break_names=tuple(str(one) for one in tired if one.break_named),
        decision=decision_of(meeting, next((row for row in rows if row.taken_at and not row.done_at), None)),
        asked=asked_in(room),
        round=round_of(room, inside),
        counting=room.counting,
    )


def asked_in(room: Room) -> Question | None:
    """The question for short statements that is on the phones, until its last day is over."""
    asked = room.asked
    open_now = asked is not None and asked.phase == Question.Phase.OPEN and asked.closes_on >= _today(room)
    return asked if open_now else None


def questions_in(room: Room) -> QuerySet[Question]:
    """Those of the assembly that people can answer today, newest first."""
    open_now = Question.objects.filter(assembly_id=room.meeting.assembly_id, phase=Question.Phase.OPEN)
    return open_now.filter(closes_on__gte=_today(room)).order_by("-id")


def has_account(participant: Participant, question: Question) -> bool:
    """Whether somebody who came by an invitation's link can answer as themselves."""
    return participant.person is not None and take_part.sees(participant.person, question)


def people_in(room: Room) -> QuerySet[Participant]:
    return Participant.objects.filter(room=room).select_related("person__identity").order_by("joined_at", "id")


def hands(here: Iterable[Participant]) -> tuple[Somebody, ...]:
    """Raised hands, first the one who speaks next (`logic.speaking`)."""
    rows = {str(one.pk): one for one in here}
    voices = (
        Voice(key, one.standpoint, one.turns, one.hand_since.timestamp() if one.hand_since else None)
        for key, one in rows.items()
    )
    return tuple(_shown(rows[key]) for key in order(voices))


def own(room: Room, actor: Actor) -> Participant | None:
    """The actor in the room, or at its door. One query."""
    rows = access.be_here.rows(actor).filter(room=room).select_related("room__meeting", "person__identity")
    return rows.first()


def without_a_phone(room: Room) -> list[Seat]:
    """People with a seat who are noted as present and are not in the room. One query."""
    inside = Participant.objects.filter(room=room, person__isnull=False).values("person_id")
    seats = room.meeting.present.filter(until=None).exclude(person_id__in=inside)
    return sorted(seats.select_related("person__identity"), key=lambda seat: str(seat.person).casefold())


def room_of(meeting: Meeting) -> Room | None:
    """The meeting's room, while people can be in it."""
    room = Room.objects.filter(meeting=meeting, code__isnull=False).select_related("meeting").first()
    return room if room and room.is_live else None


def room_with_code(code: str) -> Room | None:
    """The room whose door a code opens."""
    rows = Room.objects.select_related("meeting__assembly__organisation")
    room = rows.filter(code=code).first() if code else None
    return room if room and room.is_live else None


def _today(room: Room) -> date:
    return day_of(timezone.now(), room.meeting.assembly.organisation.time_zone)


def _shown(one: Participant) -> Somebody:
    return Somebody(one.pk, str(one))


def _item(row: AgendaItem) -> Item:
    state = "done" if row.done_at else "now" if row.taken_at else "todo"
    until = row.taken_at + timedelta(minutes=row.minutes_planned) if row.taken_at and state == "now" else None
    return Item(row.pk, title_of(row), row.minutes_planned, state, row.card_id, row.vote_id, until)
