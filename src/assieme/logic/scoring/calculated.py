"""The totals that a questionnaire declares itself, as SDC calculated expressions, where they are sums of answers."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from assieme.logic.questionnaires.model import Item, Kind, Questionnaire
from assieme.logic.scoring.declaration import Declaration, Method, Part, Score
from assieme.logic.scoring.fhirpath import Node, NotUnderstoodError, parse
from assieme.logic.scoring.sums import Adding, Sum

CALCULATED = "http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-calculatedExpression"
VARIABLE = "http://hl7.org/fhir/StructureDefinition/variable"
FHIRPATH = "text/fhirpath"
LEAST = 2
"""Parts of a total: with fewer it is a copy."""


@dataclass(frozen=True)
class Totals:
    """The calculated items that are understood, as one declaration: each score is named by its item's linkId.

    `variables` are those that they use, each by the linkId where it stands ("" for the root) and its name.
    """

    declaration: Declaration
    variables: frozenset[tuple[str, str]]


@dataclass(frozen=True)
class _Place:
    """A node of the document: its linkId, and the variables known there, each with where it stands."""

    link_id: str
    expression: str | None
    known: Mapping[str, tuple[str, Node]]


def totals(questionnaire: Questionnaire, document: Mapping[str, Any]) -> Totals:
    """What can be worked out of the calculated expressions in a questionnaire's JSON; the others are left out.

    A total is worked out after the answers are given. So none is understood on which it depends what is asked,
    and none that only repeats one answer.
    """
    fit = _may_be_totals(questionnaire)
    sums: dict[str, Sum] = {}
    variables: set[tuple[str, str]] = set()
    for place in _places(document, "", {}):
        if place.expression is not None and place.link_id in fit:
            adding = Adding(questionnaire, {name: node for name, (_, node) in place.known.items()})
            try:
                found = adding.sum(parse(place.expression))
            except (NotUnderstoodError, RecursionError):  # variables can mean themselves
                continue
            if len(found) < LEAST:
                continue
            sums[place.link_id] = found
            variables |= {(place.known[name][0], name) for name in adding.selecting.used}
    ordered = _ordered(sums)
    items = questionnaire.by_link_id
    language = questionnaire.language or "en"
    scores = tuple(_score(items[name], sums[name], ordered, language) for name in ordered)
    return Totals(Declaration(scores), frozenset(variables))


def _may_be_totals(questionnaire: Questionnaire) -> frozenset[str]:
    asked_about = {condition.question for one in questionnaire.walk() for condition in one.conditions}
    numbers = (Kind.INTEGER, Kind.DECIMAL, Kind.QUANTITY)
    return frozenset(item.link_id for item in questionnaire.walk() if item.kind in numbers) - asked_about


def _score(item: Item, counted: Sum, calculated: list[str], language: str) -> Score:
    parts = tuple(Part(name, weight) for name, weight in counted.items())
    title = {language: item.text.text or item.link_id, **dict(item.text.translations)}
    return Score(item.link_id, title, Method.SUM, parts, of_scores=any(part.name in calculated for part in parts))


def _ordered(sums: dict[str, Sum]) -> list[str]:
    """Those that add answers, and those that add others of them, each after what it adds; mixtures are left out."""
    found = [name for name, counted in sums.items() if not set(counted) & set(sums) and _positive(counted)]
    waiting = [name for name in sums if name not in found and _positive(sums[name])]
    while ready := [name for name in waiting if set(sums[name]) <= set(found)]:
        found += ready
        waiting = [name for name in waiting if name not in ready]
    return found


def _positive(counted: Sum) -> bool:
    return all(times > 0 for times in counted.values())


def _places(node: Mapping[str, Any], link_id: str, above: Mapping[str, tuple[str, Node]]) -> Iterator[_Place]:
    known = dict(above)
    for name, expression in expressions(node, VARIABLE):
        try:
            known[name] = (link_id, parse(expression))
        except NotUnderstoodError:
            known.pop(name, None)
    found = [expression for _, expression in expressions(node, CALCULATED)]
    yield _Place(link_id, found[0] if len(found) == 1 else None, known)
    for child in objects(node, "item"):
        yield from _places(child, str(child.get("linkId", "")), known)


def expressions(node: Mapping[str, Any], url: str) -> Iterator[tuple[str, str]]:
    """Names and texts of a node's FHIRPath expressions in that extension."""
    for extension in objects(node, "extension"):
        value = extension.get("valueExpression")
        if extension.get("url") == url and isinstance(value, dict) and value.get("language") == FHIRPATH:
            yield str(value.get("name", "")), str(value.get("expression", ""))


def objects(node: Mapping[str, Any], key: str) -> list[dict[str, Any]]:
    """The objects of a list in JSON; what is none there is for the questionnaire's own check."""
    found = node.get(key)
    return [one for one in found if isinstance(one, dict)] if isinstance(found, list) else []
