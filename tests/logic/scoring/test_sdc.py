"""The scoring exported after the SDC guide gives the same scores, and is read again."""

import json
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.logic.scoring.evaluate import evaluate
from tests.logic.scoring.sheets import Json, answers, choice, read, scoring, sheet, whole

from assieme.logic.questionnaires.model import Answers, Place, Questionnaire
from assieme.logic.questionnaires.response import build_response
from assieme.logic.questionnaires.values import Value, ValueType
from assieme.logic.scoring.outcome import Source, outcome
from assieme.logic.scoring.reading import read_scoring
from assieme.logic.scoring.score import ScoringError
from assieme.logic.scoring.sdc import DECLARED, embedded, understood, with_scoring

QUESTIONS = sheet(
    {
        "linkId": "g",
        "type": "group",
        "item": [
            choice("a"),
            choice("b", weighted=False),
            {"linkId": "yes", "type": "boolean", "item": [whole("under")]},
        ],
    },
    whole("it's"),
    {"linkId": "kg", "type": "quantity"},
    whole("many", repeats=True),
    {"linkId": "share", "type": "decimal"},
    language="en",
)
CODES = [{"items": ["b"], "codes": {"never": 0, "sometimes": 1.5, "http://example.org/often|often": -2, "always": 3}}]
SCORES: tuple[Json, ...] = (
    {
        "name": "mood",
        "title": {"en": "Mood", "it": "Umore"},
        "method": "sum",
        "items": ["a", "b", "it's"],
        "reverse": {"a": [0, 3]},
        "weights": {"b": 0.25},
        "missing": {"at_most": 1, "then": "prorate"},
    },
    {"name": "mean", "method": "mean", "items": ["yes", "under", "share"], "missing": {"at_most": 2}, "round": 1},
    {"name": "plain", "method": "sum", "items": ["many", "kg"], "missing": {"at_least_answered": 1}},
    {"name": "strict", "method": "sum", "items": ["a", "many"]},
    {
        "name": "all",
        "method": "sum",
        "scores": ["mood", "plain"],
        "missing": {"at_most": 1},
        "lookup": [{"from": 0, "value": 40.5, "band": "low"}, {"from": 5.5, "value": 60, "band": {"en": "it's high"}}],
    },
)
TEXT = scoring(*SCORES, values=CODES)


def _standard(document: Json, response: Json) -> dict[str, Any]:
    """What an engine of the standard shows in the hidden items: variables first, in their order."""
    scope: dict[str, list[Any]] = {"resource": [response]}
    for extension in document["extension"]:
        if "valueExpression" in extension:
            named = extension["valueExpression"]
            scope[named["name"]] = evaluate(named["expression"], scope)
    shown = {}
    for item in document["item"]:
        for extension in item.get("extension", ()):
            if "valueExpression" in extension:
                shown[item["linkId"]] = evaluate(extension["valueExpression"]["expression"], scope)
    return shown


def _ours(questionnaire: Questionnaire, said: Answers) -> dict[str, Any]:
    results = outcome(questionnaire, QUESTIONS, said, read_scoring(TEXT, "x")).results
    shown: dict[str, Any] = {f"score.{one.name}": [] if one.value is None else [one.value] for one in results}
    row = results[-1].row
    shown["score.all.value"] = [row.value] if row else []
    shown["score.all.band"] = [row.band["en"]] if row else []
    return shown


CHOSEN = st.sampled_from(["never", "sometimes", "often", "always", "unsaid"])
SAID = st.fixed_dictionaries(
    {},
    optional={
        "a": CHOSEN,
        "b": CHOSEN,
        "yes": st.booleans(),
        "it's": st.integers(0, 9),
        "share": st.decimals(0, 1, places=2),
    },
)


@settings(max_examples=60, deadline=None)
@given(SAID, st.lists(st.integers(-5, 5), max_size=3), st.one_of(st.none(), st.integers(0, 9)))
def test_an_engine_of_the_standard_gives_the_same_scores(said: dict[str, Any], many: list[int], under: Any) -> None:
    questionnaire = read(QUESTIONS)
    given_answers = answers(questionnaire, said)
    for number, one in enumerate(many):
        given_answers[Place("many", (number,))] = Value(ValueType.INTEGER, one)
    if "yes" in said and under is not None:
        given_answers[Place("under", (0, 0, 0))] = Value(ValueType.INTEGER, under)
    exported = with_scoring(QUESTIONS, questionnaire, TEXT)
    response = build_response(questionnaire, given_answers)
    assert _standard(exported, response) == _ours(questionnaire, given_answers)


def test_the_hidden_items_say_the_score_in_both_languages() -> None:
    item = with_scoring(QUESTIONS, read(QUESTIONS), TEXT)["item"][5]
    assert (item["linkId"], item["type"], item["text"], item["readOnly"]) == ("score.mood", "decimal", "Mood", True)
    assert item["_text"]["extension"][0]["extension"][1]["valueString"] == "Umore"


def test_the_questionnaire_itself_is_left_as_it_was() -> None:
    before = json.dumps(QUESTIONS)
    exported = with_scoring(QUESTIONS, read(QUESTIONS), TEXT)
    assert json.dumps(QUESTIONS) == before
    assert exported["item"][: len(QUESTIONS["item"])] == QUESTIONS["item"]


def test_an_export_is_known_again_and_scores_the_same() -> None:
    questionnaire = read(QUESTIONS)
    exported = with_scoring(QUESTIONS, questionnaire, TEXT)
    assert embedded(exported, questionnaire) == read_scoring(TEXT, "x")
    found = understood(questionnaire, exported)
    assert {"score.mood", "score.all", "score.all.band", "score.all.value"} <= found.items
    assert ("", "answer1") in found.variables
    said = answers(questionnaire, {"a": "often", "b": "always", "it's": 3})
    assert outcome(questionnaire, exported, said).source is Source.DECLARED
    assert outcome(questionnaire, exported, said).results[0].value == Fraction(19, 4)


def test_an_export_that_was_changed_is_not_believed() -> None:
    questionnaire = read(QUESTIONS)
    exported = with_scoring(QUESTIONS, questionnaire, TEXT)
    changed = json.loads(json.dumps(exported).replace("iif(%answer1.exists(), (3", "iif(%answer1.exists(), (4", 1))
    assert changed != exported
    assert embedded(changed, questionnaire) is None
    assert understood(questionnaire, changed).items == frozenset()


@pytest.mark.parametrize(
    ("items", "message"),
    [(["nowhere"], "has no such item"), (["g"], "a number"), (["b"], "a number")],
)
def test_a_scoring_that_does_not_fit_is_refused(items: list[str], message: str) -> None:
    with pytest.raises(ScoringError, match=message):
        with_scoring(QUESTIONS, read(QUESTIONS), scoring({"name": "t", "method": "sum", "items": items}))


def test_a_score_never_takes_the_place_of_an_item() -> None:
    document = sheet(choice("a"), whole("score.t"))
    with pytest.raises(ScoringError, match="has such an item"):
        with_scoring(document, read(document), scoring({"name": "t", "method": "sum", "items": ["a"]}))


def test_the_scoring_of_another_questionnaire_is_refused() -> None:
    document = sheet(choice("a"), url="http://example.org/this")
    text = scoring({"name": "t", "method": "sum", "items": ["a"]}, questionnaire="http://example.org/that|1")
    with pytest.raises(ScoringError, match="declared for"):
        with_scoring(document, read(document), text)
    right = text.replace("that|1", "this|1")
    assert with_scoring(document, read(document), right)["extension"][-1]["url"] == DECLARED
