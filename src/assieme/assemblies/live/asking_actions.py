"""Writes that bring a question for short statements to the phones of a meeting."""

from datetime import datetime
from uuid import UUID

from assieme.assemblies.live import access, events
from assieme.assemblies.live.models import Participant, Room
from assieme.assemblies.live.presses import is_first, tell
from assieme.assemblies.live.reads import asked_in, has_account
from assieme.assemblies.opinions import access as opinions
from assieme.assemblies.opinions.models import Guest, Question
from assieme.assemblies.opinions.reads import require_in_time
from assieme.core.access import Refused, require
from assieme.core.action import action, lock, quiet, share
from assieme.core.actors import Actor
from assieme.core.events import record


@action
def show_question(*, room: Room, question: Question, by: Actor, now: datetime, press: UUID | None = None) -> None:
    """All phones show it at once, and the wall. Raises Refused where it has ended, ValueError for another group's."""
    room = lock(room)
    require(access.lead_room, by, room)
    question = share(question)
    if question.assembly_id != room.meeting.assembly_id:
        raise ValueError("another group's question")
    if question.phase != Question.Phase.OPEN:
        raise Refused(opinions.OVER)
    require_in_time(question, now)
    if is_first(room, press, now) and room.asked_id != question.pk:
        room.asked = question
        room.save(update_fields=["asked"])
        record(
            events.question_shown,
            by=by,
            now=now,
            organisation=room.organisation_id,
            subject=room.pk,
            question=question.pk,
        )
        tell(room, now)


@action
def hide_question(*, room: Room, by: Actor, now: datetime, press: UUID | None = None) -> None:
    """Off the phones. It stays open, for who answers later."""
    room = lock(room)
    require(access.lead_room, by, room)
    if is_first(room, press, now) and room.asked_id is not None:
        hidden, room.asked = room.asked_id, None
        room.save(update_fields=["asked"])
        record(
            events.question_hidden,
            by=by,
            now=now,
            organisation=room.organisation_id,
            subject=room.pk,
            question=hidden,
        )
        tell(room, now)


@quiet
def come_to_question(*, participant: Participant, by: Actor, now: datetime) -> Guest:
    """Somebody in the room without an account answers what is on the phones, as one guest however often they come.

    Raises Refused where it is not for guests, and for who can answer it with their account.
    """
    require(access.be_here, by, participant)
    question = asked_in(participant.room)
    if question is None or question.audience != Question.Audience.GUESTS:
        raise Refused(opinions.NO_GUESTS)
    if has_account(participant, question):
        raise Refused(access.SIGN_IN)
    require_in_time(question, now)
    guest, _made = Guest.objects.get_or_create(
        question=question, in_room=participant.pk, defaults={"organisation_id": question.organisation_id}
    )
    return guest
