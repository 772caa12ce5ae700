"""enableWhen: read, and judged against the whole questionnaire."""

from collections.abc import Iterable, Mapping

from assieme.logic.questionnaires.findings import N_
from assieme.logic.questionnaires.model import Behaviour, Condition, Item, Kind, Operator
from assieme.logic.questionnaires.node import Node
from assieme.logic.questionnaires.values import ValueType

NUMBERS = {ValueType.DECIMAL, ValueType.INTEGER}
DATES = {ValueType.DATE, ValueType.DATE_TIME}
ADDRESSES = {ValueType.URI, ValueType.STRING}
"""An enableWhen has no type of its own for an address."""
ORDERED = {*NUMBERS, *DATES, ValueType.TIME, ValueType.QUANTITY}
ANSWERS = {
    *(ValueType.BOOLEAN, ValueType.DECIMAL, ValueType.INTEGER, ValueType.DATE, ValueType.DATE_TIME, ValueType.TIME),
    *(ValueType.STRING, ValueType.CODING, ValueType.QUANTITY, ValueType.REFERENCE),
}
UNORDERED = {Operator.EXISTS, Operator.EQUAL, Operator.NOT_EQUAL}

NO_BEHAVIOUR = N_("has more than one enableWhen, but no enableBehavior (R4 rule que-12)")
EXISTS_BOOLEAN = N_("has an enableWhen with 'exists' whose answer is not true or false (R4 rule que-7)")
NO_QUESTION = N_("depends on an item that is not in the questionnaire")
NOT_ASKED = N_("depends on an item that is no question")
OTHER_TYPE = N_("depends on an answer of a type that the question can't have")
NO_ORDER = N_("compares by size what has no size")
CIRCLE = N_("depends on itself, directly or through other items")


def conditions(item: Node) -> tuple[Condition, ...]:
    return tuple(found for one in item.nodes("enableWhen") if (found := _condition(one)))


def behaviour(item: Node) -> Behaviour:
    asked = item.text("enableBehavior")
    if len(item.nodes("enableWhen")) > 1 and not asked:
        item.refuse(NO_BEHAVIOUR)
    if asked and asked not in set(Behaviour):
        item.refuse(N_("has an enableBehavior that R4 does not know"), asked)
        return Behaviour.ALL
    return Behaviour(asked) if asked else Behaviour.ALL


def _condition(found: Node) -> Condition | None:
    question, operator = found.text("question"), found.text("operator")
    if operator not in set(Operator):
        found.refuse(N_("has an enableWhen with an operator that R4 does not know"), operator)
        return None
    answer = found.value("answer")
    if answer is None or answer.type not in ANSWERS:
        found.refuse(N_("has an enableWhen without a valid answer"), question)
        return None
    if operator == Operator.EXISTS and answer.type is not ValueType.BOOLEAN:
        found.refuse(EXISTS_BOOLEAN, question)
        return None
    if operator not in UNORDERED and answer.type not in ORDERED:
        found.refuse(NO_ORDER, question)
        return None
    return Condition(question, Operator(operator), answer)


def judge_conditions(items: Mapping[str, Item], nodes: Mapping[str, Node]) -> None:
    """Find conditions on what isn't there, can't be answered so, or depends on itself."""
    for link_id, item in items.items():
        for condition in item.conditions:
            asked = items.get(condition.question)
            if asked is None:
                nodes[link_id].refuse(NO_QUESTION, condition.question)
            elif not asked.is_question:
                nodes[link_id].refuse(NOT_ASKED, condition.question)
            elif condition.operator is not Operator.EXISTS and condition.answer.type not in answer_types(asked):
                nodes[link_id].refuse(OTHER_TYPE, condition.question)
    for link_id in in_circles(items):
        nodes[link_id].refuse(CIRCLE)


def answer_types(item: Item) -> set[ValueType]:
    """The types with which an answer to the item can be compared."""
    found = {option.value.type for option in item.options}
    if item.kind is Kind.CHOICE:
        return found or {ValueType.CODING, ValueType.STRING}
    if item.kind is Kind.OPEN_CHOICE:
        return found | {ValueType.STRING}
    own = item.value_type
    related = next((kinds for kinds in (NUMBERS, DATES, ADDRESSES) if own in kinds), set())
    return {own, *related} if own else set()


def order(items: Mapping[str, Item]) -> list[str]:
    """All linkIds, each after those it depends on: what it stands in, and the questions of its conditions.

    Those that depend on themselves, and whatever depends on them, are left out.
    """
    needs = needed(items)
    waiting = {link_id: len(found) for link_id, found in needs.items()}
    needed_by: dict[str, list[str]] = {link_id: [] for link_id in items}
    for link_id, found in needs.items():
        for one in found:
            needed_by[one].append(link_id)
    ready = [link_id for link_id, count in waiting.items() if not count]
    for link_id in ready:
        for one in needed_by[link_id]:
            waiting[one] -= 1
            if not waiting[one]:
                ready.append(one)
    return ready


def needed(items: Mapping[str, Item]) -> dict[str, set[str]]:
    needs = {
        link_id: {condition.question for condition in item.conditions if condition.question in items}
        for link_id, item in items.items()
    }
    for item in items.values():
        for child in item.items:
            needs[child.link_id].add(item.link_id)
    return needs


def in_circles(items: Mapping[str, Item]) -> Iterable[str]:
    """The items that lie on a circle, not those that only depend on one."""
    ordered = set(order(items))
    left = {link_id: found - ordered for link_id, found in needed(items).items() if link_id not in ordered}
    while True:
        wanted = set().union(*left.values()) if left else set()
        kept = {link_id: found for link_id, found in left.items() if link_id in wanted}
        if len(kept) == len(left):
            return sorted(kept)
        left = {link_id: found & kept.keys() for link_id, found in kept.items()}
