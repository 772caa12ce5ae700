"""A made-up questionnaire with every type of item and every feature that a page must show."""

import json
from typing import Any

EXT = "http://hl7.org/fhir/StructureDefinition/"
TRANSLATION = EXT + "translation"


def control(code: str) -> dict[str, Any]:
    return {
        "url": EXT + "questionnaire-itemControl",
        "valueCodeableConcept": {
            "coding": [{"system": "http://hl7.org/fhir/questionnaire-item-control", "code": code}]
        },
    }


def italian(text: str) -> dict[str, Any]:
    parts = [{"url": "lang", "valueCode": "it"}, {"url": "content", "valueString": text}]
    return {"extension": [{"url": TRANSLATION, "extension": parts}]}


def item(link_id: str, kind: str, text: str, **more: Any) -> dict[str, Any]:
    return {"linkId": link_id, "type": kind, "text": text, **more}


def when(question: str, operator: str, **answer: Any) -> dict[str, Any]:
    return {"question": question, "operator": operator, **answer}


def coding(code: str, display: str) -> dict[str, Any]:
    return {"valueCoding": {**bare(code), "display": display}}


def bare(code: str) -> dict[str, str]:
    """A code as a condition names it."""
    return {"system": "urn:made-up", "code": code}


ITEMS = [
    item("intro", "display", "A few words <first> & foremost."),
    item("pets", "boolean", "Do you have a pet?", prefix="1.", _text=italian("Hai un animale?"), required=True),
    item(
        "animals",
        "group",
        "Your animals",
        repeats=True,
        enableWhen=[when("pets", "=", answerBoolean=True)],
        item=[
            item("animals.name", "string", "Its name", required=True, maxLength=12),
            item(
                "animals.kind",
                "choice",
                "What is it?",
                answerOption=[coding("cat", "A cat"), coding("dog", "A dog")],
                extension=[{"url": EXT + "questionnaire-choiceOrientation", "valueCode": "horizontal"}],
            ),
            item(
                "animals.walks",
                "integer",
                "How many walks a day?",
                enableWhen=[when("animals.kind", "=", answerCoding=bare("dog"))],
                extension=[{"url": EXT + "minValue", "valueInteger": 0}, {"url": EXT + "maxValue", "valueInteger": 9}],
            ),
        ],
    ),
    item(
        "drinks",
        "open-choice",
        "What do you like to drink?",
        repeats=True,
        answerOption=[coding("tea", "Tea"), coding("coffee", "Coffee"), coding("none", "Nothing")],
    ),
    item("tea", "string", "Which tea?", enableWhen=[when("drinks", "=", answerCoding=bare("tea"))]),
    item(
        "mood",
        "integer",
        "How is your day?",
        extension=[
            control("slider"),
            {"url": EXT + "minValue", "valueInteger": 0},
            {"url": EXT + "maxValue", "valueInteger": 10},
            {"url": EXT + "questionnaire-sliderStepValue", "valueInteger": 1},
        ],
        item=[
            item("mood.low", "display", "Bad", extension=[control("lower")]),
            item("mood.high", "display", "Good", extension=[control("upper")]),
            item("mood.help", "display", "Any number will do.", extension=[control("help")]),
        ],
    ),
    item("low", "text", "What made it so?", enableWhen=[when("mood", "<", answerInteger=4)]),
    item("born", "date", "When were you born?"),
    item("met", "dateTime", "When did we meet?"),
    item("wakes", "time", "When do you wake up?"),
    item(
        "weight",
        "quantity",
        "How much does your bag weigh?",
        extension=[
            {
                "url": EXT + "questionnaire-unitOption",
                "valueCoding": {"system": "http://unitsofmeasure.org", "code": "kg", "display": "kg"},
            },
            {
                "url": EXT + "questionnaire-unitOption",
                "valueCoding": {"system": "http://unitsofmeasure.org", "code": "g", "display": "g"},
            },
        ],
    ),
    item("price", "decimal", "What did it cost?", extension=[{"url": EXT + "maxDecimalPlaces", "valueInteger": 2}]),
    item("page", "url", "Your page"),
    item("names", "string", "Other names of yours", repeats=True, initial=[{"valueString": "Robin"}]),
    item("photo", "attachment", "A picture"),
    item("doctor", "reference", "Who referred you?"),
    item("fixed", "string", "Given by us", readOnly=True, initial=[{"valueString": "A & B"}]),
    item(
        "secret",
        "string",
        "Nobody sees this",
        initial=[{"valueString": "x"}],
        extension=[{"url": EXT + "questionnaire-hidden", "valueBoolean": True}],
    ),
    item(
        "why",
        "choice",
        "Why did you come?",
        answerOption=[coding("talk", "To talk"), coding("walk", "To walk")],
        item=[item("why.more", "text", "Tell us more")],
    ),
    item(
        "end",
        "string",
        "Last words",
        enableBehavior="any",
        enableWhen=[when("secret", "=", answerString="y"), when("price", ">=", answerDecimal=10.5)],
    ),
]

DOCUMENT = {
    "resourceType": "Questionnaire",
    "url": "https://example.org/everything",
    "version": "1",
    "status": "active",
    "language": "en",
    "title": "Everything at once",
    "_title": italian("Tutto insieme"),
    "item": ITEMS,
}


def everything() -> bytes:
    return json.dumps(DOCUMENT).encode()
