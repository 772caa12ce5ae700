"""enableWhen: each operator with each type, over repeating and nested groups, in chains."""

from typing import Any

import pytest
from tests.questionnaires import read

from assieme.logic.questionnaires.enabling import Enabling
from assieme.logic.questionnaires.jsonvalues import value_in
from assieme.logic.questionnaires.model import Answers, Place

Json = dict[str, Any]


def questionnaire(*items: Json) -> Any:
    return read({"resourceType": "Questionnaire", "status": "active", "item": list(items)})


def question(link_id: str, kind: str = "string", *conditions: Json, **more: Any) -> Json:
    found = {"linkId": link_id, "type": kind, "text": link_id, **more}
    return found | ({"enableWhen": list(conditions)} if conditions else {})


def group(link_id: str, *items: Json, **more: Any) -> Json:
    return {"linkId": link_id, "type": "group", "item": list(items), **more}


def when(asked: str, operator: str, **answer: Any) -> Json:
    return {"question": asked, "operator": operator, **answer}


def at(link_id: str, *indices: int) -> Place:
    return Place(link_id, indices)


def given(**values: Any) -> Any:
    """One value, written as FHIR does: given(valueInteger=3)."""
    return value_in(values, "value")


KG = {"system": "http://unitsofmeasure.org", "code": "kg", "unit": "kg"}
CASES = [
    # kind, answer, operator, wanted, whether it holds
    ("url", {"valueUri": "https://example.org"}, "=", {"answerString": "https://example.org"}, True),
    ("url", {"valueUri": "https://example.org"}, "!=", {"answerString": "https://example.org"}, False),
    ("boolean", {"valueBoolean": True}, "=", {"answerBoolean": True}, True),
    ("boolean", {"valueBoolean": False}, "=", {"answerBoolean": True}, False),
    ("boolean", {"valueBoolean": False}, "!=", {"answerBoolean": True}, True),
    ("boolean", {"valueBoolean": False}, "exists", {"answerBoolean": True}, True),
    ("integer", {"valueInteger": 3}, ">", {"answerInteger": 2}, True),
    ("integer", {"valueInteger": 3}, ">", {"answerInteger": 3}, False),
    ("integer", {"valueInteger": 3}, ">=", {"answerInteger": 3}, True),
    ("integer", {"valueInteger": 3}, "<", {"answerInteger": 3}, False),
    ("integer", {"valueInteger": 3}, "<=", {"answerInteger": 3}, True),
    ("integer", {"valueInteger": 1}, "=", {"answerInteger": 1}, True),
    ("integer", {"valueInteger": 3}, "=", {"answerDecimal": 3.0}, True),
    ("decimal", {"valueDecimal": 0.5}, "<", {"answerDecimal": 0.75}, True),
    ("date", {"valueDate": "2026-05-02"}, ">", {"answerDate": "2026-05-01"}, True),
    ("date", {"valueDate": "2026"}, ">", {"answerDate": "2025-12-31"}, True),
    ("date", {"valueDate": "2026"}, ">=", {"answerDate": "2026-01-01"}, False),
    ("dateTime", {"valueDateTime": "2026-05-01T10:00:00Z"}, "=", {"answerDateTime": "2026-05-01T12:00:00+02:00"}, True),
    ("dateTime", {"valueDateTime": "0001-01-01T00:00:00+14:00"}, "<", {"answerDateTime": "2026-01-01"}, True),
    ("time", {"valueTime": "10:00:00"}, "<", {"answerTime": "10:00:00.5"}, True),
    ("time", {"valueTime": "10:00:00"}, "=", {"answerTime": "10:00:00.0"}, True),
    ("string", {"valueString": "Yes"}, "=", {"answerString": "Yes"}, True),
    ("string", {"valueString": "yes"}, "=", {"answerString": "Yes"}, False),
    ("quantity", {"valueQuantity": {"value": 70, **KG}}, ">", {"answerQuantity": {"value": 60, **KG}}, True),
    ("quantity", {"valueQuantity": {"value": 70, "unit": "lb"}}, ">", {"answerQuantity": {"value": 60, **KG}}, False),
    ("reference", {"valueReference": {"reference": "A/1"}}, "=", {"answerReference": {"reference": "A/1"}}, True),
]


@pytest.mark.parametrize(("kind", "answer", "operator", "wanted", "holds"), CASES)
def test_operators_by_type(kind: str, answer: Json, operator: str, wanted: Json, *, holds: bool) -> None:
    form = questionnaire(question("a", kind), question("b", "string", when("a", operator, **wanted)))
    assert Enabling(form, {at("a", 0): given(**answer)}).enabled(at("b", 0)) is holds


@pytest.mark.parametrize(
    ("operator", "wanted", "holds"),
    [
        ("exists", {"answerBoolean": False}, True),
        ("exists", {"answerBoolean": True}, False),
        ("!=", {"answerInteger": 1}, True),  # R4: no answer is equal
        ("=", {"answerInteger": 1}, False),
        ("<", {"answerInteger": 1}, False),
    ],
)
def test_a_question_without_an_answer(operator: str, wanted: Json, *, holds: bool) -> None:
    form = questionnaire(question("a", "integer"), question("b", "string", when("a", operator, **wanted)))
    assert Enabling(form, {}).enabled(at("b", 0)) is holds


def test_several_answers_any_may_be_equal_and_none_may_be_for_not_equal() -> None:
    form = questionnaire(
        question("a", "integer", repeats=True),
        question("any", "string", when("a", "=", answerInteger=2)),
        question("none", "string", when("a", "!=", answerInteger=2)),
        question("less", "string", when("a", "<", answerInteger=2)),
    )
    answers: Answers = {at("a", 0): given(valueInteger=1), at("a", 1): given(valueInteger=2)}
    enabling = Enabling(form, answers)
    assert [enabling.enabled(at(name, 0)) for name in ("any", "none", "less")] == [True, False, True]


def test_codes_are_compared_by_system_where_both_say_one() -> None:
    options = [{"valueCoding": {"code": "y", "system": "s", "display": "Yes"}}]
    for coding, holds in (
        ({"code": "y", "system": "s", "display": "Sì"}, True),
        ({"code": "y"}, True),
        ({"code": "y", "system": "t"}, False),
        ({"code": "Y", "system": "s"}, False),
    ):
        form = questionnaire(
            question("a", "choice", answerOption=options), question("b", "string", when("a", "=", answerCoding=coding))
        )
        answers: Answers = {at("a", 0): given(valueCoding={"code": "y", "system": "s"})}
        assert Enabling(form, answers).enabled(at("b", 0)) is holds


@pytest.mark.parametrize(("behaviour", "holds"), [("all", False), ("any", True)])
def test_all_or_any_of_several_conditions(behaviour: str, *, holds: bool) -> None:
    conditions = [when("a", "=", answerInteger=1), when("a", "=", answerInteger=2)]
    form = questionnaire(question("a", "integer"), question("b", "string", *conditions, enableBehavior=behaviour))
    assert Enabling(form, {at("a", 0): given(valueInteger=1)}).enabled(at("b", 0)) is holds


def test_answers_of_disabled_items_do_not_count_along_a_chain() -> None:
    chain = [question("q0", "boolean")]
    chain += [question(f"q{n}", "boolean", when(f"q{n - 1}", "=", answerBoolean=True)) for n in range(1, 3000)]
    form = questionnaire(*chain)
    answers: Answers = {at(f"q{n}", 0): given(valueBoolean=True) for n in range(3000)}
    assert Enabling(form, answers).enabled(at("q2999", 0))
    answers[at("q0", 0)] = given(valueBoolean=False)
    enabling = Enabling(form, answers)
    assert [place.link_id for place in enabling.places] == ["q0"]


def test_what_stands_in_a_disabled_group_is_disabled() -> None:
    form = questionnaire(
        question("a", "boolean"),
        group("g", question("b"), enableWhen=[when("a", "=", answerBoolean=True)]),
        question("c", "string", when("b", "exists", answerBoolean=True)),
    )
    answers: Answers = {at("a", 0): given(valueBoolean=False), at("b", 0, 0): given(valueString="x")}
    enabling = Enabling(form, answers)
    assert not enabling.enabled(at("b", 0, 0))
    assert not enabling.enabled(at("c", 0))


def test_within_a_repetition_its_own_answers_count() -> None:
    pets = group("pet", question("kind"), question("bark", "boolean", when("kind", "=", answerString="dog")))
    form = questionnaire(pets | {"repeats": True})
    answers: Answers = {at("kind", 0, 0): given(valueString="dog"), at("kind", 1, 0): given(valueString="cat")}
    enabling = Enabling(form, answers)
    assert enabling.enabled(at("bark", 0, 0))
    assert not enabling.enabled(at("bark", 1, 0))
    assert not enabling.enabled(at("bark", 2, 0))
    assert enabling.places == (
        at("pet", 0), at("kind", 0, 0), at("bark", 0, 0), at("pet", 1), at("kind", 1, 0),
    )  # fmt: skip


def test_from_outside_the_last_repetition_before_and_the_first_one_after_are_nearest() -> None:
    pets = group("pet", question("kind"), repeats=True)
    form = questionnaire(
        question("early", "string", when("kind", "=", answerString="dog")),
        pets,
        question("late", "string", when("kind", "=", answerString="dog")),
    )
    answers: Answers = {at("kind", 0, 0): given(valueString="dog"), at("kind", 1, 0): given(valueString="cat")}
    enabling = Enabling(form, answers)
    assert enabling.enabled(at("early", 0))
    assert not enabling.enabled(at("late", 0))


def test_a_nested_question_asks_the_answers_it_stands_under() -> None:
    child = question("why", "string", when("a", "=", answerString="other"))
    form = questionnaire(question("a", "string", item=[child]))
    assert Enabling(form, {at("a", 0): given(valueString="other")}).enabled(at("why", 0, 0))
    assert not Enabling(form, {at("a", 0): given(valueString="none")}).enabled(at("why", 0, 0))


def test_a_question_may_depend_on_one_that_comes_later() -> None:
    form = questionnaire(question("a", "string", when("b", "exists", answerBoolean=True)), question("b"))
    assert not Enabling(form, {}).enabled(at("a", 0))
    assert Enabling(form, {at("b", 0): given(valueString="x")}).enabled(at("a", 0))


@pytest.mark.parametrize(
    ("depends", "places"), [(True, [at("more", 0, 0)]), (False, [at("more", 0, 0), at("more", 1, 0)])]
)
def test_what_is_nested_is_asked_of_each_answer_but_once_of_ticked_ones(depends: bool, places: list[Place]) -> None:
    options = [{"valueString": "a"}, {"valueString": "b"}]
    more = question("more", "string", *([when("q", "=", answerString="b")] if depends else []))
    form = questionnaire(question("q", "choice", repeats=True, answerOption=options, item=[more]))
    answers: Answers = {at("q", 0): given(valueString="a"), at("q", 1): given(valueString="b")}
    assert form.by_link_id["q"].ticked is depends
    assert [place for place in Enabling(form, answers).places if place.link_id == "more"] == places
