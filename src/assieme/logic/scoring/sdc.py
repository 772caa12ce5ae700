"""A questionnaire exported with its scoring, after the Structured Data Capture guide, and such an export read again."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from assieme.logic.questionnaires.model import Questionnaire
from assieme.logic.scoring.calculated import CALCULATED, FHIRPATH, VARIABLE, objects, totals
from assieme.logic.scoring.declaration import Declaration, Score, Words
from assieme.logic.scoring.expressions import band, score_names, table_value, variables
from assieme.logic.scoring.numbers import refuse_misfits
from assieme.logic.scoring.reading import read_scoring
from assieme.logic.scoring.score import ScoringError
from assieme.logic.tomlfile import FileError

DECLARED = "urn:assieme:scoring"
"""Our extension of the root: the scoring file as it is."""

HIDDEN = "http://hl7.org/fhir/StructureDefinition/questionnaire-hidden"
TRANSLATION = "http://hl7.org/fhir/StructureDefinition/translation"

Json = dict[str, Any]


@dataclass(frozen=True)
class Understood:
    """Items by linkId whose calculated expression is worked out here, and the variables that belong to them.

    A variable is named by the linkId where it stands, "" for the root, and its name.
    """

    items: frozenset[str]
    variables: frozenset[tuple[str, str]]


def with_scoring(document: Mapping[str, Any], questionnaire: Questionnaire, scoring: str) -> Json:
    """The questionnaire's JSON with its scores as hidden, calculated items, and the scoring file itself.

    Raises FileError for a scoring file that can't be read, ScoringError for one that doesn't fit.
    """
    declaration = read_scoring(scoring, "scoring.json")
    refuse_misfits(declaration, questionnaire)
    items = _items(declaration, questionnaire)
    for item in items:
        if item["linkId"] in questionnaire.by_link_id:
            raise ScoringError(item["linkId"], "is the linkId of a score, and the questionnaire has such an item")
    return {
        **document,
        "extension": [
            *objects(document, "extension"),
            *_variables(declaration, questionnaire),
            {"url": DECLARED, "valueString": scoring},
        ],
        "item": [*objects(document, "item"), *items],
    }


def embedded(document: Mapping[str, Any], questionnaire: Questionnaire) -> Declaration | None:
    """The declaration that an export of ours carries: None where there is none, or where its items say otherwise."""
    texts = [one.get("valueString") for one in objects(document, "extension") if one.get("url") == DECLARED]
    if len(texts) != 1 or not isinstance(texts[0], str):
        return None
    try:
        declaration = read_scoring(texts[0], DECLARED)
        refuse_misfits(declaration, questionnaire)
    except (FileError, ScoringError):
        return None
    extensions, items = objects(document, "extension"), objects(document, "item")
    awaited = (_variables(declaration, questionnaire), _items(declaration, questionnaire))
    whole = all(one in extensions for one in awaited[0]) and all(one in items for one in awaited[1])
    return declaration if whole else None


def understood(questionnaire: Questionnaire, document: Mapping[str, Any]) -> Understood:
    """The calculated expressions of a questionnaire that scoring works out: those of an own export, or sums."""
    declaration = embedded(document, questionnaire)
    if declaration is None:
        found = totals(questionnaire, document)
        return Understood(frozenset(score.name for score in found.declaration.scores), found.variables)
    names = frozenset(("", name) for name, _ in variables(declaration, questionnaire))
    return Understood(frozenset(item["linkId"] for item in _items(declaration, questionnaire)), names)


def _variables(declaration: Declaration, questionnaire: Questionnaire) -> list[Json]:
    return [
        {"url": VARIABLE, "valueExpression": {"name": name, "language": FHIRPATH, "expression": expression}}
        for name, expression in variables(declaration, questionnaire)
    ]


def _items(declaration: Declaration, questionnaire: Questionnaire) -> list[Json]:
    names = score_names(declaration)
    language = questionnaire.language or "en"
    return [item for score in declaration.scores for item in _shown(score, names[score.name], language)]


def _shown(score: Score, name: str, language: str) -> Iterator[Json]:
    """The score; and what its lookup table says of it."""
    yield _item(f"score.{score.name}", "decimal", score.title, f"%{name}", language)
    if any(row.value is not None for row in score.lookup):
        yield _item(f"score.{score.name}.value", "decimal", score.title, table_value(score, name), language)
    if any(row.band for row in score.lookup):
        yield _item(f"score.{score.name}.band", "string", score.title, band(score, name, language), language)


def _item(link_id: str, kind: str, title: Words, expression: str, language: str) -> Json:
    own = title.get(language) or next(iter(title.values()))
    others = [
        {
            "url": TRANSLATION,
            "extension": [{"url": "lang", "valueCode": spoken}, {"url": "content", "valueString": text}],
        }
        for spoken, text in title.items()
        if text != own
    ]
    return {
        "extension": [
            {"url": HIDDEN, "valueBoolean": True},
            {"url": CALCULATED, "valueExpression": {"language": FHIRPATH, "expression": expression}},
        ],
        "linkId": link_id,
        "text": own,
        **({"_text": {"extension": others}} if others else {}),
        "type": kind,
        "readOnly": True,
    }
