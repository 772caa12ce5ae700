"""Small made-up questionnaires, scoring files and answers for the tests of scoring."""

import json
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from assieme.logic.questionnaires.model import Answers, Place, Questionnaire
from assieme.logic.questionnaires.read import read_questionnaire
from assieme.logic.questionnaires.values import Coding, Value, ValueType

ORDINAL = "http://hl7.org/fhir/StructureDefinition/ordinalValue"
CALCULATED = "http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-calculatedExpression"
VARIABLE = "http://hl7.org/fhir/StructureDefinition/variable"
SYSTEM = "http://example.org/often"

Json = dict[str, Any]


def choice(link_id: str, *, weighted: bool = True, **more: Any) -> Json:
    """Never 0, sometimes 1, often 2, always 3; "unsaid" has no number."""
    options: list[Json] = [{"valueCoding": {"system": SYSTEM, "code": "unsaid"}}]
    for number, code in enumerate(("never", "sometimes", "often", "always")):
        weight = {"extension": [{"url": ORDINAL, "valueDecimal": number}]} if weighted else {}
        options.append({"valueCoding": {"system": SYSTEM, "code": code}} | weight)
    return {"linkId": link_id, "text": link_id, "type": "choice", "answerOption": options} | more


def whole(link_id: str, **more: Any) -> Json:
    return {"linkId": link_id, "text": link_id, "type": "integer"} | more


def sheet(*items: Json, **more: Any) -> Json:
    return {"resourceType": "Questionnaire", "status": "active", "item": list(items)} | more


def read(document: Mapping[str, Any]) -> Questionnaire:
    reading = read_questionnaire(json.dumps(document))
    assert reading.questionnaire is not None, reading.problems
    return reading.questionnaire


def answers(questionnaire: Questionnaire, said: Mapping[str, object]) -> Answers:
    """One answer an item: text is the code of a choice, the rest as it is."""
    found: Answers = {}
    for link_id, one in said.items():
        indices = (0,) * len(questionnaire.paths[link_id])
        found[Place(link_id, indices)] = _value(one)
    return found


def _value(said: object) -> Value:
    match said:
        case bool():
            return Value(ValueType.BOOLEAN, said)
        case int():
            return Value(ValueType.INTEGER, said)
        case Decimal():
            return Value(ValueType.DECIMAL, said)
    return Value(ValueType.CODING, Coding(code=str(said), system=SYSTEM))


def scoring(*scores: Json, **more: Any) -> str:
    """A scoring file; each score gets a title where it says none."""
    titled = [{"title": one.get("name", "x")} | one for one in scores]
    return json.dumps({"format": "assieme scoring 1", "scores": titled} | more)
