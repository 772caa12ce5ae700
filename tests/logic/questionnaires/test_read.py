"""What a Questionnaire says is found in the model: a table of features."""

from decimal import Decimal
from typing import Any

import pytest
from tests.questionnaires import HL7, Json, extension, read

from assieme.logic.questionnaires.extensions import EXPANDED_PROPERTY
from assieme.logic.questionnaires.model import Behaviour, Item, Kind, Operator, Questionnaire
from assieme.logic.questionnaires.read import read_document, read_questionnaire
from assieme.logic.questionnaires.values import Coding, ValueType

SDC = "http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-"
KG = {"code": "kg", "display": "kilograms", "system": "http://unitsofmeasure.org"}


def form(*items: Json, **more: Any) -> Questionnaire:
    return read({"resourceType": "Questionnaire", "status": "draft", "item": list(items), **more})


def item(kind: str, **more: Any) -> Item:
    return form({"linkId": "q", "type": kind, "text": "?", **more}).items[0]


def control(code: str) -> Json:
    return extension("questionnaire-itemControl", valueCodeableConcept={"coding": [{"code": code}]})


def translated(text: str, language: str = "it") -> Json:
    parts = [{"url": "lang", "valueCode": language}, {"url": "content", "valueString": text}]
    return {"extension": [{"url": f"{HL7}translation", "extension": parts}]}


@pytest.mark.parametrize("kind", list(Kind))
def test_every_type_of_r4(kind: Kind) -> None:
    inside = {"item": [{"linkId": "i", "type": "string"}]} if kind is Kind.GROUP else {}
    options = {"answerOption": [{"valueString": "a"}]} if kind is Kind.CHOICE else {}
    assert item(kind.value, **inside, **options).kind is kind


def test_flags_and_prefix() -> None:
    found = item("string", required=True, repeats=True, prefix="1.", maxLength=9, definition="x#y")
    assert (found.required, found.repeats, str(found.prefix), found.limits.max_length) == (True, True, "1.", 9)
    assert item("string", readOnly=True).read_only
    assert item("string", extension=[extension("questionnaire-hidden", valueBoolean=True)]).hidden


@pytest.mark.parametrize(
    ("kind", "initial"),
    [
        ("boolean", {"valueBoolean": False}),
        ("decimal", {"valueDecimal": Decimal("1.50")}),
        ("integer", {"valueInteger": 0}),
        ("date", {"valueDate": "2026-05"}),
        ("dateTime", {"valueDateTime": "2026-05-01T10:00:00Z"}),
        ("time", {"valueTime": "10:00:00"}),
        ("string", {"valueString": "a"}),
        ("text", {"valueString": "a\nb"}),
        ("url", {"valueUri": "https://example.org"}),
        ("open-choice", {"valueString": "mine"}),
        ("attachment", {"valueAttachment": {"contentType": "text/plain", "data": "bW9vbg=="}}),
        ("reference", {"valueReference": {"reference": "Patient/1"}}),
        ("quantity", {"valueQuantity": {"value": 3, "unit": "kg"}}),
    ],
)
def test_initial_values_of_every_type(kind: str, initial: Json) -> None:
    options = {"answerOption": [{"valueString": "a"}]} if kind == "open-choice" else {}
    (value,) = item(kind, initial=[initial], **options).initial
    (stem,) = initial
    assert stem == f"value{value.type.value}"


@pytest.mark.parametrize(
    "value",
    [
        {"valueInteger": 1},
        {"valueDate": "2026"},
        {"valueTime": "08:00:00"},
        {"valueString": "a"},
        {"valueCoding": {"code": "a", "display": "A"}},
        {"valueReference": {"reference": "Patient/1", "display": "A"}},
    ],
)
@pytest.mark.parametrize("kind", ["choice", "open-choice"])
def test_options_of_every_type(kind: str, value: Json) -> None:
    more = [extension("questionnaire-optionExclusive", valueBoolean=True), extension("ordinalValue", valueDecimal=2)]
    found = item(kind, answerOption=[{**value, "initialSelected": True, "extension": more}])
    (option,) = found.options
    assert (option.selected, option.exclusive, option.weight) == (True, True, Decimal(2))
    assert found.initial == (option.value,)


def test_options_from_contained_value_sets() -> None:
    concepts = [
        {"code": "a", "display": "A", "designation": [{"language": "it", "value": "Ah"}]},
        {"code": "b", "extension": [extension("ordinalValue", valueDecimal=Decimal("1.5"))]},
    ]
    listed = {"resourceType": "ValueSet", "id": "l", "compose": {"include": [{"system": "s", "concept": concepts}]}}
    nested = {"system": "s", "code": "b", "contains": [{"system": "s", "code": "c"}]}
    expanded = {"resourceType": "ValueSet", "id": "e", "expansion": {"contains": [{"abstract": True} | nested]}}
    system = {"resourceType": "CodeSystem", "id": "c", "url": "s2", "content": "complete", "concept": concepts}
    whole = {"resourceType": "ValueSet", "url": "https://e.org/w", "compose": {"include": [{"system": "s2"}]}}
    both = {
        "resourceType": "ValueSet",
        "id": "b",
        "compose": {"include": [{"valueSet": ["#l", "#e"]}, {"system": "s2"}]},
    }
    less = {"exclude": [{"system": "s", "concept": [{"code": "a"}]}]}
    taken = {"resourceType": "ValueSet", "id": "t", "compose": {"include": [{"valueSet": ["#l"]}], **less}}
    names = {"#l": "ab", "#e": "c", "https://e.org/w": "ab", "#b": "ab", "#t": "b"}
    items = [{"linkId": name, "type": "choice", "answerValueSet": name} for name in names]
    found = form(*items, contained=[listed, expanded, system, whole, both, taken])
    for name, codes in names.items():
        options = found.by_link_id[name].options
        assert "".join(option.value.content.code for option in options) == codes  # type: ignore[union-attr]
    first, second = found.by_link_id["#l"].options
    assert (str(first.words), first.words.into("it"), str(second.words), second.weight) == (
        "A",
        "Ah",
        "b",
        Decimal("1.5"),
    )


def test_options_from_fhirs_own_short_value_sets() -> None:
    found = item("choice", answerValueSet="http://hl7.org/fhir/ValueSet/yesnodontknow|4.0.1")
    assert [str(option.words) for option in found.options] == ["Yes", "No", "Don't know"]
    wider = item("choice", answerValueSet="http://terminology.hl7.org/ValueSet/yes-no-unknown-not-applicable")
    assert [option.value.content.code for option in wider.options] == ["Y", "N", "UNK", "NA"]  # type: ignore[union-attr]


def test_weights_that_are_properties_of_concepts() -> None:
    code, value = {"url": "code", "valueCode": "itemWeight"}, {"url": "value", "valueDecimal": 3}
    carried = [{"url": EXPANDED_PROPERTY, "extension": [code, value]}]
    other = [{"url": EXPANDED_PROPERTY, "extension": [{"url": "code", "valueCode": "else"}, value]}]
    expanded = [{"system": "s", "code": "a", "extension": carried}, {"system": "s", "code": "b", "extension": other}]
    property_ = [{"code": "else", "valueString": "x"}, {"code": "ordinalValue", "valueInteger": 2}]
    concepts = [{"code": "a", "property": property_}, {"code": "b"}]
    contained = [
        {"resourceType": "ValueSet", "id": "e", "expansion": {"contains": expanded}},
        {"resourceType": "CodeSystem", "id": "c", "url": "s2", "content": "complete", "concept": concepts},
        {"resourceType": "ValueSet", "id": "l", "compose": {"include": [{"system": "s2"}]}},
    ]
    items = [{"linkId": name, "type": "choice", "answerValueSet": name} for name in ("#e", "#l")]
    found = form(*items, contained=contained)
    assert [[option.weight for option in one.options] for one in found.items] == [[3, None], [2, None]]


def test_words_in_other_languages() -> None:
    coding = {"code": "a", "display": "Yes", "_display": translated("Sì")}
    choice = {"linkId": "c", "type": "choice", "answerOption": [{"valueCoding": coding}]}
    string = {
        "linkId": "s",
        "type": "choice",
        "answerOption": [{"valueString": "No", "_valueString": translated("No!")}],
    }
    found = form(
        choice | {"text": "Q", "_text": translated("D", "it-CH")},
        string,
        title="T",
        _title=translated("Tit"),
        language="en",
    )
    assert found.languages == ("en", "it", "it-CH")
    assert found.title.into("it-CH") == "Tit"
    assert found.items[0].text.into("it-CH") == "D"
    assert found.items[0].text.into("fr") == "Q"
    assert [one.options[0].words.into("IT") for one in found.items] == ["Sì", "No!"]


def test_marked_up_text_is_read_as_plain_text_where_there_is_no_other() -> None:
    marked = {"extension": [extension("rendering-xhtml", valueString="<p>One<br/>two</p><script>bad()</script>")]}
    found = form({"linkId": "q", "type": "display", "_text": marked})
    assert str(found.items[0].text) == "One two"
    marked = {"extension": [extension("rendering-markdown", valueMarkdown="One *two*")]}
    assert str(form({"linkId": "q", "type": "display", "_text": marked}).items[0].text) == "One *two*"


def test_a_question_without_words_is_named_by_its_code() -> None:
    codes = [{"system": "s", "code": "a", "display": "Age"}, {"system": "s", "code": "b", "display": "Years"}]
    unsaid = {"linkId": "q", "type": "integer", "code": codes}
    found = form(unsaid, unsaid | {"linkId": "r", "text": "How old are you?"})
    assert [str(one.text) for one in found.items] == ["Age", "How old are you?"]


def test_conditions() -> None:
    one = {"question": "a", "operator": ">=", "answerInteger": 2}
    two = {"question": "a", "operator": "exists", "answerBoolean": True}
    found = form(
        {"linkId": "a", "type": "integer"},
        {"linkId": "b", "type": "string", "enableWhen": [one, two], "enableBehavior": "any"},
    ).items[1]
    assert found.behaviour is Behaviour.ANY
    assert [condition.operator for condition in found.conditions] == [Operator.AT_LEAST, Operator.EXISTS]


def test_how_it_looks_and_what_its_answers_keep_to() -> None:
    slider = item(
        "integer",
        extension=[
            control("slider"),
            extension("questionnaire-sliderStepValue", valueInteger=5),
            extension("minValue", valueInteger=0),
            extension("maxValue", valueInteger=10),
            extension("questionnaire-unit", valueCoding=KG),
        ],
    )
    assert (slider.look.control, slider.look.step, slider.look.units[0].code) == ("slider", Decimal(5), "kg")
    assert slider.limits.min_value is not None
    assert slider.limits.max_value is not None
    assert (slider.limits.min_value.content, slider.limits.max_value.content) == (0, 10)
    text = item(
        "string",
        repeats=True,
        extension=[
            extension("minLength", valueInteger=2),
            extension("regex", valueString="matches('^[0-9]{4}$')"),
            extension("entryFormat", valueString="1234"),
            extension("questionnaire-minOccurs", valueInteger=1),
            extension("questionnaire-maxOccurs", valueInteger=3),
            extension("questionnaire-supportLink", valueUri="https://example.org/help"),
        ],
    )
    assert (text.limits.min_length, text.limits.pattern, str(text.look.entry_format)) == (2, "^[0-9]{4}$", "1234")
    assert (text.limits.min_occurs, text.limits.max_occurs) == (1, 3)
    assert text.look.support_links == ("https://example.org/help",)
    openly = item(
        "open-choice",
        answerOption=[{"valueString": "a"}],
        extension=[
            extension("questionnaire-choiceOrientation", valueCode="horizontal"),
            {"url": f"{SDC}openLabel", "valueString": "Another"},
        ],
    )
    assert (openly.look.horizontal, str(openly.look.other)) == (True, "Another")
    quantity = item(
        "quantity",
        extension=[
            extension("questionnaire-unitOption", valueCoding=KG),
            {"url": f"{SDC}unitOpen", "valueCode": "optionsOrString"},
        ],
    )
    assert quantity.look.units == (Coding("kg", "kilograms", "http://unitsofmeasure.org"),)
    assert quantity.look.unit_open
    file = item(
        "attachment", extension=[extension("mimeType", valueCode="image/png"), extension("maxSize", valueDecimal=2)]
    )
    assert (file.limits.mime_types, file.limits.max_bytes) == (("image/png",), Decimal(2_000_000))


def test_help_is_a_note_of_its_question() -> None:
    note = {"linkId": "h", "type": "display", "text": "Because", "extension": [control("help")]}
    found = item("string", item=[note])
    assert [(str(one.text), one.look.control) for one in found.notes] == [("Because", "help")]


def test_all_items_are_counted_and_found_by_their_path() -> None:
    inner = {"linkId": "i", "type": "group", "item": [{"linkId": "x", "type": "string"}]}
    outer = {
        "linkId": "o",
        "type": "group",
        "item": [inner],
        "extension": [extension("questionnaire-hidden", valueBoolean=True)],
    }
    reading = read_document({"resourceType": "Questionnaire", "status": "active", "item": [outer]})
    assert reading.items == 3
    assert reading.questionnaire is not None
    assert [one.link_id for one in reading.questionnaire.paths["x"]] == ["o", "i", "x"]
    assert reading.questionnaire.hidden("x")


def test_what_changes_nothing_is_noted_with_its_reason() -> None:
    told = [
        {"url": f"{SDC}observationExtract", "valueBoolean": True},
        {"url": f"{HL7}rendering-style", "valueString": "x"},
    ]
    shown = {"linkId": "q", "type": "display", "repeats": False, "extension": told}
    reading = read_document({"resourceType": "Questionnaire", "status": "active", "item": [shown]})
    assert reading.problems == ()
    assert [note.link_id for note in reading.notes] == ["q"] * 3
    assert {note.what for note in reading.notes} >= {f"{SDC}observationExtract", f"{HL7}rendering-style"}


def test_a_large_questionnaire_is_read_and_a_huge_or_deep_one_refused() -> None:
    many = [{"linkId": str(number), "type": "string"} for number in range(10_001)]
    assert read_document({"resourceType": "Questionnaire", "status": "active", "item": many[:10_000]}).items == 10_000
    assert read_document({"resourceType": "Questionnaire", "status": "active", "item": many}).questionnaire is None
    deep: Json = {"linkId": "x", "type": "string"}
    for number in range(45):
        deep = {"linkId": str(number), "type": "group", "item": [deep]}
    refused = read_document({"resourceType": "Questionnaire", "status": "active", "item": [deep]})
    assert "nested more deeply" in refused.problems[0].message


def test_a_whole_number_may_begin_a_decimal() -> None:
    assert item("decimal", initial=[{"valueInteger": 2}]).initial[0].type is ValueType.DECIMAL


def test_another_resource_is_named() -> None:
    (problem,) = read_questionnaire('{"resourceType": "Bundle", "entry": []}').problems
    assert problem.message == "this is no FHIR Questionnaire: Bundle"
