"""A place with its people, one of our instruments asked, and one that somebody else made."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, time
from typing import Any

import pytest
from tests.factories import NOW, a_facilitator, a_member, an_initiative, an_organisation

from assieme.instruments.content.safety import Worry, declared
from assieme.instruments.models import Instrument, Wave
from assieme.instruments.packs import actions as pack_actions
from assieme.instruments.packs.actions import Facts, Response
from assieme.instruments.packs.own import pack_called
from assieme.instruments.waves import actions as wave_actions
from assieme.logic.questionnaires.model import Place as At
from assieme.logic.questionnaires.values import Coding, Value, ValueType
from assieme.organisations import actions as places
from assieme.organisations.models import Initiative, Organisation
from assieme.people.models import Person

TODAY = NOW.date()
CODES = "urn:assieme:codes:how-true"


@dataclass(frozen=True)
class Place:
    organisation: Organisation
    initiative: Initiative
    kim: Person  # facilitates
    robin: Person  # a service user
    lou: Person  # a carer


@pytest.fixture
def place(db: None) -> Place:
    organisation = an_organisation()
    initiative = an_initiative(organisation)
    kim = a_facilitator(organisation)
    robin = a_member(organisation, "service user", name="Robin")
    lou = a_member(organisation, "carer", name="Lou")
    places.take_part(initiative=initiative, person=robin, by=robin, now=NOW)
    return Place(organisation, initiative, kim, robin, lou)


def ours(place: Place, name: str = "contextual-factors") -> Instrument:
    pack = pack_called(name)
    assert pack is not None
    return pack_actions.take_up_pack(organisation=place.organisation, pack=pack, by=place.kim, now=NOW)


def asked(instrument: Instrument, by: Person, **details: Any) -> Wave:
    said: dict[str, Any] = {
        "title": "Spring",
        "ways": list(Wave.Way.values),
        "opens_on": TODAY,
        "closes_on": date(2099, 12, 31),
    }
    return wave_actions.open_wave(instrument=instrument, by=by, now=NOW, **{**said, **details})


@pytest.fixture
def wave(place: Place) -> Wave:
    return asked(ours(place), place.kim)


def hard_questions(**more: Any) -> bytes:
    """A made-up questionnaire; its last question is about self-harm."""
    frequency = [
        {"valueCoding": {"code": code, "display": words}, "extension": [{"url": ORDINAL, "valueDecimal": number}]}
        for number, (code, words) in enumerate([("never", "Never"), ("some", "On some days"), ("daily", "Each day")])
    ]
    asks = {"low": "I felt low", "tired": "I felt tired", "hurt": "I thought of hurting myself"}
    return json.dumps(
        {
            "resourceType": "Questionnaire",
            "url": "http://example.org/hard",
            "version": "1",
            "title": "Hard days",
            "status": "active",
            "item": [
                {"linkId": link_id, "text": text, "type": "choice", "answerOption": frequency}
                for link_id, text in asks.items()
            ],
        }
        | more
    ).encode()


ORDINAL = "http://hl7.org/fhir/StructureDefinition/ordinalValue"
FACTS = Facts(
    source="Made up for a test",
    copyright="Nobody's",
    licence="free",
    readers="everyone",
    read_from="as they come",
    asks_self_harm=True,
)
RESPONSE = Response(
    days="0123456",
    begins=time(0, 0),
    ends=time(23, 59),
    phone="800 123 123",
    words="I call you on the same day.",
    worrying=declared([Worry("hurt", ("some", "daily"))]),
)


def imported(place: Place, content: bytes | None = None) -> Instrument:
    return pack_actions.import_instrument(
        organisation=place.organisation, content=content or hard_questions(), by=place.kim, now=NOW
    )


def staffed(place: Place) -> Instrument:
    """The hard questions, on, with Lou to respond."""
    instrument = imported(place)
    pack_actions.state_facts(instrument=instrument, facts=FACTS, by=place.kim, now=NOW)
    pack_actions.name_responder(instrument=instrument, responder=place.lou, response=RESPONSE, by=place.kim, now=NOW)
    pack_actions.accept_response(instrument=instrument, by=place.lou, now=NOW)
    return pack_actions.switch_on(instrument=instrument, by=place.kim, now=NOW)


def coded(code: str, system: str = "") -> Value:
    return Value(ValueType.CODING, Coding(code=code, system=system))


def factors(code: Callable[[str], str] | str = "mostly") -> dict[At, Value]:
    """All fifteen lines of the contextual factors, answered with one code, or as `code` says by linkId."""
    links = [f"{factor}-{number}" for factor in ("power", "valuing-opinions", "leadership") for number in range(1, 6)]
    return {At(one, (0, 0)): coded(code if isinstance(code, str) else code(one), CODES) for one in links}
