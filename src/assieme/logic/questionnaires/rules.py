"""R4's invariants for one item, as published with the Questionnaire resource, and what follows from them.

Where a rule is broken in a way that changes nothing (`repeats: false` on a display) and public questionnaires
commonly do it, it is noted, not refused.
"""

from assieme.logic.questionnaires.findings import N_
from assieme.logic.questionnaires.model import Item, Kind
from assieme.logic.questionnaires.node import Node
from assieme.logic.questionnaires.values import ValueType

LONGEST_LINK_ID = 255
WITH_OPTIONS = {
    Kind.CHOICE: {
        *(ValueType.CODING, ValueType.STRING, ValueType.INTEGER, ValueType.DATE, ValueType.TIME, ValueType.REFERENCE)
    },
    Kind.INTEGER: {ValueType.INTEGER},
    Kind.DATE: {ValueType.DATE},
    Kind.TIME: {ValueType.TIME},
    Kind.STRING: {ValueType.STRING},
}
WITH_OPTIONS[Kind.OPEN_CHOICE] = WITH_OPTIONS[Kind.CHOICE]
CHOICES = {Kind.CHOICE, Kind.OPEN_CHOICE}
WITH_LENGTH = {
    *(Kind.BOOLEAN, Kind.DECIMAL, Kind.INTEGER, Kind.STRING, Kind.TEXT, Kind.URL, Kind.OPEN_CHOICE),
}

EMPTY_GROUP = N_("is a group without items (R4 rule que-1)")
DISPLAY_ITEMS = N_("is a display with items in it (R4 rule que-1)")
DISPLAY_CODE = N_("is a display with a code (R4 rule que-3); the code changes nothing")
TWO_LISTS = N_("has answerOption and answerValueSet (R4 rule que-4)")
NO_LIST = N_("has a list of answers, which its type can't have (R4 rule que-5)")
OTHER_OPTION = N_("has a permitted answer of another type than its own")
DISPLAY_MUST = N_("is a display that is required or repeats (R4 rule que-6)")
DISPLAY_SAYS = N_(
    "says of a display that it is not required, does not repeat or is not read-only; that changes nothing"
)
NO_INITIAL = N_("has an initial value, which its type can't have (R4 rule que-8)")
DISPLAY_READ = N_("is a display that is read-only (R4 rule que-9)")
NO_LENGTH = N_("has a maxLength, which its type can't have (R4 rule que-10)")
INITIAL_BESIDE = N_("has an initial value beside answerOption (R4 rule que-11); it is taken as selected beforehand")
MANY_INITIAL = N_("has more than one initial value, but does not repeat (R4 rule que-13)")
OTHER_INITIAL = N_("has an initial value of another type than its own")
UNLISTED_INITIAL = N_("has an initial value that is not one of its permitted answers")
NOTHING_TO_CHOOSE = N_("is a choice without answers to choose from")
TWICE = N_("has a permitted answer twice")
LONG_LINK_ID = N_("has a linkId of more than 255 characters")
MORE_THAN_ONE = N_("asks for more than one answer, but does not repeat")


def check_rules(node: Node, item: Item) -> None:
    if len(item.link_id) > LONGEST_LINK_ID:
        node.refuse(LONG_LINK_ID)
    if item.kind is Kind.GROUP and not item.items:
        node.refuse(EMPTY_GROUP)
    if item.kind is Kind.DISPLAY:
        _check_display(node, item)
    _check_list(node, item)
    _check_initial(node, item)
    _check_number(node, item)


def _check_display(node: Node, item: Item) -> None:
    if item.items:
        node.refuse(DISPLAY_ITEMS)
    if item.required or item.repeats:
        node.refuse(DISPLAY_MUST)
    elif item.read_only:
        node.refuse(DISPLAY_READ)
    elif any(node.has(key) for key in ("required", "repeats", "readOnly")):
        node.note(DISPLAY_SAYS)
    if item.codes:
        node.note(DISPLAY_CODE)


def _check_list(node: Node, item: Item) -> None:
    if node.has("answerOption") and node.has("answerValueSet"):
        node.refuse(TWO_LISTS)
    valued = node.has("answerValueSet") and item.kind not in CHOICES
    if valued or (node.has("answerOption") and item.kind not in WITH_OPTIONS):
        node.refuse(NO_LIST)
    elif any(option.value.type not in WITH_OPTIONS.get(item.kind, ()) for option in item.options):
        node.refuse(OTHER_OPTION)
    if item.kind is Kind.CHOICE and not item.options and not node.has("answerValueSet") and not _settled(item):
        node.refuse(NOTHING_TO_CHOOSE)
    if len({option.value.identity for option in item.options}) < len(item.options):
        node.refuse(TWICE)


def _settled(item: Item) -> bool:
    """Nobody chooses what they don't see or can't change."""
    return item.hidden or item.read_only


def _check_initial(node: Node, item: Item) -> None:
    if not item.initial:
        return
    if not item.is_question:
        node.refuse(NO_INITIAL)
        return
    if node.has("initial") and node.has("answerOption"):
        node.note(INITIAL_BESIDE)
    if len(item.initial) > 1 and not item.repeats:
        node.refuse(MANY_INITIAL)
    _check_initial_values(node, item)


def _check_initial_values(node: Node, item: Item) -> None:
    listed = {option.value.identity for option in item.options}
    open_ended = item.kind is Kind.OPEN_CHOICE or not listed
    for value in item.initial:
        if item.value_type is not None and value.type is not item.value_type:
            node.refuse(OTHER_INITIAL, value.type.value)
        elif not open_ended and value.identity not in listed:
            node.refuse(UNLISTED_INITIAL, value.words)


def _check_number(node: Node, item: Item) -> None:
    if item.limits.max_length is not None and item.kind not in WITH_LENGTH:
        node.refuse(NO_LENGTH)
    if (item.limits.min_occurs or 0) > 1 and not item.repeats:
        node.refuse(MORE_THAN_ONE)
