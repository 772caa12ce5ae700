"""Answers as a FHIR QuestionnaireResponse, and back."""

from collections.abc import Iterator, Mapping
from typing import Any

from assieme.logic.questionnaires.enabling import Enabling
from assieme.logic.questionnaires.findings import N_, Findings, Problem
from assieme.logic.questionnaires.jsonvalues import value_out
from assieme.logic.questionnaires.model import Answers, Item, Kind, Place, Questionnaire
from assieme.logic.questionnaires.node import Node

NO_RESPONSE = N_("this is no FHIR QuestionnaireResponse")
OTHER = N_("answers another questionnaire")
NO_STATUS = N_("has no status, or one that R4 does not know")
STATUSES = {"in-progress", "completed", "amended", "entered-in-error", "stopped"}
NOT_HERE = N_("is no item of the questionnaire in this place")
NO_VALUE = N_("has an answer without a value")
GROUP_ANSWER = N_("is no question, but has an answer")
MIXED = N_("is a question with items that stand under no answer of it")

JsonItem = dict[str, Any]


def build_response(
    questionnaire: Questionnaire, answers: Answers, *, status: str = "completed", authored: str = ""
) -> JsonItem:
    """A valid QuestionnaireResponse: questions in their order, disabled ones left out, gaps in numbers closed.

    `authored` is a FHIR dateTime. Decimals are Decimals: write it with `jsontext.dump`.
    """
    builder = _Builder(Enabling(questionnaire, answers))
    canonical = questionnaire.url + (f"|{questionnaire.version}" if questionnaire.version else "")
    found = {
        "resourceType": "QuestionnaireResponse",
        "questionnaire": canonical if questionnaire.url else "",
        "status": status,
        "authored": authored,
        "item": [one for item in questionnaire.items for one in builder.items(item, ())],
    }
    return {key: value for key, value in found.items() if value}


class _Builder:
    def __init__(self, enabling: Enabling) -> None:
        self._enabling = enabling

    def items(self, item: Item, above: tuple[int, ...]) -> Iterator[JsonItem]:
        if item.kind is Kind.DISPLAY or not self._enabling.enabled(Place(item.link_id, (*above, 0))):
            return
        head: JsonItem = {"linkId": item.link_id} | ({"text": item.text.text} if item.text else {})
        if item.kind is Kind.GROUP:
            for number in self._enabling.numbers(item.link_id, above):
                if inside := self._inside(item, (*above, number)):
                    yield head | {"item": inside}
        elif answers := self._answers(item, above):
            yield head | {"answer": answers}

    def _inside(self, item: Item, here: tuple[int, ...]) -> list[JsonItem]:
        return [one for child in item.items for one in self.items(child, here)]

    def _answers(self, item: Item, above: tuple[int, ...]) -> list[JsonItem]:
        """The answers with what is nested in each; what hangs under no answer joins the first, or stands alone."""
        values = self._enabling.answers(item.link_id, above)
        numbers = self._enabling.numbers(item.link_id, above)
        loose = [one for number in numbers if number not in values for one in self._inside(item, (*above, number))]
        found: list[JsonItem] = []
        for number, value in values.items():
            inside = loose + self._inside(item, (*above, number))
            loose = []
            found.append(value_out(value) | ({"item": inside} if inside else {}))
        return found or ([{"item": loose}] if loose else [])


def read_response(questionnaire: Questionnaire, document: Mapping[str, Any]) -> tuple[Answers, tuple[Problem, ...]]:
    """The answers in a QuestionnaireResponse, and what in it does not belong to the questionnaire.

    Whether the answers are allowed is for `checks.problems`.
    """
    findings = Findings()
    root = Node(document, "", findings)
    if document.get("resourceType") != "QuestionnaireResponse":
        return {}, (Problem("", NO_RESPONSE, str(document.get("resourceType", ""))[:60]),)
    if root.text("status") not in STATUSES:
        root.refuse(NO_STATUS, root.text("status"))
    asked = root.text("questionnaire").partition("|")[0]
    if asked and questionnaire.url and asked != questionnaire.url:
        root.refuse(OTHER, asked)
    answers: Answers = {}
    _take(root, questionnaire.items, (), answers)
    return answers, tuple(findings.problems)


def _take(parent: Node, expected: tuple[Item, ...], above: tuple[int, ...], answers: Answers) -> None:
    items = {item.link_id: item for item in expected}
    seen: dict[str, int] = {}
    for raw in parent.nodes("item"):
        link_id = raw.text("linkId")
        node = Node(raw.raw, link_id, raw.findings)
        item = items.get(link_id)
        if item is None:
            node.refuse(NOT_HERE)
        elif item.kind is Kind.GROUP:
            if node.has("answer"):
                node.refuse(GROUP_ANSWER)
            _take(node, item.items, (*above, seen.get(link_id, 0)), answers)
            seen[link_id] = seen.get(link_id, 0) + 1
        else:
            seen[link_id] = _take_answers(node, item, above, seen.get(link_id, 0), answers)


def _take_answers(node: Node, item: Item, above: tuple[int, ...], first: int, answers: Answers) -> int:
    """Take one item's answers, numbered from `first`; gives the number for the next."""
    if node.has("item"):
        node.refuse(MIXED)
    if node.has("answer") and not item.is_question:
        node.refuse(GROUP_ANSWER)
        return first
    given = node.nodes("answer")
    for number, answer in enumerate(given, first):
        here = (*above, number)
        value = answer.value("value")
        if value is not None:
            answers[Place(item.link_id, here)] = value
        elif not answer.has("item"):
            answer.refuse(NO_VALUE)
        _take(answer, item.items, here, answers)
    return first + len(given)
