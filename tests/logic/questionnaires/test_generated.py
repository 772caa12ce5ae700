"""Whatever valid Questionnaire there is: it is read, answered, checked, written as a response and read back."""

from collections import defaultdict
from typing import Any

from fhir.resources.R4B.questionnaireresponse import QuestionnaireResponse
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.questionnaires import answers_to, questionnaires, read

from assieme.instruments.packs.fhir import fhir_problems
from assieme.logic.questionnaires.checks import CODES, problems
from assieme.logic.questionnaires.enabling import Enabling
from assieme.logic.questionnaires.initial import initial_answers
from assieme.logic.questionnaires.jsontext import dump, parse
from assieme.logic.questionnaires.model import Answers
from assieme.logic.questionnaires.read import read_questionnaire
from assieme.logic.questionnaires.response import build_response, read_response

Json = dict[str, Any]
quick = settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)
WHEN = "2026-11-22T10:00:00Z"


def by_question(answers: Answers) -> dict[str, list[object]]:
    """Every question's answers in the order of their places."""
    found: dict[str, list[object]] = defaultdict(list)
    for place in sorted(answers):
        found[place.link_id].append(answers[place].identity)
    return found


@quick
@given(questionnaires())
def test_every_questionnaire_of_the_strategy_is_accepted_by_both_checks(document: Json) -> None:
    text = dump(document)
    reading = read_questionnaire(text)
    assert reading.problems == ()
    assert fhir_problems(parse(text)) == ()
    assert reading.items == text.count('"linkId"')
    assert reading.questionnaire == read(document)


@quick
@given(st.data())
def test_answers_become_a_valid_response_and_come_back(data: st.DataObject) -> None:
    questionnaire = read(data.draw(questionnaires()))
    answers = data.draw(answers_to(questionnaire))
    response = build_response(questionnaire, answers, authored=WHEN)
    QuestionnaireResponse.model_validate(response)
    back, wrong = read_response(questionnaire, parse(dump(response)))
    assert wrong == ()
    assert by_question(back) == by_question(answers)
    assert build_response(questionnaire, back, authored=WHEN) == response


@quick
@given(st.data())
def test_answers_of_the_right_type_meet_only_problems_of_amount_and_limit(data: st.DataObject) -> None:
    questionnaire = read(data.draw(questionnaires()))
    answers = data.draw(answers_to(questionnaire))
    found = {problem.code for problem in problems(questionnaire, answers)}
    assert found <= CODES.keys() - {"place", "type", "option", "single", "twice"}


@quick
@given(st.data())
def test_what_is_disabled_never_matters(data: st.DataObject) -> None:
    questionnaire = read(data.draw(questionnaires()))
    answers = {**data.draw(answers_to(questionnaire)), **initial_answers(questionnaire)}
    enabling = Enabling(questionnaire, answers)
    kept = {place: value for place, value in answers.items() if enabling.enabled(place)}
    again = Enabling(questionnaire, kept)
    assert all(again.enabled(place) for place in kept)
    assert build_response(questionnaire, kept) == build_response(questionnaire, answers)
