"""`assieme instrument score`."""

import json
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
from tests.logic.scoring.sheets import answers, choice, read, scoring, sheet, whole
from typer.testing import CliRunner, Result

from assieme.cli.main import app
from assieme.logic.questionnaires import jsontext
from assieme.logic.questionnaires.response import build_response
from assieme.logic.scoring.sdc import with_scoring

SHEET = sheet(choice("a"), choice("b"), whole("age"), url="http://example.org/q")
SCORING = scoring(
    {
        "name": "mood",
        "title": {"en": "Mood", "it": "Umore"},
        "method": "mean",
        "items": ["a", "b"],
        "range": [0, 3],
        "lookup": [{"from": 0, "band": "low"}, {"from": 2, "value": 61.5, "band": "high", "meaning": "Often."}],
    }
)


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(app, ["instrument", "score", *map(str, arguments)])


def _response(folder: Path, said: dict[str, object]) -> Path:
    questionnaire = read(SHEET)
    response = folder / "response.json"
    response.write_text(jsontext.dump(build_response(questionnaire, answers(questionnaire, said))), encoding="utf-8")
    return response


@pytest.fixture(params=["mood.questionnaire.json", "questionnaire.json", "mood.json"])
def file(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """A questionnaire with its scoring file beside it, in each way of naming them."""
    name = str(request.param)
    beside = name.replace("questionnaire", "scoring") if "questionnaire" in name else "mood.scoring.json"
    (tmp_path / beside).write_text(SCORING, encoding="utf-8")
    (tmp_path / name).write_text(json.dumps(SHEET), encoding="utf-8")
    return tmp_path / name


def test_one_json_document_with_all_there_is_to_say(file: Path, tmp_path: Path) -> None:
    done = run(file, _response(tmp_path, {"a": "often", "b": "always"}), "--json")
    assert (done.exit_code, done.stderr) == (0, "")
    assert json.loads(done.stdout) == {
        "method": "declared",
        "scores": [
            {
                "name": "mood",
                "title": "Mood",
                "value": 2.5,
                "reason": None,
                "answered": 2,
                "of": 2,
                "missing": [],
                "range": [0.0, 3.0],
                "table_value": 61.5,
                "band": "high",
                "meaning": "Often.",
            }
        ],
    }


def test_no_score_where_too_much_is_missing_and_the_reason_why(file: Path, tmp_path: Path) -> None:
    done = run(file, _response(tmp_path, {"a": "often"}), "--json")
    assert done.exit_code == 0
    (found,) = json.loads(done.stdout)["scores"]
    assert (found["value"], found["missing"], found["band"]) == (None, ["b"], None)
    assert found["reason"] == "1 of 2 are missing, and at most 0 may be"
    assert "Mood: no score (1 of 2 are missing" in run(file, tmp_path / "response.json").stdout


def test_people_read_a_line_a_score_and_the_method(file: Path, tmp_path: Path) -> None:
    assert run(file, _response(tmp_path, {"a": "often", "b": "always"})).stdout.splitlines() == [
        "Mood: 2.5 (high)",
        "",
        "Method: declared.",
    ]


def test_without_a_declaration_the_weights_are_summed(tmp_path: Path) -> None:
    lonely = tmp_path / "lonely.json"
    lonely.write_text(json.dumps(SHEET), encoding="utf-8")
    found = json.loads(run(lonely, _response(tmp_path, {"a": "often", "b": "always"}), "--json").stdout)
    assert (found["method"], found["scores"][0]["value"]) == ("sum of weights", 5.0)


def test_an_export_carries_its_own_scoring(tmp_path: Path) -> None:
    exported = tmp_path / "exported.json"
    exported.write_text(jsontext.dump(with_scoring(SHEET, read(SHEET), SCORING)), encoding="utf-8")
    found = json.loads(run(exported, _response(tmp_path, {"a": "often", "b": "always"}), "--json").stdout)
    assert (found["method"], found["scores"][0]["value"]) == ("declared", 2.5)


@pytest.mark.parametrize("name", ["contextual-factors", "meeting-pulse", "readiness"])
def test_an_empty_response_to_an_instrument_of_ours_has_no_score(name: str, tmp_path: Path) -> None:
    response = tmp_path / "response.json"
    response.write_text('{"resourceType": "QuestionnaireResponse", "status": "completed"}', encoding="utf-8")
    pack = Path(str(files("assieme").joinpath("instruments", "packs", name, "questionnaire.json")))
    found = json.loads(run(pack, response, "--json").stdout)
    assert found["method"] == "declared"
    assert {one["value"] for one in found["scores"]} == {None}


def refused(*arguments: str | Path) -> list[dict[str, Any]]:
    plain = run(*arguments)
    assert (plain.exit_code, plain.stdout) == (2, "")
    found = run(*arguments, "--json")
    assert (found.exit_code, found.stderr) == (2, "")
    errors: list[dict[str, Any]] = json.loads(found.stdout)["errors"]
    assert [list(error) for error in errors] == [["file", "line", "field", "message"]] * len(errors)
    return errors


def test_an_answer_that_does_not_belong_is_named(file: Path, tmp_path: Path) -> None:
    response = _response(tmp_path, {"a": "often"})
    response.write_text(response.read_text("utf-8").replace('"a"', '"z"'), encoding="utf-8")
    (error,) = refused(file, response)
    assert (error["file"], error["field"]) == (str(response), "z")


def test_an_answer_that_is_not_offered_is_named(file: Path, tmp_path: Path) -> None:
    response = _response(tmp_path, {"a": "hardly", "b": "often"})
    (error,) = refused(file, response)
    assert (error["file"], error["field"], "does not offer" in error["message"]) == (str(response), "a", True)


@pytest.mark.parametrize("content", ["", "{", "[]", '{"resourceType": "Patient"}'])
def test_what_is_no_response_or_no_questionnaire_is_refused(content: str, file: Path, tmp_path: Path) -> None:
    response = _response(tmp_path, {"a": "often", "b": "often"})
    odd = tmp_path / "odd.json"
    odd.write_text(content, encoding="utf-8")
    assert {error["file"] for error in refused(file, odd)} == {str(odd)}
    assert {error["file"] for error in refused(odd, response)} == {str(odd)}
    assert {error["file"] for error in refused(tmp_path / "none.json", response)} == {str(tmp_path / "none.json")}


def test_a_scoring_file_with_a_mistake_is_named_by_its_place(file: Path, tmp_path: Path) -> None:
    beside = next(tmp_path.glob("*scoring.json"))
    beside.write_text(SCORING.replace('"mean"', '"median"'), encoding="utf-8")
    (error,) = refused(file, _response(tmp_path, {"a": "often"}))
    assert (error["file"], error["field"]) == (str(beside), "scores[1].method")


def test_a_scoring_file_that_counts_what_is_not_asked_is_refused(file: Path, tmp_path: Path) -> None:
    beside = next(tmp_path.glob("*scoring.json"))
    beside.write_text(SCORING.replace('"b"]', '"c"]'), encoding="utf-8")
    (error,) = refused(file, _response(tmp_path, {"a": "often"}))
    assert (error["field"], "no such item" in error["message"]) == ("c", True)
