"""Our own reading beside the R4B models: each where they are right, and where they are not."""

from typing import Any

import pytest
from tests.questionnaires import HL7, Json

from assieme.instruments.packs.fhir import check
from assieme.logic.questionnaires.jsontext import dump

EXPRESSION = {"language": "text/fhirpath", "expression": "1"}


def problems(item: Json | None = None, **more: Any) -> list[tuple[str, str]]:
    asked = {"linkId": "q", "type": "string", "text": "Q", **(item or {})}
    group = {"linkId": "g", "type": "group", "item": [asked]}
    document = {"resourceType": "Questionnaire", "status": "active", "item": [group], **more}
    reading = check(dump(document))
    assert (reading.questionnaire is None) is bool(reading.problems)
    return [(one.link_id, one.message) for one in reading.problems]


def test_a_valid_questionnaire_has_no_problems() -> None:
    assert problems() == []


@pytest.mark.parametrize(
    ("link_id", "told", "item", "more"),
    [
        ("q", "code.0.code", {"code": [{"code": " x "}]}, {}),
        ("q", "id", {"id": 5}, {}),
        ("", "contact", {}, {"contact": "me"}),
        ("", "text.div", {}, {"text": {"status": "generated"}}),
        ("", "contained.0", {}, {"contained": [{"resourceType": "ValueSet", "id": "v", "status": ["x"]}]}),
    ],
)
def test_what_only_the_models_refuse_is_named_by_its_item(link_id: str, told: str, item: Json, more: Json) -> None:
    found = problems(item, **more)
    assert [one for one, _ in found] == [link_id]
    assert f"is not valid FHIR R4: {told}" in found[0][1]


@pytest.mark.parametrize("broken", [{"meta": 5}, {"contained": [{"resourceType": {}}]}, {"extension": [{"url": []}]}])
def test_what_the_models_fall_over_is_refused(broken: Json) -> None:
    assert problems(**broken)


def test_a_template_for_taking_out_may_leave_a_required_value_to_an_extension() -> None:
    later = {"extension": [{"url": "http://hl7.org/fhir/uv/sdc/StructureDefinition/x", "valueString": "now()"}]}
    template = {
        "resourceType": "Immunization",
        "id": "t",
        "status": "completed",
        "vaccineCode": {"text": "x"},
        "patient": {"reference": "Patient/1"},
        "_occurrenceDateTime": later,
    }
    assert problems(contained=[template]) == []


def test_a_fhirpath_name_may_have_an_underscore() -> None:
    named = {"url": f"{HL7}variable", "valueExpression": EXPRESSION | {"name": "q1_value"}}
    assert problems(extension=[named]) == []
    wrong = {"url": f"{HL7}variable", "valueExpression": EXPRESSION | {"name": "a b"}}
    assert problems(extension=[wrong])
