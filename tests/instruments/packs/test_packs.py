"""Our own instruments, and importing others: kept byte for byte, once a version, with a licence that lasts."""

import io
import json
from dataclasses import replace
from datetime import timedelta

import pikepdf
import pytest
from babel.messages.pofile import read_po
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, transaction
from django.http import Http404
from django.test import Client
from django.urls import reverse
from tests.factories import NOW, a_member, an_organisation, signed_in
from tests.instruments.conftest import FACTS, Place, asked, hard_questions, imported, ours
from tests.paper import assert_accessible, text_of

from assieme import SOURCE
from assieme.core.access import Refused
from assieme.instruments.content.scoring import scoring_problems
from assieme.instruments.models import Instrument
from assieme.instruments.packs import actions as pack_actions
from assieme.instruments.packs import fhir, own
from assieme.instruments.packs.own import FOLDER, NAMES, Pack, packs
from assieme.instruments.showing.printed import blank_pdf
from assieme.instruments.showing.wording import reader_of
from assieme.instruments.waves import actions as wave_actions
from assieme.logic.scoring.readiness import PROMPTS
from assieme.toolkit.readiness import words

FREE = replace(FACTS, asks_self_harm=False)
OTHER = json.dumps(
    {
        "resourceType": "Questionnaire",
        "url": "http://example.org/other",
        "version": "2",
        "title": "Other",
        "status": "active",
        "item": [{"linkId": "1", "text": "How are you?", "type": "string"}],
    },
    indent=3,
).encode()


@pytest.mark.parametrize("pack", packs(), ids=NAMES)
def test_our_own_instruments_pass_our_own_check_in_both_languages(pack: Pack) -> None:
    assert fhir.check(pack.original).problems == ()
    assert scoring_problems(pack.questionnaire, pack.scoring) == []
    assert pack.questionnaire.languages == ("en", "it")
    for item in pack.questionnaire.walk():
        said = [item.text, *(option.words for option in item.options)]
        assert all(dict(one.translations).get("it") for one in said if one.text), item.link_id
    assert {file.parent.name for file in FOLDER.glob("*/pack.json")} == set(NAMES)


@pytest.mark.parametrize("pack", packs(), ids=NAMES)
def test_our_own_instruments_say_where_they_come_from_in_both_languages(pack: Pack) -> None:
    assert {pack.source, pack.copyright} <= set(own.FACTS)  # so that translators are given them
    said = pack.questionnaire.copyright
    assert said.text != said.into("it") != ""
    assert pack.copyright in said.text


@pytest.mark.parametrize("language", ["en", "it"])
@pytest.mark.parametrize("pack", packs(), ids=NAMES)
def test_a_blank_sheet_has_its_number_its_standpoint_and_whose_words_it_has(pack: Pack, language: str) -> None:
    standpoints = ("service user", "carer")
    reader = reader_of(language)
    content = blank_pdf(pack.questionnaire, reader, address="https://example.org/a", standpoints=standpoints)
    assert_accessible(content)
    with pikepdf.open(io.BytesIO(content)) as document:
        pages = len(document.pages)
    assert pages <= 2  # one sheet of paper
    text = " ".join(text_of(content).split())
    assert text.count(pack.questionnaire.copyright.into(language)) == pages
    number = reader.speak("Number of this sheet")
    for said in (number, reader.speak("You answer as"), *standpoints):
        assert said in text
    assert number not in text_of(blank_pdf(pack.questionnaire, reader))


def test_the_readiness_pack_asks_what_the_readiness_room_asks() -> None:
    """One source of words: the room's, and its Italian."""
    with (SOURCE / "locale" / "it" / "LC_MESSAGES" / "django.po").open("rb") as file:
        italian = {message.id: message.string for message in read_po(file) if not message.context}
    questionnaire = next(pack.questionnaire for pack in packs() if pack.name == "readiness")
    asks = {item.link_id: item for item in questionnaire.walk() if item.is_question}
    assert list(asks) == [prompt.id for prompt in PROMPTS]
    for link_id, item in asks.items():
        english = str(words.PROMPTS[link_id])
        assert (item.text.text, item.text.into("it")) == (english, italian[english])
    for principle, said in words.PRINCIPLES.items():
        group = questionnaire.by_link_id[principle.replace(" ", "-")]
        assert (group.text.text, group.text.into("it")) == (str(said.title), italian[str(said.title)])
    options = {option.words.text for option in asks["assets-1"].options}
    assert options == {*map(str, words.ANSWERS.values()), str(words.DONT_KNOW)}


def test_an_imported_file_comes_back_byte_for_byte(place: Place) -> None:
    content = b"\xef\xbb\xbf" + OTHER + b"\n\n"
    instrument = imported(place, content)
    client = signed_in(Client(), place.robin)
    answer = client.get(reverse("instrument_original", kwargs={"id": instrument.pk}))
    assert answer.content == content
    assert (instrument.title, instrument.url, instrument.version) == ("Other", "http://example.org/other", "2")


def test_the_scores_go_along_as_calculated_expressions_that_we_take_back(place: Place) -> None:
    instrument = ours(place, "contextual-factors")
    client = signed_in(Client(), place.robin)
    answer = client.get(reverse("instrument_scored", kwargs={"id": instrument.pk}))
    assert b"sdc-questionnaire-calculatedExpression" in answer.content
    assert fhir.check(answer.content).problems == ()
    plain = imported(place, OTHER)
    assert client.get(reverse("instrument_scored", kwargs={"id": plain.pk})).status_code == 404


def test_a_version_is_here_once_and_a_new_one_stands_beside_it(place: Place) -> None:
    imported(place, OTHER)
    for again in (OTHER, OTHER.replace(b"How are you?", b"How do you do?")):
        with pytest.raises(Refused):
            imported(place, again)
    newer = imported(place, OTHER.replace(b'"2"', b'"3"'))
    assert newer.version == "3"
    assert Instrument.objects.count() == 2


def upload(place: Place, content: bytes, **more: SimpleUploadedFile) -> tuple[int, str]:
    client = signed_in(Client(), place.kim)
    address = reverse("import_instrument", kwargs={"id": place.organisation.pk})
    answer = client.post(address, {"file": SimpleUploadedFile("q.json", content), **more}, follow=True)
    return answer.status_code, answer.content.decode()


def test_what_is_not_supported_is_listed_by_item_and_nothing_is_kept(place: Place) -> None:
    bad = json.loads(OTHER)
    bad["item"].append({"linkId": "odd one", "text": "?", "type": "no-such-type"})
    status, html = upload(place, json.dumps(bad).encode())
    assert status == 422
    assert "odd one" in html
    assert "Nothing was kept" in html
    assert not Instrument.objects.exists()


@pytest.mark.parametrize("content", [b"", b"{", b"\xff\xfe\x00", b'{"resourceType": "Patient"}', b"[]"])
def test_what_is_no_questionnaire_is_refused_in_words(place: Place, content: bytes) -> None:
    status, html = upload(place, content or b" ")
    assert status == 422
    assert "error" in html
    assert not Instrument.objects.exists()


def test_a_scoring_file_that_does_not_fit_is_refused(place: Place) -> None:
    wrong = json.dumps(
        {"format": "assieme scoring 1", "scores": [{"name": "x", "title": {"en": "X"}, "items": ["none"]}]}
    ).encode()
    status, html = upload(place, OTHER, scoring=SimpleUploadedFile("s.json", wrong))
    assert (status, Instrument.objects.count()) == (422, 0)
    assert "scoring.json" in html


def test_an_upload_leads_to_the_preview_and_stays_off(place: Place) -> None:
    status, html = upload(place, OTHER)
    assert status == 200
    assert "How are you?" in html
    assert "Say first where it comes from" in html
    assert not Instrument.objects.get().is_on


def test_a_licence_is_stated_by_whom_and_until_when(place: Place) -> None:
    instrument = imported(place, OTHER)
    needed = replace(FREE, licence="permission needed")
    pack_actions.state_facts(instrument=instrument, facts=needed, by=place.kim, now=NOW)
    with pytest.raises(Refused, match="needs a licence"):
        pack_actions.switch_on(instrument=instrument, by=place.kim, now=NOW)
    with pytest.raises(IntegrityError), transaction.atomic():
        Instrument.objects.filter(pk=instrument.pk).update(switched_on_at=NOW)
    until = (NOW + timedelta(days=30)).date()
    given = replace(needed, licence_given_by="Its owner", licence_until=until)
    pack_actions.state_facts(instrument=instrument, facts=given, by=place.kim, now=NOW)
    on = pack_actions.switch_on(instrument=instrument, by=place.kim, now=NOW)
    with pytest.raises(Refused, match="run out"):
        wave_actions.open_wave(
            instrument=on,
            title="Late",
            ways=["alone"],
            opens_on=NOW.date(),
            closes_on=until,
            by=place.kim,
            now=NOW + timedelta(days=60),
        )


def test_facts_change_only_while_it_is_off_and_what_was_asked_stays(place: Place) -> None:
    instrument = ours(place)
    with pytest.raises(Refused, match="Switch it off first"):
        pack_actions.state_facts(instrument=instrument, facts=FREE, by=place.kim, now=NOW)
    asked(instrument, place.kim)
    with pytest.raises(Refused, match="asked before"):
        pack_actions.remove_instrument(instrument=instrument, by=place.kim, now=NOW)
    pack_actions.remove_instrument(instrument=imported(place, OTHER), by=place.kim, now=NOW)
    assert list(Instrument.objects.all()) == [instrument]


def test_who_leads_brings_in_and_others_only_look(place: Place) -> None:
    instrument = ours(place)
    for person in (place.robin, place.lou):
        with pytest.raises(Http404):
            pack_actions.import_instrument(organisation=place.organisation, content=OTHER, by=person, now=NOW)
        with pytest.raises(Http404):
            pack_actions.switch_off(instrument=instrument, by=person, now=NOW)
        assert signed_in(Client(), person).get(reverse("instrument", kwargs={"id": instrument.pk})).status_code == 200
    stranger = signed_in(Client(), a_member(an_organisation()))
    for name in ("instrument", "instrument_original", "instrument_blank"):
        assert stranger.get(reverse(name, kwargs={"id": instrument.pk})).status_code == 404


def test_the_page_of_facts_forces_yes_where_it_asks_about_self_harm(place: Place) -> None:
    instrument = imported(place, hard_questions())
    client = signed_in(Client(), place.kim)
    said = {
        "source": "Made up",
        "copyright": "Nobody",
        "licence": "free",
        "readers": "everyone",
        "read_from": "as they come",
        "asks_self_harm": "no",
    }
    address = reverse("instrument_facts", kwargs={"id": instrument.pk})
    answer = client.post(address, said)
    assert answer.status_code == 422
    assert "So the answer must be yes" in answer.content.decode()
    assert client.post(address, said | {"asks_self_harm": "yes"})["Location"].endswith("/responder")
    instrument.refresh_from_db()
    assert instrument.asks_self_harm is True


def test_the_blank_sheet_is_a_pdf(place: Place) -> None:
    answer = signed_in(Client(), place.robin).get(reverse("instrument_blank", kwargs={"id": ours(place).pk}))
    assert answer.content.startswith(b"%PDF")
