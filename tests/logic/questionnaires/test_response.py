"""Answers as a QuestionnaireResponse: where each stands, and what of a foreign one is not taken."""

from typing import Any

import pytest
from fhir.resources.R4B.questionnaireresponse import QuestionnaireResponse
from tests.questionnaires import Json, read

from assieme.logic.questionnaires.jsonvalues import value_in
from assieme.logic.questionnaires.model import Answers, Place, Questionnaire
from assieme.logic.questionnaires.response import build_response, read_response
from assieme.logic.questionnaires.values import Value


def text(content: str) -> Value:
    found = value_in({"valueString": content}, "value")
    assert found is not None
    return found


@pytest.fixture
def form() -> Questionnaire:
    child = {"linkId": "why", "type": "string", "text": "Why?"}
    pet = {"linkId": "name", "type": "string", "repeats": True, "item": [child]}
    return read(
        {
            "resourceType": "Questionnaire",
            "status": "active",
            "url": "https://example.org/q",
            "version": "2",
            "item": [
                {"linkId": "d", "type": "display", "text": "Hello"},
                {"linkId": "pet", "type": "group", "repeats": True, "item": [pet]},
                {
                    "linkId": "off",
                    "type": "string",
                    "enableWhen": [{"question": "name", "operator": "=", "answerString": "nobody"}],
                },
            ],
        }
    )


def test_repetitions_answers_and_what_is_nested_under_them(form: Questionnaire) -> None:
    answers: Answers = {
        Place("name", (0, 1)): text("Ada"),
        Place("name", (0, 0)): text("Bo"),
        Place("why", (0, 1, 0)): text("old"),
        Place("name", (4, 0)): text("Cy"),
        Place("off", (0,)): text("never"),
    }
    response = build_response(form, answers, authored="2026-01-01T10:00:00Z")
    QuestionnaireResponse.model_validate(response)
    assert response == {
        "resourceType": "QuestionnaireResponse",
        "questionnaire": "https://example.org/q|2",
        "status": "completed",
        "authored": "2026-01-01T10:00:00Z",
        "item": [
            {
                "linkId": "pet",
                "item": [
                    {
                        "linkId": "name",
                        "answer": [
                            {"valueString": "Bo"},
                            {
                                "valueString": "Ada",
                                "item": [{"linkId": "why", "text": "Why?", "answer": [{"valueString": "old"}]}],
                            },
                        ],
                    }
                ],
            },
            {"linkId": "pet", "item": [{"linkId": "name", "answer": [{"valueString": "Cy"}]}]},
        ],
    }
    back, wrong = read_response(form, response)
    assert wrong == ()
    assert back == {
        Place("name", (0, 0)): text("Bo"),
        Place("name", (0, 1)): text("Ada"),
        Place("why", (0, 1, 0)): text("old"),
        Place("name", (1, 0)): text("Cy"),
    }


def test_what_is_nested_in_an_unanswered_question_is_kept(form: Questionnaire) -> None:
    answers: Answers = {Place("why", (0, 0, 0)): text("because")}
    response = build_response(form, answers, status="in-progress")
    QuestionnaireResponse.model_validate(response)
    assert read_response(form, response) == (answers, ())


def test_no_answers_make_a_valid_response(form: Questionnaire) -> None:
    QuestionnaireResponse.model_validate(build_response(form, {}))


@pytest.mark.parametrize(
    ("link_id", "told", "response"),
    [
        ("", "no FHIR QuestionnaireResponse", {"resourceType": "Questionnaire"}),
        ("", "no status", {"status": "done"}),
        ("", "another questionnaire", {"questionnaire": "https://example.org/other|2"}),
        ("x", "no item of the questionnaire", {"item": [{"linkId": "x", "answer": [{"valueString": "a"}]}]}),
        ("name", "no item of the questionnaire", {"item": [{"linkId": "name", "answer": [{"valueString": "a"}]}]}),
        ("pet", "is no question", {"item": [{"linkId": "pet", "answer": [{"valueString": "a"}]}]}),
        ("d", "is no question", {"item": [{"linkId": "d", "answer": [{"valueString": "a"}]}]}),
        ("off", "without a value", {"item": [{"linkId": "off", "answer": [{}]}]}),
        ("off", "type of value", {"item": [{"linkId": "off", "answer": [{"valueString": 3}]}]}),
        ("off", "type of value", {"item": [{"linkId": "off", "answer": "a"}]}),
        ("off", "under no answer", {"item": [{"linkId": "off", "item": [{"linkId": "x"}]}]}),
    ],
)
def test_what_does_not_belong_is_named(form: Questionnaire, link_id: str, told: str, response: Json) -> None:
    document: dict[str, Any] = {"resourceType": "QuestionnaireResponse", "status": "completed", **response}
    _, wrong = read_response(form, document)
    assert any(one.link_id == link_id and told in one.message for one in wrong), wrong
