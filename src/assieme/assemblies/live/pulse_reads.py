"""How meetings were, by standpoint: never fewer than five answers, and never one person's."""

from collections import defaultdict
from dataclasses import dataclass
from statistics import median
from uuid import UUID

from assieme.assemblies.bodies.models import Seat
from assieme.assemblies.live.counted import counted_as
from assieme.assemblies.live.models import Pulse, PulseGiven, Room
from assieme.assemblies.meetings.models import Meeting
from assieme.core.actors import Actor
from assieme.core.ui.words import STANDPOINTS
from assieme.logic.suppression import MINIMUM

QUESTIONS = ("heard", "counted", "next")
type Answers = tuple[int, int, int]


@dataclass(frozen=True)
class Felt:
    """What one standpoint answered: the middle answer to each question; None where fewer than five answered."""

    standpoint: str
    people: int | None
    heard: float | None = None
    counted: float | None = None
    next: float | None = None


def felt_at(meeting: Meeting) -> tuple[Felt, ...]:
    """One line for each standpoint that has a seat or answered, in the usual order. Two queries.

    Answers come in steps of five: until five more of a standpoint have answered, its line stays as it is.
    """
    batches: defaultdict[tuple[str, int], list[Answers]] = defaultdict(list)
    rows = Pulse.objects.filter(meeting=meeting).exclude(standpoint="")
    for standpoint, batch, heard, counted, after in rows.values_list("standpoint", "batch", *QUESTIONS):
        batches[counted_as(standpoint), batch].append((heard, counted, after))
    seats = Seat.objects.filter(assembly_id=meeting.assembly_id, until=None).values_list("standpoint", flat=True)
    asked = {counted_as(one) for one in seats.distinct()} | {standpoint for standpoint, _batch in batches}
    whole: defaultdict[str, list[Answers]] = defaultdict(list)
    for (standpoint, _batch), answers in batches.items():
        if len(answers) >= MINIMUM:
            whole[standpoint].extend(answers)
    return tuple(_line(one, whole[one]) for one in STANDPOINTS if one in asked)


def _line(standpoint: str, answers: list[Answers]) -> Felt:
    if not answers:
        return Felt(standpoint, None)
    heard, counted, after = (float(median(numbers)) for numbers in zip(*answers, strict=True))
    return Felt(standpoint, len(answers), heard, counted, after)


def asked_room(key: UUID) -> Room | None:
    """The room whose meeting can be answered about, by what its link holds."""
    rows = Room.objects.select_related("meeting__assembly__organisation", "meeting__assembly__initiative")
    return rows.filter(pk=key).first()


def has_answered(room: Room, actor: Actor) -> bool:
    return PulseGiven.objects.filter(meeting=room.meeting_id, person_id=actor.pk).exists()


def has_seat(room: Room, actor: Actor) -> bool:
    return Seat.objects.filter(assembly_id=room.meeting.assembly_id, person_id=actor.pk, until=None).exists()
