"""Every write about rounds, sheets and the talk. The action plan's are in `plan_actions`."""

from collections.abc import Mapping
from datetime import datetime

from assieme.core.access import require
from assieme.core.action import action, lock, quiet, share
from assieme.core.actors import Actor
from assieme.core.events import record
from assieme.logic.scoring.readiness import Answer as Value
from assieme.logic.scoring.readiness import check
from assieme.organisations.models import Membership
from assieme.toolkit.readiness import access, events
from assieme.toolkit.readiness.models import Answer, Place, Round, Sheet, TalkNote, of


@action
def open_round(*, place: Place, title: str, by: Actor, now: datetime) -> Round:
    """Open a new round; the one before it is closed and stays as a shadow behind the new picture."""
    place = lock(place)
    require(access.opening(place), by, place)
    organisation = place.organisation_id
    for last in Round.objects.filter(**of(place), closed_at=None):
        last.closed_at = now
        last.save(update_fields=["closed_at"])
        record(events.round_closed, by=by, now=now, organisation=organisation, subject=place.pk, round=last.pk)
    opened = Round.objects.create(**of(place), title=title, opened_at=now)
    record(events.round_opened, by=by, now=now, organisation=organisation, subject=place.pk, round=opened.pk)
    return opened


@quiet
def save_answers(
    *,
    round: Round,
    answers: Mapping[str, Value | None],
    by: Actor,
    now: datetime,  # noqa: ARG001 - each action is told when
) -> Sheet:
    """Keep a page of a person's draft: answers by prompt id, None for "I don't know". Leaves no event.

    Raises ValueError for an id that no prompt has, Refused once the sheet is handed in or the round takes no more.
    """
    asked = share(round)
    require(access.answer_questions, by, asked)
    check(answers)
    sheet, _ = Sheet.objects.get_or_create(
        round=asked, person_id=by.pk, defaults={"organisation_id": asked.organisation_id}
    )
    require(access.hand_in, by, sheet)
    for prompt, value in answers.items():
        Answer.objects.update_or_create(sheet=sheet, prompt=prompt, defaults={"value": value})
    return sheet


@action
def hand_in(*, sheet: Sheet, by: Actor, now: datetime) -> Sheet:
    """Hand the answers in, from the standpoint that the person speaks from now. They don't change after it."""
    asked = share(sheet.round)
    sheet = lock(sheet)
    sheet.round = asked
    require(access.hand_in, by, sheet)
    membership = Membership.objects.get(organisation_id=sheet.organisation_id, person_id=by.pk)
    sheet.standpoint = membership.speaking_as
    sheet.submitted_at = now
    sheet.save(update_fields=["standpoint", "submitted_at"])
    record(
        events.sheet_handed_in,
        by=by,
        now=now,
        organisation=sheet.organisation_id,
        subject=asked.place.pk,
        round=asked.pk,
    )
    return sheet


@action
def begin_talk(*, round: Round, by: Actor, now: datetime) -> Round:
    """Begin the talk about what people answered. From now on nobody hands in, so that no answer follows another's."""
    asked = lock(round)
    require(access.lead_talk, by, asked)
    if asked.talk_began_at is None:
        asked.talk_began_at = now
        asked.save(update_fields=["talk_began_at"])
        record(
            events.talk_begun,
            by=by,
            now=now,
            organisation=asked.organisation_id,
            subject=asked.place.pk,
            round=asked.pk,
        )
    return asked


@action
def note_talk(*, round: Round, prompt: str, words: str, together: Value | None, by: Actor, now: datetime) -> TalkNote:
    """Write down what the group said of a question, and the answer on which they agree, if they do.

    Raises ValueError for an id that no prompt has, Refused once the round is closed.
    """
    asked = lock(round)
    require(access.lead_talk, by, asked)
    check([prompt])
    note, _ = TalkNote.objects.update_or_create(
        round=asked,
        prompt=prompt,
        defaults={
            "organisation_id": asked.organisation_id,
            "words": words,
            "together": together,
            "written_by_id": by.pk,
            "written_at": now,
        },
    )
    record(
        events.talk_noted, by=by, now=now, organisation=asked.organisation_id, subject=asked.place.pk, round=asked.pk
    )
    return note
