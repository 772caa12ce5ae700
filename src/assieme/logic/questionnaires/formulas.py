"""Formulas (SDC expressions): totals that scoring works out, and questions that nobody can answer without one.

A calculated expression is taken where `scoring.sdc` works it out exactly, and refused elsewhere.
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from assieme.logic.questionnaires import extensions as known
from assieme.logic.questionnaires.findings import N_
from assieme.logic.questionnaires.model import Item, Questionnaire
from assieme.logic.questionnaires.node import Node
from assieme.logic.scoring.sdc import understood

NEVER_ANSWERED = N_("is required, but hidden or read-only: nobody is asked for it, so it may stay open")
WORKED_OUT = N_("is a total that is worked out from the answers")


def calculated(questionnaire: Questionnaire, document: Mapping[str, Any]) -> Questionnaire:
    """The questionnaire with the totals marked that scoring works out: read-only, and never required."""
    totals = understood(questionnaire, document).items
    return replace(questionnaire, items=_marked(questionnaire.items, totals)) if totals else questionnaire


def judge_formulas(questionnaire: Questionnaire, nodes: Mapping[str, Node]) -> None:
    """Find calculated expressions that are not supported; note required questions that nobody can answer."""
    for item in questionnaire.walk():
        node = nodes[item.link_id]
        if node.extensions(known.CALCULATED):
            _judge_calculated(node, item)
        if item.required and not item.initial and item.is_question and _settled(questionnaire, item):
            node.note(NEVER_ANSWERED)


def _judge_calculated(node: Node, item: Item) -> None:
    if item.calculated:
        node.note(WORKED_OUT, known.CALCULATED)
    else:
        node.refuse(known.FORMULA, known.CALCULATED)


def _settled(questionnaire: Questionnaire, item: Item) -> bool:
    return questionnaire.hidden(item.link_id) or questionnaire.read_only(item.link_id)


def _marked(items: Iterable[Item], totals: frozenset[str]) -> tuple[Item, ...]:
    return tuple(
        replace(item, items=_marked(item.items, totals))
        if item.link_id not in totals
        else replace(item, items=_marked(item.items, totals), calculated=True, read_only=True, required=False)
        for item in items
    )
