"""Self-harm: what is found in a questionnaire, what must be there before it is on, and what a worrying answer does."""

import json
from dataclasses import replace
from datetime import datetime, time
from decimal import Decimal

import pytest
from django.db import IntegrityError, transaction
from django.http import Http404
from django.test import Client
from django.urls import reverse
from tests.factories import NOW, a_member, an_organisation, signed_in
from tests.instruments.conftest import FACTS, RESPONSE, Place, asked, coded, hard_questions, imported, staffed

from assieme.core.access import Refused
from assieme.instruments.answers import actions as answer_actions
from assieme.instruments.content.parsing import parsed
from assieme.instruments.content.safety import Worry, declared, suspected, worries_in, worrying
from assieme.instruments.models import Alert, Instrument
from assieme.instruments.my_day import waiting_for
from assieme.instruments.packs import actions as pack_actions
from assieme.instruments.packs import alert_actions
from assieme.instruments.words import is_watched
from assieme.logic.questionnaires.model import Place as At
from assieme.logic.questionnaires.values import Value, ValueType
from assieme.organisations.membership_actions import pause_membership
from assieme.organisations.models import Membership
from assieme.people.models import Notice

ASKS = [
    "Thoughts that you would be better off dead",
    "Have you thought about suicide?",
    "I wanted to hurt myself",
    "Self-harm in the last week",
    "Hai pensato di toglierti la vita?",
    "Ho avuto pensieri di farmi del male",
    "Pensieri di morire",
]
DOES_NOT_ASK = ["Do staff help people to a good life?", "I felt tired", "Deadlines were met", "Mi sento bene"]


def with_text(text: str) -> bytes:
    return json.dumps(
        {
            "resourceType": "Questionnaire",
            "status": "active",
            "item": [{"linkId": "1", "text": text, "type": "boolean"}],
        }
    ).encode()


@pytest.mark.parametrize("text", ASKS)
def test_questions_about_self_harm_are_found_by_their_words(text: str) -> None:
    assert [item.link_id for item in suspected(parsed(with_text(text)))] == ["1"]


@pytest.mark.parametrize("text", DOES_NOT_ASK)
def test_other_questions_are_not(text: str) -> None:
    assert suspected(parsed(with_text(text))) == ()


def test_the_ninth_question_of_the_phq_is_found_by_its_code_in_any_language() -> None:
    item = {"linkId": "9", "text": "…", "type": "boolean", "code": [{"system": "http://loinc.org", "code": "44260-8"}]}
    content = json.dumps({"resourceType": "Questionnaire", "status": "active", "item": [item]}).encode()
    assert [one.link_id for one in suspected(parsed(content))] == ["9"]


def test_what_is_worrying_is_declared_by_options_or_by_a_number() -> None:
    options, number = worries_in(declared([Worry("a", ("daily",)), Worry("b", at_least=Decimal(2))]))
    assert [options.meets(coded(code)) for code in ("never", "daily")] == [False, True]
    assert [number.meets(Value(ValueType.INTEGER, amount)) for amount in (1, 2, 3)] == [False, True, True]
    assert not number.meets(Value(ValueType.STRING, "5"))


def test_an_answer_to_a_question_that_is_not_asked_worries_nobody() -> None:
    document = json.loads(hard_questions())
    document["item"][2]["enableWhen"] = [{"question": "low", "operator": "=", "answerCoding": {"code": "daily"}}]
    questionnaire, worries = parsed(json.dumps(document).encode()), [Worry("hurt", ("daily",))]
    answers = {At("low", (0,)): coded("never"), At("hurt", (0,)): coded("daily")}
    assert worrying(questionnaire, worries, answers) == ()
    assert worrying(questionnaire, worries, answers | {At("low", (0,)): coded("daily")})


def test_it_is_not_switched_on_without_a_named_person_who_agreed(place: Place) -> None:
    instrument = imported(place)
    with pytest.raises(Refused, match="Say first"):
        pack_actions.switch_on(instrument=instrument, by=place.kim, now=NOW)
    with pytest.raises(Refused, match="seems to ask"):
        pack_actions.state_facts(
            instrument=instrument, facts=replace(FACTS, asks_self_harm=False), by=place.kim, now=NOW
        )
    pack_actions.state_facts(instrument=instrument, facts=FACTS, by=place.kim, now=NOW)
    with pytest.raises(Refused, match="name who responds"):
        pack_actions.switch_on(instrument=instrument, by=place.kim, now=NOW)
    pack_actions.name_responder(instrument=instrument, responder=place.lou, response=RESPONSE, by=place.kim, now=NOW)
    with pytest.raises(Refused, match="agree first"):
        pack_actions.switch_on(instrument=instrument, by=place.kim, now=NOW)
    assert [one.reason for one in waiting_for(place.lou, NOW.date())] == ["respond"]
    with pytest.raises(Http404):
        pack_actions.accept_response(instrument=instrument, by=place.kim, now=NOW)
    pack_actions.accept_response(instrument=instrument, by=place.lou, now=NOW)
    assert pack_actions.switch_on(instrument=instrument, by=place.kim, now=NOW).is_on


def test_nobody_from_elsewhere_is_named(place: Place) -> None:
    instrument = imported(place)
    stranger = a_member(an_organisation())
    with pytest.raises(Http404):
        pack_actions.name_responder(instrument=instrument, responder=stranger, response=RESPONSE, by=place.kim, now=NOW)


@pytest.mark.parametrize(
    "missing",
    [
        {"responder": None},
        {"responder_accepted_at": None},
        {"response_days": ""},
        {"response_phone": ""},
        {"response_words": ""},
        {"worrying": ""},
        {"response_until": time(0)},
        {"asks_self_harm": None},
        {"facts_stated_at": None},
    ],
)
def test_the_database_itself_keeps_it_off(place: Place, missing: dict[str, object]) -> None:
    instrument = staffed(place)
    with pytest.raises(IntegrityError), transaction.atomic():
        Instrument.objects.filter(pk=instrument.pk).update(**missing)


def test_it_stops_being_asked_when_the_named_person_is_gone(place: Place) -> None:
    wave = asked(staffed(place), place.kim, ways=["alone"])
    lou = Membership.objects.get(person=place.lou)
    pause_membership(membership=lou, by=place.lou, now=NOW)
    with pytest.raises(Refused):
        answer_actions.begin_sheet(wave=wave, by=place.robin, now=NOW)


@pytest.mark.parametrize("way", ["link", "group"])
def test_it_is_not_asked_where_help_could_reach_nobody(place: Place, way: str) -> None:
    with pytest.raises(Refused, match="reach nobody"):
        asked(staffed(place), place.kim, ways=["alone", way])


def test_a_worrying_answer_goes_once_to_the_named_person_alone(place: Place) -> None:
    wave = asked(staffed(place), place.kim, ways=["alone"])
    sheet = answer_actions.begin_sheet(wave=wave, by=place.robin, now=NOW)
    Notice.objects.all().delete()
    fine = {At("low", (0,)): coded("daily"), At("hurt", (0,)): coded("never")}
    assert answer_actions.save_page(sheet=sheet, answers=fine, page=1, by=place.robin, now=NOW) == ()
    hard = fine | {At("hurt", (0,)): coded("some")}
    (alert,) = answer_actions.save_page(sheet=sheet, answers=hard, page=1, by=place.robin, now=NOW)
    assert answer_actions.save_page(sheet=sheet, answers=hard, page=1, by=place.robin, now=NOW) == ()
    (notice,) = Notice.objects.all()
    assert (notice.person, notice.path, notice.words) == (place.lou, f"/alerts/{alert.pk}", "")
    assert alert.answer == "I thought of hurting myself On some days"
    html = signed_in(Client(), place.lou).get(notice.path).content.decode()
    assert "I thought of hurting myself On some days" in html
    assert "Robin" in html
    for person in (place.kim, place.robin):
        assert signed_in(Client(), person).get(notice.path).status_code == 404
    assert [one.reason for one in waiting_for(place.lou, NOW.date())][:1] == ["alert"]
    alert_actions.handle_alert(alert=alert, by=place.lou, now=NOW)
    assert "alert" not in [one.reason for one in waiting_for(place.lou, NOW.date())]


def test_one_is_told_before_the_first_question_and_helped_at_once(place: Place) -> None:
    wave = asked(staffed(place), place.kim, ways=["alone"])
    client = signed_in(Client(), place.robin)
    before = client.get(reverse("wave", kwargs={"id": wave.pk})).content.decode()
    for said in ("Lou is told at once, with your name", "I call you on the same day", "800 123 123"):
        assert said in before
    page = client.post(reverse("begin_answers", kwargs={"id": wave.pk}))["Location"]
    answer = client.post(page, {"0:hurt?there": "1", "0:hurt": "2"})
    assert "/help/" in answer["Location"]
    html = client.get(answer["Location"]).content.decode()
    assert "You are not alone with this" in html
    assert "Lou was told just now" in html
    assert "Go on with the questions" in html
    assert Alert.objects.count() == 1


def test_hours_are_those_of_the_organisations_own_clock(place: Place) -> None:
    instrument = staffed(place)
    instrument.response_days, instrument.response_from, instrument.response_until = "01234", time(9), time(17)
    monday = datetime.fromisoformat("2026-05-04T08:30:00+00:00")  # half past ten in Rome
    assert is_watched(instrument, monday)
    assert not is_watched(instrument, monday.replace(hour=6))  # half past eight
    assert not is_watched(instrument, monday.replace(hour=15))  # five o'clock
    assert not is_watched(instrument, monday.replace(day=9))  # Saturday
