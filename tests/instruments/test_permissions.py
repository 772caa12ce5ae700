"""Who may do what, and when: a table of seats by moments."""

import json

import pytest
from django.test import Client
from django.urls import reverse
from fhir.resources.R4B.questionnaireresponse import QuestionnaireResponse
from tests.factories import NOW, a_member, an_organisation, signed_in
from tests.instruments.conftest import FACTS, Place, asked, factors, imported, ours, staffed

from assieme.core.access import Permission
from assieme.instruments import access
from assieme.instruments.answers import actions as answer_actions
from assieme.instruments.models import Instrument, Wave
from assieme.instruments.packs import actions as pack_actions
from assieme.instruments.waves import actions as wave_actions
from assieme.people.models import Person

SEATS = ("user", "facilitator", "administrator", "researcher", "stranger")

# Which seats see the row that the permission is about (404 for the others).
SEES: dict[Permission[Instrument] | Permission[Wave], str] = {
    access.see_instrument: "user facilitator administrator researcher",
    access.state_facts: "facilitator administrator",
    access.switch_off: "facilitator administrator",
    access.remove_instrument: "facilitator administrator",
    access.open_wave: "facilitator administrator",
    access.see_wave: "user facilitator administrator researcher",
    access.lead_wave: "facilitator administrator",
    access.answer_wave: "user facilitator administrator researcher",
    access.type_paper: "facilitator administrator researcher",
    access.see_results: "user facilitator administrator researcher",
}


@pytest.fixture
def seats(place: Place) -> dict[str, Person]:
    here = place.organisation
    return {
        "user": place.robin,
        "facilitator": place.kim,
        "administrator": a_member(here, "manager", role="administrator"),
        "researcher": a_member(here, "professional", role="researcher"),
        "stranger": a_member(an_organisation(), role="administrator"),
    }


@pytest.mark.parametrize("permission", SEES, ids=lambda one: one.name)
def test_each_seat_sees_what_the_table_says(place: Place, seats: dict[str, Person], permission: Permission) -> None:  # type: ignore[type-arg]
    wave = asked(ours(place), place.kim)
    row = wave if permission.model is Wave else wave.instrument
    assert [seat for seat in SEATS if permission.sees(seats[seat], row)] == SEES[permission].split()


MOMENTS = {
    "brought in": "state_facts remove_instrument",
    "facts stated": "state_facts remove_instrument",
    "on": "switch_off open_wave remove_instrument",
    "asked": "switch_off open_wave lead_wave answer_wave type_paper",
    "closed": "switch_off open_wave type_paper",
    "off": "state_facts",
}


def at(moment: str, place: Place) -> tuple[Instrument, Wave | None]:
    if moment in ("brought in", "facts stated"):
        instrument = imported(place)
        if moment == "facts stated":
            pack_actions.state_facts(instrument=instrument, facts=FACTS, by=place.kim, now=NOW)
        return Instrument.objects.get(pk=instrument.pk), None
    instrument = staffed(place)
    if moment == "on":
        return instrument, None
    wave = asked(instrument, place.kim, ways=["alone", "paper"])
    if moment == "closed":
        wave_actions.close_wave(wave=wave, by=place.kim, now=NOW)
    if moment == "off":
        pack_actions.switch_off(instrument=instrument, by=place.kim, now=NOW)
    return Instrument.objects.get(pk=instrument.pk), Wave.objects.get(pk=wave.pk)


@pytest.mark.parametrize("moment", MOMENTS)
def test_each_moment_allows_what_the_table_says(place: Place, moment: str) -> None:
    instrument, wave = at(moment, place)
    of_instrument = (access.state_facts, access.switch_off, access.open_wave, access.remove_instrument)
    of_wave = (access.lead_wave, access.answer_wave, access.type_paper)
    allowed = {one.name for one in of_instrument if one.allows(place.kim, instrument)}
    allowed |= {one.name for one in of_wave if wave and one.allows(place.kim, wave)}
    assert allowed == {f"instruments.{name}" for name in MOMENTS[moment].split()}


def test_one_takes_ones_own_answers_away_as_fhir_and_as_pdf(place: Place, wave: Wave) -> None:
    sheet = answer_actions.begin_sheet(wave=wave, by=place.robin, now=NOW)
    answer_actions.save_page(sheet=sheet, answers=factors(), page=1, by=place.robin, now=NOW)
    answer_actions.send_sheet(sheet=sheet, by=place.robin, now=NOW)
    client = signed_in(Client(), place.robin)
    document = json.loads(client.get(reverse("own_answers_fhir", kwargs={"id": sheet.pk})).content)
    assert QuestionnaireResponse.model_validate(document).status == "completed"
    assert [len(part["item"]) for part in document["item"]] == [5, 5, 5]
    assert document["questionnaire"] == "urn:assieme:questionnaire:contextual-factors|1"
    assert client.get(reverse("own_answers_pdf", kwargs={"id": sheet.pk})).content.startswith(b"%PDF")
