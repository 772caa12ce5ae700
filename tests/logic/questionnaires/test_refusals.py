"""What is refused, with the linkId it is refused for: R4's rules, other releases, and what is not supported."""

import copy
from typing import Any

import pytest
from tests.questionnaires import HL7, Json, extension

from assieme.logic.questionnaires.jsontext import dump
from assieme.logic.questionnaires.read import read_document, read_questionnaire

SDC = "http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-"
OPTIONS = [{"valueString": "a"}, {"valueString": "b"}]
FORMULA = {"valueExpression": {"language": "text/fhirpath", "expression": "today()"}}
YES = {"question": "a", "operator": "=", "answerBoolean": True}


def problems(*items: Json, **more: Any) -> list[tuple[str, str]]:
    first = {"linkId": "a", "type": "boolean", "text": "A"}
    document = {"resourceType": "Questionnaire", "status": "active", "item": [first, *items], **more}
    reading = read_questionnaire(dump(document))
    assert (reading.questionnaire is None) is bool(reading.problems)
    return [(problem.link_id, problem.message) for problem in reading.problems]


BROKEN: list[tuple[str, Json]] = [
    ("que-1", {"type": "group"}),
    ("que-1", {"type": "display", "item": [{"linkId": "x", "type": "string"}]}),
    ("que-4", {"type": "choice", "answerOption": OPTIONS, "answerValueSet": "http://hl7.org/fhir/ValueSet/name-use"}),
    ("que-5", {"type": "boolean", "answerOption": OPTIONS}),
    ("que-5", {"type": "text", "answerOption": OPTIONS}),
    ("que-5", {"type": "string", "answerValueSet": "http://hl7.org/fhir/ValueSet/name-use"}),
    ("que-6", {"type": "display", "required": True}),
    ("que-6", {"type": "display", "repeats": True}),
    ("que-7", {"type": "string", "enableWhen": [{"question": "a", "operator": "exists", "answerString": "x"}]}),
    ("que-8", {"type": "display", "initial": [{"valueString": "x"}]}),
    ("que-8", {"type": "group", "item": [{"linkId": "x", "type": "string"}], "initial": [{"valueString": "x"}]}),
    ("que-9", {"type": "display", "readOnly": True}),
    ("que-10", {"type": "date", "maxLength": 3}),
    ("que-12", {"type": "string", "enableWhen": [YES, YES]}),
    ("que-13", {"type": "string", "initial": [{"valueString": "x"}, {"valueString": "y"}]}),
    ("no type", {}),
    ("R4 does not know: coding (R5)", {"type": "coding", "answerOption": OPTIONS}),
    ("R4 does not know: question", {"type": "question"}),
    ("R4 does not know: choices", {"type": "choices"}),
    ("answerConstraint (R5)", {"type": "string", "answerConstraint": "optionsOnly"}),
    ("disabledDisplay (R5)", {"type": "string", "disabledDisplay": "hidden"}),
    ("option (STU3)", {"type": "string", "option": OPTIONS}),
    ("initialString (R3)", {"type": "string", "initialString": "x"}),
    ("without answers to choose", {"type": "choice"}),
    ("without answers to choose", {"type": "choice", "answerOption": []}),
    ("type that R4 does not allow", {"type": "choice", "answerOption": [{"valueDecimal": 1}]}),
    ("another type than its own", {"type": "integer", "answerOption": OPTIONS}),
    ("permitted answer twice", {"type": "choice", "answerOption": [*OPTIONS, *OPTIONS]}),
    ("without a value", {"type": "choice", "answerOption": [{"initialSelected": True}]}),
    ("only one of these", {"type": "choice", "answerOption": [{"valueString": "a", "valueInteger": 1}]}),
    ("not one of its permitted", {"type": "choice", "answerOption": OPTIONS, "initial": [{"valueString": "c"}]}),
    ("initial value of another type", {"type": "integer", "initial": [{"valueString": "1"}]}),
    ("type of value", {"type": "integer", "initial": [{"valueInteger": "1"}]}),
    ("type of value", {"type": "boolean", "initial": [{"valueBoolean": "true"}]}),
    ("type of value", {"type": "date", "initial": [{"valueDate": "2026-02-30"}]}),
    ("type of value", {"type": "dateTime", "initial": [{"valueDateTime": "2026-02-03T10:00:00"}]}),
    ("type of value", {"type": "time", "initial": [{"valueTime": "10:00"}]}),
    ("type of value", {"type": "string", "text": 5}),
    ("type of value", {"type": "string", "required": "true"}),
    ("type of value", {"type": "string", "maxLength": "5"}),
    ("type of value", {"type": "string", "item": {"linkId": "x"}}),
    ("type of value", {"type": "string", "enableWhen": YES}),
    ("no type of value in R4", {"type": "choice", "answerOption": [{"valueInteger64": 1}]}),
    ("not in the questionnaire", {"type": "string", "enableWhen": [YES | {"question": "nowhere"}]}),
    (
        "is no question",
        {"type": "string", "enableWhen": [{"question": "q.d", "operator": "exists", "answerBoolean": True}]},
    ),
    ("depends on itself", {"type": "boolean", "enableWhen": [YES | {"question": "q"}]}),
    (
        "depends on itself",
        {"type": "group", "item": [{"linkId": "x", "type": "boolean"}], "enableWhen": [YES | {"question": "x"}]},
    ),
    ("operator that R4 does not know", {"type": "string", "enableWhen": [YES | {"operator": "equal"}]}),
    ("enableBehavior that R4", {"type": "string", "enableWhen": [YES], "enableBehavior": "some"}),
    ("without a valid answer", {"type": "string", "enableWhen": [{"question": "a", "operator": "="}]}),
    ("no size", {"type": "string", "enableWhen": [YES | {"operator": ">"}]}),
    (
        "type that the question can't",
        {"type": "string", "enableWhen": [{"question": "a", "operator": "=", "answerInteger": 1}]},
    ),
    ("more than one answer", {"type": "string", "extension": [extension("questionnaire-minOccurs", valueInteger=2)]}),
    (
        "no answer can keep to",
        {"type": "string", "maxLength": 2, "extension": [extension("minLength", valueInteger=3)]},
    ),
    ("does not fit its type", {"type": "string", "extension": [extension("minValue", valueInteger=3)]}),
    ("can't be read", {"type": "string", "extension": [extension("regex", valueString="([")]}),
    ("too long to check", {"type": "string", "extension": [extension("regex", valueString="(a+)+b")]}),
    (
        "its answer is no number",
        {"type": "string", "extension": [extension("questionnaire-unit", valueCoding={"code": "kg"})]},
    ),
    ("list that is not in this file", {"type": "choice", "answerValueSet": "https://example.org/elsewhere"}),
    ("list that is not in this file", {"type": "choice", "answerValueSet": "#nothing"}),
    ("does not list them", {"type": "choice", "answerValueSet": "#filtered"}),
    ("does not list them", {"type": "choice", "answerValueSet": "#system"}),
    ("in circles", {"type": "choice", "answerValueSet": "#round"}),
    ("cut short", {"type": "choice", "answerValueSet": "#short"}),
    ("by a formula", {"type": "integer", "extension": [{"url": f"{SDC}calculatedExpression", **FORMULA}]}),
    ("by a formula", {"type": "date", "extension": [{"url": f"{SDC}initialExpression", **FORMULA}]}),
    ("by a formula", {"type": "date", "extension": [{"url": f"{SDC}enableWhenExpression", **FORMULA}]}),
    ("by a formula", {"type": "choice", "extension": [{"url": f"{SDC}answerExpression", **FORMULA}]}),
    ("by a formula", {"type": "choice", "extension": [{"url": f"{SDC}candidateExpression", **FORMULA}]}),
    ("by a formula", {"type": "string", "text": "x", "_text": {"extension": [extension("cqf-expression", **FORMULA)]}}),
    (
        "by a formula",
        {
            "type": "date",
            "extension": [extension("minValue", _valueDate={"extension": [extension("cqf-expression", **FORMULA)]})],
        },
    ),
    ("by a formula", {"type": "date", "extension": [extension("questionnaire-constraint", extension=[])]}),
    (
        "outside this file",
        {"type": "display", "text": "x", "extension": [{"url": f"{SDC}subQuestionnaire", "valueCanonical": "x"}]},
    ),
    ("can't be shown", {"type": "display", "text": "x", "extension": [{"url": f"{SDC}itemMedia"}]}),
    ("signature", {"type": "string", "extension": [extension("questionnaire-signatureRequired")]}),
    ("behaviour", {"type": "string", "extension": [extension("questionnaire-usageMode", valueCode="display")]}),
    (
        "modifier extension",
        {"type": "string", "modifierExtension": [{"url": "https://example.org/x", "valueBoolean": True}]},
    ),
    (
        "modifier extension",
        {"type": "choice", "answerOption": [{"valueString": "a", "modifierExtension": [{"url": f"{HL7}translation"}]}]},
    ),
    (
        "not supported: https://example.org/x",
        {"type": "string", "extension": [{"url": "https://example.org/x", "valueString": "?"}]},
    ),
    (
        "where it is not supported",
        {
            "type": "choice",
            "answerOption": [{"valueString": "a", "extension": [extension("questionnaire-hidden", valueBoolean=True)]}],
        },
    ),
    (
        "without its language",
        {"type": "string", "text": "x", "_text": {"extension": [extension("translation", extension=[])]}},
    ),
]
CONTAINED = [
    {"resourceType": "ValueSet", "id": "filtered", "compose": {"include": [{"system": "s", "filter": [{"op": "="}]}]}},
    {"resourceType": "ValueSet", "id": "system", "compose": {"include": [{"system": "http://snomed.info/sct"}]}},
    {"resourceType": "ValueSet", "id": "round", "compose": {"include": [{"valueSet": ["#round2"]}]}},
    {"resourceType": "ValueSet", "id": "round2", "compose": {"include": [{"valueSet": ["#round", "#round"]}]}},
    {"resourceType": "ValueSet", "id": "short", "expansion": {"total": 9, "contains": [{"code": "a", "system": "s"}]}},
]


@pytest.mark.parametrize(("told", "broken"), BROKEN)
def test_an_item_is_refused_by_its_link_id(told: str, broken: Json) -> None:
    note = {"linkId": "q.d", "type": "display", "text": "!"}
    found = problems({"linkId": "q", "text": "Q"} | copy.deepcopy(broken), note, contained=CONTAINED)
    assert any(link_id == "q" and told in message for link_id, message in found), found


@pytest.mark.parametrize(
    ("told", "broken"),
    [
        ("no status", {"status": "wip"}),
        ("no status", {"status": None}),
        ("rules of its own", {"implicitRules": "https://example.org/rules"}),
        ("R4 does not know: copyrightLabel", {"copyrightLabel": "x"}),
        ("modifier extension", {"modifierExtension": [{"url": "https://example.org/x", "valueBoolean": True}]}),
        ("not supported: https://example.org/x", {"extension": [{"url": "https://example.org/x", "valueCode": "x"}]}),
        ("behaviour", {"extension": [{"url": f"{SDC}entryMode", "valueCode": "sequential"}]}),
        ("type of value", {"title": ["x"]}),
        ("type of value", {"item": {}}),
        ("type of value", {"item": ["x"]}),
        ("has no items", {"item": []}),
    ],
)
def test_the_questionnaire_itself_is_refused_by_an_empty_link_id(told: str, broken: Json) -> None:
    found = problems(**broken)
    assert any(link_id == "" and told in message for link_id, message in found), found


def test_link_ids_are_there_and_unique() -> None:
    twice = problems({"linkId": "g", "type": "group", "item": [{"linkId": "a", "type": "string"}]})
    assert twice == [("a", "has a linkId that another item has too (R4 rule que-2)")]
    assert problems({"type": "string"}) == [("", "an item has no linkId")]
    assert problems({"type": "string", "linkId": 5})[0][0] == ""
    assert problems({"type": "string", "linkId": "x" * 256}) == [
        ("x" * 256, "has a linkId of more than 255 characters")
    ]


def test_those_on_a_circle_are_named_and_those_that_only_depend_on_it_are_not() -> None:
    items = [
        {"linkId": one, "type": "boolean", "enableWhen": [YES | {"question": other}]}
        for one, other in (("x", "y"), ("y", "z"), ("z", "x"), ("w", "x"))
    ]
    assert {link_id for link_id, _ in problems(*items)} == {"x", "y", "z"}


def test_every_item_that_asks_for_a_missing_list_is_named() -> None:
    items = [{"linkId": one, "type": "choice", "answerValueSet": "https://example.org/none"} for one in "xyz"]
    assert [link_id for link_id, _ in problems(*items)] == ["x", "y", "z"]


def test_value_sets_that_name_each_other_over_and_over_take_no_time() -> None:
    sets = [
        {"resourceType": "ValueSet", "id": f"s{n}", "compose": {"include": [{"valueSet": [f"#s{n + 1}"]}] * 9}}
        for n in range(60)
    ]
    assert problems({"linkId": "q", "type": "choice", "answerValueSet": "#s0"}, contained=sets)


@pytest.mark.parametrize(
    "broken",
    [
        {"type": "display", "repeats": False, "required": False},
        {"type": "display", "code": [{"code": "x"}]},
        {"type": "choice", "answerOption": OPTIONS, "initial": [{"valueString": "a"}]},
        {"type": "string", "required": True, "readOnly": True},
        {"type": "string", "required": True, "extension": [extension("questionnaire-hidden", valueBoolean=True)]},
        {"type": "string", "extension": [{"url": f"{SDC}observationExtractEntry", "extension": []}]},
    ],
)
def test_what_public_questionnaires_do_against_a_rule_without_effect_is_noted(broken: Json) -> None:
    reading = read_document({"resourceType": "Questionnaire", "status": "active", "item": [{"linkId": "q", **broken}]})
    assert reading.problems == ()
    assert [note.link_id for note in reading.notes] == ["q"]
