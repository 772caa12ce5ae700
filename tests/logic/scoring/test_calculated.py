"""The totals that public questionnaires declare as calculated expressions: which are understood, and which never."""

import pytest
from tests.logic.scoring.sheets import CALCULATED, ORDINAL, VARIABLE, Json, choice, read, sheet, whole

from assieme.logic.scoring.calculated import totals
from assieme.logic.scoring.fhirpath import NotUnderstoodError, parse
from assieme.logic.scoring.sdc import understood

A = "%resource.item.where(linkId='a')"
B = "%resource.item.where(linkId='b')"
GROUP = "%resource.item.where(linkId='g').item"
CARRIED = f"extension.where(url='{ORDINAL}').valueDecimal"


def _formula(expression: str, url: str = CALCULATED, name: str = "") -> Json:
    said = {"language": "text/fhirpath", "expression": expression}
    return {"url": url, "valueExpression": ({"name": name} if name else {}) | said}


def _document(expression: str, **variables: str) -> Json:
    named = [_formula(one, VARIABLE, name) for name, one in variables.items()]
    total = whole("total", extension=[*named, _formula(expression)])
    inside = {"linkId": "g", "type": "group", "item": [choice("q1"), choice("q2"), choice("q10")]}
    under = {"linkId": "yes", "type": "boolean", "item": [whole("n3")]}
    return sheet(choice("a"), choice("b"), whole("n1"), whole("n2", repeats=True), inside, under, total)


def _plain(document: Json) -> Json:
    items = [{key: value for key, value in item.items() if key != "extension"} for item in document["item"]]
    return document | {"item": items}


def _parts(expression: str, **variables: str) -> dict[str, float]:
    document = _document(expression, **variables)
    scores = totals(read(_plain(document)), document).declaration.scores
    return {part.name: float(part.weight) for part in scores[0].parts} if scores else {}


def _option(link_id: str) -> str:
    asked, said = f"%questionnaire.item.where(linkId = '{link_id}')", f"%resource.item.where(linkId = '{link_id}')"
    chosen = f"answerOption.where(valueCoding.code={said}.answer.valueCoding.code)"
    return f"{asked}.{chosen}.extension.where(url=%scoreExt).valueDecimal"


UNDERSTOOD = {
    f"({A}.answer.value.ordinal() + {B}.answer.value.ordinal())": {"a": 1, "b": 1},
    f"{A}.answer.value.weight() * 2 + {B}.answer.value.weight() / 4": {"a": 2, "b": 0.25},
    "%resource.item.where(linkId='a' or linkId='b').answer.value.weight().sum()": {"a": 1, "b": 1},
    "%resource.item.where(linkId in ('a' | 'b')).answer.value.weight().aggregate($this + $total, 0)": {"a": 1, "b": 1},
    "%resource.item.answer.value.ordinal().sum()": {"a": 1, "b": 1},
    "%resource.item.where(linkId != 'b').answer.value.ordinal().combine("
    f"{B}.answer.value.ordinal()).aggregate($total+$this,0)": {"a": 1, "b": 1},
    f"{GROUP}.where(linkId.matches('^q(1|2)$')).answer.value.ordinal().sum()": {"q1": 1, "q2": 1},
    "%resource.repeat(item).where(linkId='g').item.answer.value.weight().sum()": {"q1": 1, "q2": 1, "q10": 1},
    "%resource.descendants().where(linkId='q1' or linkId='b').answer.value.weight().sum()": {"b": 1, "q1": 1},
    "%resource.item.where(linkId='n1').answer.value + %resource.item.where(linkId='yes').answer.item"
    ".where(linkId='n3').answer.valueInteger": {"n1": 1, "n3": 1},
    "%resource.item.where(linkId='n1' or linkId='n2').answer.value.sum()": {"n1": 1, "n2": 1},
    "%resource.item.where(linkId.startsWith('g')).item.where(linkId.startsWith('q1')).answer.value.weight().sum()": {
        "q1": 1,
        "q10": 1,
    },
    f"%resource.item.descendants().where(linkId.startsWith('q')).answer.valueCoding.{CARRIED}.sum() * 1.25": {
        "q1": 1.25,
        "q2": 1.25,
        "q10": 1.25,
    },
    f"%resource.item.where(linkId='a' or linkId='b').answer.value.{CARRIED}.sum()": {"a": 1, "b": 1},
    "%resource.answers().value.ordinal().sum()": {"a": 1, "b": 1, "q1": 1, "q2": 1, "q10": 1},
    "%resource.item.where(linkId='n1').answer.value + %resource.item.descendants().where(linkId='n3')"
    ".answer.valueInteger": {"n1": 1, "n3": 1},
    f"iif({A}.answer.exists() or {B}.answer.value.exists(), iif({A}.answer.exists(), {A}.answer.value.weight(), 0)"
    f" + iif({B}.answer.value.exists(), {B}.answer.value.weight(), 0), {{}})": {"a": 1, "b": 1},
}


@pytest.mark.parametrize(("expression", "parts"), UNDERSTOOD.items(), ids=range(len(UNDERSTOOD)))
def test_a_sum_of_answers_is_understood(expression: str, parts: dict[str, float]) -> None:
    assert _parts(expression) == parts


def test_the_way_in_which_lhc_forms_writes_a_total_is_understood() -> None:
    document = _document(
        "iif(%any, iif(%q1.exists(), %q1, 0) + iif(%q2.exists(), %q2, 0), {})",
        scoreExt=f"'{ORDINAL}'",
        q1=_option("a"),
        q2=_option("b"),
        any="%q1.exists() or %q2.exists()",
    )
    found = totals(read(_plain(document)), document)
    assert {part.name for part in found.declaration.scores[0].parts} == {"a", "b"}
    assert found.variables == {("total", name) for name in ("scoreExt", "q1", "q2", "any")}
    assert understood(read(_plain(document)), document).items == {"total"}


def test_the_way_in_which_the_data_capture_guide_writes_a_total_is_understood() -> None:
    formula = "%resource.item.where(linkId!='total').answer.value.weight().sum()"
    items = [choice("q1"), choice("q2"), whole("n"), whole("total", extension=[_formula(formula)])]
    deep = sheet({"linkId": "g", "type": "group", "item": items})
    plain = sheet({"linkId": "g", "type": "group", "item": [*items[:3], whole("total")]})
    (score,) = totals(read(plain), deep).declaration.scores
    assert [part.name for part in score.parts] == ["q1", "q2"]
    beside = sheet(whole("first"), *deep["item"])
    assert totals(read(sheet(whole("first"), *plain["item"])), beside).declaration.scores == ()


NOT_UNDERSTOOD = [
    "1",
    "%unknown",
    f"{A}.answer.value.ordinal()",
    f"{A}.answer.value + {B}.answer.value",
    f"{A}.answer.value.ordinal() - {B}.answer.value.ordinal()",
    f"{A}.answer.value.ordinal() + {B}.answer.value.ordinal() + 1",
    f"({A}.answer.value.ordinal() + {B}.answer.value.ordinal()) / 0",
    f"({A}.answer.value.ordinal() | {B}.answer.value.ordinal()).sum()",
    f"iif({A}.answer.exists(), {A}.answer.value.ordinal() + {B}.answer.value.ordinal(), {{}})",
    f"iif({A}.answer.exists(), {A}.answer.value.ordinal(), {B}.answer.value.ordinal())",
    f"iif({A}.answer.value.ordinal() > 1, {A}.answer.value.ordinal() + {B}.answer.value.ordinal(), 0)",
    "%resource.item.where(linkId='n1').answer.value + %resource.item.where(linkId='n2').answer.value",
    f"%resource.item.answer.valueCoding.{CARRIED.replace('ordinalValue', 'else')}.sum()",
    f"%resource.item.answer.{CARRIED}.sum()",
    "%resource.item.descendants().where(linkId.startsWith('z')).answer.value.weight().sum()",
    "%resource.item.descendants().where(linkId.endsWith('1')).answer.value.weight().sum()",
    "%resource.item.where(linkId='n1').descendants().answer.value.weight().sum()",
    "%resource.item.where(type = 'choice').answer.value.weight().sum()",
    "%resource.item.where(linkId='g').answer.value.weight().sum()",
    f"{GROUP}.where(linkId.matches('q[12]')).answer.value.ordinal().sum()",
    f"{GROUP}.where(linkId.matches('^(q+)+$')).answer.value.ordinal().sum()",
    f"{GROUP}.where(linkId.matches('^q($')).answer.value.ordinal().sum()",
    "%resource.item.where(linkId='a' or linkId='b').answer.value.weight().avg()",
    "%resource.item.where(linkId='a' or linkId='b').answer.value.weight().aggregate($this + $total, 5)",
    "%patient.item.where(linkId='a' or linkId='b').answer.value.weight().sum()",
    "today() + %resource.item.answer.value.weight().sum()",
    "%resource.item.answer.value.weight().sum(",
    "%resource.item.answer.value.weight().sum() )",
    "%resource.item.where(linkId='a, 1).answer",
    "((1, 2))",
    "(" * 100,
    "1 + " * 10_000,
    "",
]


@pytest.mark.parametrize("expression", NOT_UNDERSTOOD, ids=range(len(NOT_UNDERSTOOD)))
def test_whatever_else_it_says_it_is_not_understood(expression: str) -> None:
    assert _parts(expression) == {}


def test_variables_that_mean_each_other_are_not_understood() -> None:
    assert _parts("%x + %y", x="%y", y="%x") == {}
    assert _parts("%x + %x", x="%x + 1") == {}


def test_variables_that_double_each_other_do_not_take_for_ever() -> None:
    doubled = {f"v{number}": f"%v{number - 1} + %v{number - 1}" for number in range(1, 40)}
    assert _parts("%v39 + %v39", v0=f"{A}.answer.value.ordinal()", **doubled) == {}


def test_a_total_of_three_hundred_questions_is_understood() -> None:
    document = sheet(*(choice(f"q{number}") for number in range(300)))
    added = " + ".join(f"%resource.item.where(linkId='q{number}').answer.value.weight()" for number in range(250))
    document["item"].append(whole("total", extension=[_formula(added)]))
    (total,) = totals(read(_plain(document)), document).declaration.scores
    assert len(total.parts) == 250


def test_an_expression_of_another_language_is_not_understood() -> None:
    document = _document("%resource.item.answer.value.weight().sum()")
    document["item"][-1]["extension"][0]["valueExpression"]["language"] = "text/cql"
    assert totals(read(_plain(document)), document).declaration.scores == ()


def test_a_total_on_which_a_question_depends_is_not_understood() -> None:
    document = _document("%resource.item.answer.value.weight().sum()")
    when = [{"question": "total", "operator": ">", "answerInteger": 2}]
    document["item"].append(whole("more", enableWhen=when))
    assert totals(read(_plain(document)), document).declaration.scores == ()


def test_a_total_of_totals_comes_after_them() -> None:
    document = _document(
        "%resource.item.where(linkId='one').answer.value + %resource.item.where(linkId='two').answer.value"
    )
    for name, of in (("one", "a' or linkId='b"), ("two", "a' or linkId='b")):
        expression = f"%resource.item.where(linkId='{of}').answer.value.weight().sum()"
        document["item"].append(whole(name, extension=[_formula(expression)]))
    scores = totals(read(_plain(document)), document).declaration.scores
    assert [(score.name, score.of_scores) for score in scores] == [("one", False), ("two", False), ("total", True)]


def test_a_number_beyond_the_few_words_is_refused_in_words() -> None:
    with pytest.raises(NotUnderstoodError, match="where nothing more"):
        parse("1 2")
