"""Answers against what a questionnaire allows: every code of a problem."""

from decimal import Decimal
from typing import Any

import pytest
from tests.questionnaires import Json, extension, read

from assieme.logic.questionnaires.checks import CODES, AnswerProblem, problems
from assieme.logic.questionnaires.initial import initial_answers
from assieme.logic.questionnaires.jsonvalues import value_in
from assieme.logic.questionnaires.model import Answers, Place
from assieme.logic.questionnaires.values import Attachment, Value, ValueType

OPTIONS = [
    {"valueString": "a"},
    {"valueString": "b"},
    {"valueString": "none", "extension": [extension("questionnaire-optionExclusive", valueBoolean=True)]},
]
KG = {"code": "kg", "system": "u", "display": "kg"}
COLOURS = [{"valueCoding": {"code": "r", "system": "s", "display": "red"}}]


def value(**written: Any) -> Value:
    found = value_in(written, "value")
    assert found is not None
    return found


def found(item: Json, *answers: Json) -> list[tuple[str, str]]:
    form = read({"resourceType": "Questionnaire", "status": "active", "item": [{"linkId": "q", **item}]})
    given = {Place("q", (number,)): value(**answer) for number, answer in enumerate(answers)}
    return [(problem.code, problem.limit) for problem in problems(form, given)]


CASES: list[tuple[str, str, Json, list[Json]]] = [
    ("required", "", {"type": "string", "required": True}, []),
    ("type", "", {"type": "integer"}, [{"valueString": "3"}]),
    ("option", "", {"type": "choice", "answerOption": OPTIONS}, [{"valueString": "c"}]),
    ("option", "", {"type": "open-choice", "answerOption": OPTIONS}, [{"valueInteger": 3}]),
    ("option", "", {"type": "integer", "answerOption": [{"valueInteger": 1}]}, [{"valueInteger": 2}]),
    (
        "exclusive",
        "",
        {"type": "choice", "repeats": True, "answerOption": OPTIONS},
        [{"valueString": "a"}, {"valueString": "none"}],
    ),
    ("twice", "", {"type": "choice", "repeats": True, "answerOption": OPTIONS}, [{"valueString": "a"}] * 2),
    ("single", "", {"type": "string"}, [{"valueString": "a"}, {"valueString": "b"}]),
    (
        "too_few",
        "2",
        {"type": "string", "repeats": True, "extension": [extension("questionnaire-minOccurs", valueInteger=2)]},
        [{"valueString": "a"}],
    ),
    (
        "too_many",
        "1",
        {"type": "string", "repeats": True, "extension": [extension("questionnaire-maxOccurs", valueInteger=1)]},
        [{"valueString": "a"}, {"valueString": "b"}],
    ),
    (
        "too_short",
        "3",
        {"type": "string", "extension": [extension("minLength", valueInteger=3)]},
        [{"valueString": "ab"}],
    ),
    ("too_long", "3", {"type": "text", "maxLength": 3}, [{"valueString": "abcd"}]),
    ("too_long", "2", {"type": "integer", "maxLength": 2}, [{"valueInteger": 100}]),
    ("too_long", "2", {"type": "open-choice", "maxLength": 2, "answerOption": OPTIONS}, [{"valueString": "abc"}]),
    (
        "too_small",
        "1",
        {"type": "integer", "extension": [extension("minValue", valueInteger=1)]},
        [{"valueInteger": 0}],
    ),
    (
        "too_large",
        "2026-01-01",
        {"type": "date", "extension": [extension("maxValue", valueDate="2026-01-01")]},
        [{"valueDate": "2026-01-02"}],
    ),
    (
        "decimal_places",
        "1",
        {"type": "decimal", "extension": [extension("maxDecimalPlaces", valueInteger=1)]},
        [{"valueDecimal": Decimal("1.25")}],
    ),
    (
        "pattern",
        "[0-9]{4}",
        {"type": "string", "extension": [extension("regex", valueString="[0-9]{4}")]},
        [{"valueString": "12345"}],
    ),
    (
        "unit",
        "",
        {"type": "quantity", "extension": [extension("questionnaire-unitOption", valueCoding=KG)]},
        [{"valueQuantity": {"value": 1, "unit": "lb"}}],
    ),
    ("read_only", "", {"type": "string", "readOnly": True, "initial": [{"valueString": "a"}]}, [{"valueString": "b"}]),
    (
        "mime_type",
        "image/*",
        {"type": "attachment", "extension": [extension("mimeType", valueCode="image/*")]},
        [{"valueAttachment": {"contentType": "text/plain", "data": "YQ=="}}],
    ),
    (
        "too_big",
        "1000000",
        {"type": "attachment", "extension": [extension("maxSize", valueDecimal=1)]},
        [{"valueAttachment": {"contentType": "text/plain", "size": 1_000_001, "url": "x"}}],
    ),
]


@pytest.mark.parametrize(("code", "limit", "item", "answers"), CASES)
def test_every_problem(code: str, limit: str, item: Json, answers: list[Json]) -> None:
    assert found(item, *answers) == [(code, limit)]


def test_the_table_has_every_code_but_the_place() -> None:
    assert {case[0] for case in CASES} | {"place"} == CODES.keys()


@pytest.mark.parametrize(
    ("item", "answer"),
    [
        (
            {"type": "decimal", "extension": [extension("maxDecimalPlaces", valueInteger=1)]},
            {"valueDecimal": Decimal("1.20")},
        ),
        ({"type": "choice", "answerOption": COLOURS}, {"valueCoding": {"code": "r", "system": "s"}}),
        ({"type": "open-choice", "answerOption": COLOURS}, {"valueString": "blue"}),
        ({"type": "boolean", "required": True}, {"valueBoolean": False}),
        ({"type": "integer", "required": True}, {"valueInteger": 0}),
        ({"type": "string", "readOnly": True, "initial": [{"valueString": "a"}]}, {"valueString": "a"}),
        (
            {"type": "attachment", "extension": [extension("mimeType", valueCode="image/*")]},
            {"valueAttachment": {"contentType": "image/png", "url": "x"}},
        ),
        (
            {"type": "quantity", "extension": [extension("questionnaire-unitOption", valueCoding=KG)]},
            {"valueQuantity": {"value": 1, "code": "kg", "system": "u"}},
        ),
    ],
)
def test_what_is_well_has_no_problem(item: Json, answer: Json) -> None:
    assert found(item, answer) == []


@pytest.mark.parametrize(
    ("kind", "content"),
    [
        (ValueType.DATE, "2026-02-30"),
        (ValueType.INTEGER, 2**31),
        (ValueType.TIME, "25:00:00"),
        (ValueType.DATE_TIME, "2026-01-01T10:00:00"),
        (ValueType.STRING, " "),
        (ValueType.URI, "a b"),
        (ValueType.ATTACHMENT, Attachment(data="not base64!")),
    ],
)
def test_a_content_that_is_none_of_its_type(kind: ValueType, content: Any) -> None:
    names = {ValueType.URI: "url", ValueType.STRING: "string", ValueType.DATE_TIME: "dateTime"}
    item = {"linkId": "q", "type": names.get(kind, kind.value.lower())}
    form = read({"resourceType": "Questionnaire", "status": "active", "item": [item]})
    assert [one.code for one in problems(form, {Place("q", (0,)): Value(kind, content)})] == ["type"]


GROUPED = {
    "resourceType": "Questionnaire",
    "status": "active",
    "item": [
        {"linkId": "a", "type": "boolean"},
        {
            "linkId": "g",
            "type": "group",
            "required": True,
            "repeats": True,
            "enableWhen": [{"question": "a", "operator": "=", "answerBoolean": True}],
            "item": [
                {"linkId": "x", "type": "string", "required": True, "initial": [{"valueString": "hello"}]},
                {"linkId": "y", "type": "string"},
            ],
        },
    ],
}


def test_disabled_items_have_no_problems_and_each_repetition_has_its_own() -> None:
    form = read(GROUPED)
    yes, words = value(valueBoolean=True), value(valueString="b")
    assert problems(form, {}) == ()
    both = (AnswerProblem(Place("g", (0,)), "required"), AnswerProblem(Place("x", (0, 0)), "required"))
    assert problems(form, {Place("a", (0,)): yes}) == both
    second: Answers = {Place("a", (0,)): yes, Place("x", (0, 0)): words, Place("y", (1, 0)): words}
    assert problems(form, second) == (AnswerProblem(Place("x", (1, 0)), "required"),)
    assert problems(form, second, among={"y", "a"}) == ()


def test_an_answer_to_what_is_no_question_has_no_place() -> None:
    form, words = read(GROUPED), value(valueString="b")
    for place in (Place("nowhere", (0,)), Place("g", (0,)), Place("x", (0,)), Place("x", (0, 0, 0))):
        assert AnswerProblem(place, "place") in problems(form, {place: words})


def test_initial_answers_stand_there_at_first() -> None:
    form = read(GROUPED)
    hello = value(valueString="hello")
    assert initial_answers(form) == {Place("x", (0, 0)): hello}
