"""Answering: a draft saved page by page, and sent once. `by` is a person, or a code's Token."""

from datetime import datetime
from uuid import UUID

from django.utils.translation import gettext as _

from assieme.core.access import Refused, require
from assieme.core.action import action, lock, quiet, share
from assieme.core.actors import Actor
from assieme.core.days import day_key, start_of
from assieme.core.events import record
from assieme.instruments import access, events, notices
from assieme.instruments.answers.counting import count_in
from assieme.instruments.answers.kept import answers_of, kept
from assieme.instruments.answers.reads import wave_now
from assieme.instruments.content.parsing import questionnaire_of
from assieme.instruments.content.safety import worries_in, worrying
from assieme.instruments.days import stay_within
from assieme.instruments.models import Alert, Sheet, Token, Wave
from assieme.logic.questionnaires.checks import problems
from assieme.logic.questionnaires.enabling import Enabling
from assieme.logic.questionnaires.initial import initial_answers
from assieme.logic.questionnaires.model import Answers, Item
from assieme.logic.questionnaires.values import Value
from assieme.organisations.models import Membership
from assieme.people.notices import notify
from assieme.people.persons import system_person

MOST_WORDS = 120


@quiet
def begin_sheet(*, wave: Wave, by: Actor, now: datetime) -> Sheet:
    """The person's own sheet, begun where there is none."""
    wave = share(wave)
    require(access.answer_wave, by, wave)
    stay_within(wave, now)
    answers = kept(initial_answers(questionnaire_of(wave.instrument)))
    sheet, _created = Sheet.objects.get_or_create(
        wave=wave,
        person_id=by.pk,
        defaults={"organisation_id": wave.organisation_id, "way": Wave.Way.ALONE, "answers": answers},
    )
    return sheet


@quiet
def begin_with_token(*, token: Token, standpoint: str, by: Actor, now: datetime) -> Sheet:
    """The draft that waits beside a code, begun where there is none; the standpoint is what its holder said."""
    token = lock(token)
    require(access.use_token, by, token)
    stay_within(token.wave, now)
    answers = kept(initial_answers(questionnaire_of(token.wave.instrument)))
    sheet, _created = Sheet.objects.update_or_create(
        token=token,
        defaults={"standpoint": standpoint},
        create_defaults={
            "organisation_id": token.organisation_id,
            "wave": token.wave,
            "way": Wave.Way.LINK,
            "standpoint": standpoint,
            "answers": answers,
        },
    )
    return sheet


@quiet
def save_page(*, sheet: Sheet, answers: Answers, page: int, by: Actor, now: datetime) -> tuple[Alert, ...]:
    """Keep the answers so far, and the page to go on from. Leaves no event.

    A worrying answer goes to the named person at once; the new ones are returned, so that help can be shown.
    """
    sheet = lock(sheet)
    sheet.wave = wave_now(sheet)
    require(access.change_sheet, by, sheet)
    if sheet.way != Wave.Way.PAPER:
        stay_within(sheet.wave, now)
    sheet.answers, sheet.page = kept(answers), page
    sheet.save(update_fields=["answers", "page"])
    instrument = sheet.wave.instrument
    if not instrument.asks_self_harm or instrument.responder is None:
        return ()
    questionnaire = questionnaire_of(instrument)
    found = worrying(questionnaire, worries_in(instrument.worrying), answers)
    raised = [_alert(sheet, questionnaire.by_link_id[place.link_id], value, now) for place, value in found]
    return tuple(alert for alert in raised if alert)


def _alert(sheet: Sheet, item: Item, value: Value, now: datetime) -> Alert | None:
    """A new alert; None where this answer was told of before."""
    instrument, responder = sheet.wave.instrument, sheet.wave.instrument.responder
    if responder is None or (sheet.person_id is None and sheet.paper_id is None):
        raise ValueError("a worrying answer goes from somebody who can be found to somebody who was named")
    alert, created = Alert.objects.get_or_create(
        came_on=sheet.paper_id or sheet.pk,
        link_id=item.link_id,
        defaults={
            "organisation_id": sheet.organisation_id,
            "instrument": instrument,
            "person_id": sheet.person_id,
            "paper_id": sheet.paper_id,
            "answer": f"{item.text.text[:MOST_WORDS]} {_said(item, value)[:MOST_WORDS]}",
            "responder": responder,
            "at": now,
        },
    )
    if not created:
        return None
    notify(responder, sheet.organisation_id, notices.WORRYING_ANSWER, "", f"/alerts/{alert.pk}", now)
    record(
        events.alert_raised,
        by=system_person(),
        now=now,
        organisation=sheet.organisation_id,
        subject=alert.pk,
    )
    return alert


def _said(item: Item, value: Value) -> str:
    """The answer in the questionnaire's words."""
    return next((option.words.text for option in item.options if option.value.same(value)), value.words)


@action
def send_sheet(*, sheet: Sheet, by: Actor, now: datetime) -> Sheet:
    """Send one's own answers; they don't change after it. Only the day is kept.

    With a code: the answers become a row of their own that nothing joins to the code, and the code is burnt.
    Raises Refused where a needed answer is missing or one is not right.
    """
    sheet = lock(sheet)
    require(access.change_sheet, by, sheet)
    wave = lock(sheet.wave)
    stay_within(wave, now)
    if sheet.way == Wave.Way.PAPER:
        raise ValueError("a typed sheet is finished and compared, not sent")
    questionnaire = questionnaire_of(wave.instrument)
    answers = answers_of(sheet)
    if problems(questionnaire, answers):
        raise Refused(_("One or more questions still need an answer. Nothing was sent, and nothing is lost."))
    standpoint = sheet.standpoint if sheet.token_id else _speaking_as(wave.organisation_id, by)
    asked = Enabling(questionnaire, answers).places
    said = kept({place: answers[place] for place in asked if place in answers})
    if sheet.token_id:
        Token.objects.filter(pk=sheet.token_id).update(burnt=True)
        sheet.delete()
        sheet = Sheet(organisation_id=wave.organisation_id, wave=wave, way=Wave.Way.LINK)
    sheet.answers = said
    today = count_in(sheet, standpoint, now)
    nameless = sheet.person_id is None
    record(
        events.sheet_sent,
        by=system_person() if nameless else by,
        now=start_of(today) if nameless else now,
        key=day_key(today) if nameless else None,
        organisation=wave.organisation_id,
        subject=wave.instrument_id,
        wave=wave.pk,
        way=sheet.way,
    )
    return sheet


def _speaking_as(organisation: UUID, by: Actor) -> str:
    return Membership.objects.get(organisation_id=organisation, person_id=by.pk).speaking_as
