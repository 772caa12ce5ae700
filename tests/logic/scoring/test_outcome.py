"""Which way of scoring is taken, and what counts as asked."""

from fractions import Fraction

import pytest
from tests.logic.scoring.sheets import CALCULATED, answers, choice, read, scoring, sheet, whole

from assieme.logic.scoring.outcome import Source, outcome
from assieme.logic.scoring.reading import read_scoring
from assieme.logic.scoring.score import ScoringError

ONLY_AFTER_ALWAYS = [
    {
        "question": "a",
        "operator": "=",
        "answerCoding": {"system": "http://example.org/often", "code": "always"},
    }
]
SHEET = sheet(choice("a"), choice("b", enableWhen=ONLY_AFTER_ALWAYS), choice("c"), whole("age"))


def test_without_a_declaration_the_weights_of_all_that_is_asked_are_summed() -> None:
    questionnaire = read(SHEET)
    found = outcome(questionnaire, SHEET, answers(questionnaire, {"a": "often", "c": "always", "age": 40}))
    assert found.source is Source.WEIGHTS
    (total,) = found.results
    assert total.value == 5
    assert (total.parts, total.missing) == (2, ())


def test_an_answer_to_what_is_not_asked_does_not_count() -> None:
    questionnaire = read(SHEET)
    said = {"a": "often", "b": "always", "c": "never"}
    assert outcome(questionnaire, SHEET, answers(questionnaire, said)).results[0].value == 2
    said["a"] = "always"
    assert outcome(questionnaire, SHEET, answers(questionnaire, said)).results[0].value == 6


@pytest.mark.parametrize("said", [{"a": "always", "c": "never"}, {"a": "often", "c": "unsaid"}])
def test_without_a_declaration_nothing_that_is_asked_may_be_missing(said: dict[str, str]) -> None:
    questionnaire = read(SHEET)
    (total,) = outcome(questionnaire, SHEET, answers(questionnaire, said)).results
    assert (total.value, total.at_most, len(total.missing)) == (None, 0, 1)


def test_the_scoring_file_is_taken_before_everything_else() -> None:
    questionnaire = read(SHEET)
    declared = read_scoring(scoring({"name": "age", "method": "sum", "items": ["age"]}), "x")
    found = outcome(questionnaire, SHEET, answers(questionnaire, {"a": "often", "age": 40}), declared)
    assert found.source is Source.DECLARED
    assert [one.value for one in found.results] == [40]


def test_the_questionnaires_own_total_is_taken_before_the_weights() -> None:
    said = {"language": "text/fhirpath", "expression": "%resource.item.where(linkId='a' or linkId='c')"}
    said["expression"] += ".answer.value.weight().sum()"
    total = whole("total", readOnly=True, extension=[{"url": CALCULATED, "valueExpression": said}])
    document = SHEET | {"item": [*SHEET["item"], total]}
    questionnaire = read(document)
    found = outcome(questionnaire, document, answers(questionnaire, {"a": "always", "b": "always", "c": "often"}))
    assert found.source is Source.CALCULATED
    assert {one.name: one.value for one in found.results} == {"total": 5}


def test_where_nothing_has_a_number_there_is_nothing_to_score_by() -> None:
    document = sheet(choice("a", weighted=False))
    questionnaire = read(document)
    with pytest.raises(ScoringError, match="nothing to score by"):
        outcome(questionnaire, document, answers(questionnaire, {"a": "often"}))


def test_an_answer_that_is_not_offered_is_a_misfit() -> None:
    questionnaire = read(SHEET)
    with pytest.raises(ScoringError, match="does not offer") as refused:
        outcome(questionnaire, SHEET, answers(questionnaire, {"a": "hardly"}))
    assert refused.value.item == "a"


def test_yes_is_one_and_a_quantity_is_its_number() -> None:
    document = sheet({"linkId": "yes", "type": "boolean"}, whole("n"))
    questionnaire = read(document)
    declared = read_scoring(scoring({"name": "t", "method": "mean", "items": ["yes", "n"]}), "x")
    found = outcome(questionnaire, document, answers(questionnaire, {"yes": True, "n": 4}), declared)
    assert found.results[0].value == Fraction(5, 2)
