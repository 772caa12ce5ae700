"""`assieme instrument score`: the scores of one response to a questionnaire."""

from pathlib import Path
from typing import Annotated, Any

import typer

from assieme.cli.output import print_json, read_text, refuse
from assieme.logic.questionnaires import jsontext
from assieme.logic.questionnaires.model import Answers, Questionnaire
from assieme.logic.questionnaires.read import read_questionnaire
from assieme.logic.questionnaires.response import read_response
from assieme.logic.scoring.declaration import Declaration, Words
from assieme.logic.scoring.outcome import Outcome, outcome
from assieme.logic.scoring.reading import read_scoring
from assieme.logic.scoring.score import AnswersError, Result, ScoringError, written
from assieme.logic.tomlfile import FileError, Problem

QUESTIONNAIRE, SCORING = "questionnaire.json", "scoring.json"
NO_SCORE = "no score"


def score(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="A FHIR R4 Questionnaire.")],
    response: Annotated[Path, typer.Argument(metavar="RESPONSE", help="A QuestionnaireResponse to it.")],
    *,
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON document.")] = False,
) -> None:
    """Score one person's answers: by the scoring file beside FILE, by FILE's own sums, or by its options' weights."""
    try:
        found = _outcome(file, response)
    except FileError as error:
        refuse(error.problems, as_json=as_json)
    if as_json:
        print_json({"method": found.source, "scores": [_described(result) for result in found.results]})
    else:
        typer.echo("\n".join([*(_line(result) for result in found.results), "", f"Method: {found.source}."]))


def _outcome(file: Path, response: Path) -> Outcome:
    reading = read_questionnaire(read_text(file))
    if reading.questionnaire is None:
        raise FileError(tuple(_problem(file, one.link_id, one.message) for one in reading.problems))
    answers = _answers(reading.questionnaire, response)
    try:
        return outcome(reading.questionnaire, reading.document, answers, _beside(file))
    except ScoringError as error:
        at = response if isinstance(error, AnswersError) else file
        raise FileError((_problem(at, error.item, error.message),)) from error


def _answers(questionnaire: Questionnaire, response: Path) -> Answers:
    try:
        document = jsontext.parse(read_text(response))
    except jsontext.NotJson as error:
        raise FileError((_problem(response, "JSON", str(error)),)) from error
    answers, problems = read_response(questionnaire, document)
    if problems:
        raise FileError(tuple(_problem(response, one.link_id, one.message) for one in problems))
    return answers


def _problem(file: Path, link_id: str, message: str) -> Problem:
    return Problem(str(file), None, link_id or "file", message)


def _beside(file: Path) -> Declaration | None:
    """The scoring file that belongs to a questionnaire: same name, `scoring` in place of `questionnaire`."""
    stem = file.name.removesuffix(QUESTIONNAIRE) if file.name.endswith(QUESTIONNAIRE) else f"{file.stem}."
    place = file.with_name(stem + SCORING)
    return read_scoring(read_text(place), str(place)) if place.is_file() else None


def _described(result: Result) -> dict[str, Any]:
    row = result.row
    return {
        "name": result.name,
        "title": _english(result.title),
        "value": None if result.value is None else float(result.value),
        "reason": None if result.value is not None else _reason(result),
        "answered": result.answered,
        "of": result.parts,
        "missing": list(result.missing),
        "range": None if result.range is None else [float(end) for end in result.range],
        "table_value": None if row is None or row.value is None else float(row.value),
        "band": _english(row.band) if row else None,
        "meaning": _english(row.meaning) if row else None,
    }


def _english(words: Words) -> str | None:
    return words.get("en") or next(iter(words.values()), None)


def _reason(result: Result) -> str:
    if not result.parts:
        return "none of its questions was asked"
    return f"{len(result.missing)} of {result.parts} are missing, and at most {result.at_most} may be"


def _line(result: Result) -> str:
    if result.value is None:
        return f"{_english(result.title)}: {NO_SCORE} ({_reason(result)})"
    band = _english(result.row.band) if result.row else None
    return f"{_english(result.title)}: {written(result.value)}{f' ({band})' if band else ''}"
