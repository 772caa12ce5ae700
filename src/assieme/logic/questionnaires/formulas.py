"""Formulas (SDC expressions), and the items that nobody can answer without one."""

from collections.abc import Mapping

from assieme.logic.questionnaires import extensions as known
from assieme.logic.questionnaires.model import Item, Questionnaire
from assieme.logic.questionnaires.node import Node

NEVER_ANSWERED = "is required, but nobody can answer it: it is hidden or read-only and has no initial value"
FILLED_IN = "asks to be filled in from a health record; there is none here, so the person answers it"
ONLY_FILLED_IN = "can only be filled in from a health record, which there is none of here"


def judge_formulas(questionnaire: Questionnaire, root: Node, nodes: Mapping[str, Node]) -> None:
    del root
    for item in questionnaire.walk():
        node = nodes[item.link_id]
        for _ in node.extensions(known.CALCULATED):
            node.refuse(known.FORMULA, known.CALCULATED)
        for _ in node.extensions(known.INITIAL_EXPRESSION):
            node.refuse(known.FORMULA, known.INITIAL_EXPRESSION)
        if item.required and _out_of_reach(questionnaire, item) and not item.initial:
            node.refuse(NEVER_ANSWERED)


def _out_of_reach(questionnaire: Questionnaire, item: Item) -> bool:
    return item.is_question and (questionnaire.hidden(item.link_id) or questionnaire.read_only(item.link_id))
