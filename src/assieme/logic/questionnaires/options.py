"""The permitted answers of an item, from its answerOption elements or from the concepts of a value set."""

from decimal import Decimal

from assieme.logic.questionnaires.extensions import CONCEPT_LABEL, EXCLUSIVE, EXPANDED_PROPERTY, OPTION_PREFIX, WEIGHTS
from assieme.logic.questionnaires.findings import N_
from assieme.logic.questionnaires.model import Option, Words
from assieme.logic.questionnaires.node import Node
from assieme.logic.questionnaires.values import Coding, Value, ValueType
from assieme.logic.questionnaires.words import designations, words

OPTION_TYPES = {
    ValueType.INTEGER,
    ValueType.DATE,
    ValueType.TIME,
    ValueType.STRING,
    ValueType.CODING,
    ValueType.REFERENCE,
}
WEIGHING = {"itemWeight", "ordinalValue"}

NOT_R4 = N_("has a permitted answer of a type that R4 does not allow")
EMPTY = N_("has a permitted answer without a value")


def answer_options(item: Node) -> tuple[Option, ...]:
    found = (_option(one) for one in item.nodes("answerOption"))
    return tuple(option for option in found if option is not None)


def concept_option(concept: Node, system: str) -> Option:
    """An option of one concept in a value set or code system."""
    code, display = concept.text("code"), concept.text("display")
    if not code:
        concept.refuse(EMPTY, display)
    spoken = words(concept, "display", fallback=code)
    return Option(
        value=Value(ValueType.CODING, Coding(code, display, system, concept.text("version"))),
        words=Words(spoken.text, (*spoken.translations, *designations(concept))),
        prefix=_extension_text(concept, CONCEPT_LABEL),
        weight=_weight(concept) if (weight := _weight_as_property(concept)) is None else weight,
    )


def _option(found: Node) -> Option | None:
    value = found.value("value")
    if value is None:
        if not any(key.startswith("value") for key in found.raw):
            found.refuse(EMPTY)
        return None
    if value.type not in OPTION_TYPES:
        found.refuse(NOT_R4, value.type.value)
        return None
    exclusive = found.extension(EXCLUSIVE)
    return Option(
        value=value,
        words=_words(found, value),
        prefix=_extension_text(found, OPTION_PREFIX),
        selected=found.flag("initialSelected"),
        exclusive=exclusive is not None and exclusive.flag("valueBoolean"),
        weight=next(
            (weight for place in _places_of_weight(found) if (weight := _weight(place)) is not None),
            None,
        ),
    )


def _words(found: Node, value: Value) -> Words:
    match value.content:
        case Coding(code=code):
            coding = found.node("valueCoding") or found
            return words(coding, "display", fallback=code)
        case str() if value.type is ValueType.STRING:
            return words(found, "valueString")
        case _:
            return Words(value.words)


def _places_of_weight(found: Node) -> list[Node]:
    beside = (found.node("valueCoding"), found.node("_valueString"), found.node("_valueInteger"))
    return [found, *(place for place in beside if place is not None)]


def _weight(place: Node) -> Decimal | None:
    for extension in place.nodes("extension"):
        if extension.raw.get("url") in WEIGHTS:
            return _decimal(extension)
    return None


def _weight_as_property(concept: Node) -> Decimal | None:
    """The same of a concept: R4's property in a code system, and R5's in an expansion, as R4 may carry it."""
    for one in concept.nodes("property"):
        if one.raw.get("code") in WEIGHING:
            return _decimal(one)
    for extension in concept.extensions(EXPANDED_PROPERTY):
        parts = {part.text("url"): part for part in extension.nodes("extension")}
        if "value" in parts and "code" in parts and parts["code"].raw.get("valueCode") in WEIGHING:
            return _decimal(parts["value"])
    return None


def _decimal(place: Node) -> Decimal | None:
    weight = place.number("valueDecimal")
    return weight if weight is not None else place.number("valueInteger")


def _extension_text(place: Node, url: str) -> str:
    extension = place.extension(url)
    return extension.text("valueString") if extension else ""
