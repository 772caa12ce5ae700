"""One item of a questionnaire: read, with R4's rules (que-1 to que-13) for it."""

from decimal import Decimal

from assieme.logic.questionnaires import extensions as known
from assieme.logic.questionnaires.appearance import limits, look
from assieme.logic.questionnaires.conditions import behaviour, conditions
from assieme.logic.questionnaires.extensions import Where
from assieme.logic.questionnaires.findings import N_
from assieme.logic.questionnaires.model import VALUE_TYPES, Item, Kind, Option
from assieme.logic.questionnaires.node import Node
from assieme.logic.questionnaires.options import answer_options
from assieme.logic.questionnaires.rules import check_rules
from assieme.logic.questionnaires.support import judge
from assieme.logic.questionnaires.values import Coding, Value, ValueType
from assieme.logic.questionnaires.valuesets import ValueSets
from assieme.logic.questionnaires.words import words

FIELDS = {
    *("id", "extension", "modifierExtension", "linkId", "definition", "code", "prefix", "text", "type"),
    *("enableWhen", "enableBehavior", "required", "repeats", "readOnly", "maxLength"),
    *("answerValueSet", "answerOption", "initial", "item"),
}
OTHER_RELEASES = {
    **dict.fromkeys(("answerConstraint", "disabledDisplay"), "R5"),
    **dict.fromkeys(("option", "options", "concept"), "STU3"),
}
OTHER_TYPES = {"coding": "R5", "question": "R5"}

NOT_R4 = N_("has a field that R4 does not know")
NO_TYPE = N_("has no type")
UNKNOWN_TYPE = N_("has a type that R4 does not know")


def read_item(node: Node, children: tuple[Item, ...], value_sets: ValueSets) -> Item:
    """The item with those nested in it, already read. What is wrong is found and left out."""
    judge(node, Where.ITEM)
    _check_fields(node)
    kind = _kind(node)
    options = _options(node, value_sets)
    hidden = node.extension(known.HIDDEN)
    codes = _codes(node)
    item = Item(
        link_id=node.link_id,
        kind=kind,
        text=words(node, "text", fallback=codes[0].display if codes else ""),
        prefix=words(node, "prefix"),
        required=node.flag("required"),
        repeats=node.flag("repeats"),
        read_only=node.flag("readOnly"),
        hidden=hidden is not None and hidden.flag("valueBoolean"),
        options=options,
        initial=_initial(node, kind) or tuple(option.value for option in options if option.selected),
        conditions=conditions(node),
        behaviour=behaviour(node),
        limits=limits(node, kind),
        look=look(node, kind, value_sets),
        codes=codes,
        items=children,
    )
    check_rules(node, item)
    return item


def _check_fields(node: Node) -> None:
    for key in node.raw:
        if key.removeprefix("_") not in FIELDS:
            release = OTHER_RELEASES.get(key, "R3" if key.startswith("initial") else "")
            node.refuse(NOT_R4, f"{key} ({release})" if release else key)


def _kind(node: Node) -> Kind:
    asked = node.text("type")
    try:
        return Kind(asked)
    except ValueError:
        release = OTHER_TYPES.get(asked)
        node.refuse(UNKNOWN_TYPE if asked else NO_TYPE, f"{asked} ({release})" if release else asked)
        return Kind.GROUP if node.has("item") else Kind.STRING


def _options(node: Node, value_sets: ValueSets) -> tuple[Option, ...]:
    options = answer_options(node)
    name = node.text("answerValueSet")
    return options or (value_sets.options(node, name) if name else ())


def _initial(node: Node, kind: Kind) -> tuple[Value, ...]:
    values = tuple(value for one in node.nodes("initial") if (value := one.value("value")))
    return tuple(_as_asked(value, VALUE_TYPES.get(kind)) for value in values)


def _as_asked(value: Value, wanted: ValueType | None) -> Value:
    """A text for an address, a whole number for a decimal: the same in every way that counts."""
    if wanted is ValueType.DECIMAL and isinstance(value.content, int) and value.type is ValueType.INTEGER:
        return Value(ValueType.DECIMAL, Decimal(value.content))
    if wanted is ValueType.URI and value.type is ValueType.STRING:
        return Value(ValueType.URI, value.content)
    return value


def _codes(node: Node) -> tuple[Coding, ...]:
    found = (one.within({"valueCoding": one.raw}).value("value") for one in node.nodes("code"))
    return tuple(value.content for value in found if value is not None and isinstance(value.content, Coding))
