"""How an item wants to be shown, and what its answers must keep to: the supported extensions of an item."""

from decimal import Decimal

from assieme.logic.questionnaires import extensions as known
from assieme.logic.questionnaires.findings import N_
from assieme.logic.questionnaires.model import Kind, Limits, Look, Words
from assieme.logic.questionnaires.node import Node
from assieme.logic.questionnaires.patterns import fit_pattern
from assieme.logic.questionnaires.values import Coding, Quantity, Value, ValueType
from assieme.logic.questionnaires.valuesets import ValueSets
from assieme.logic.questionnaires.words import words

NUMBERS = {Kind.DECIMAL, Kind.INTEGER}
BOUNDED: dict[Kind, set[ValueType]] = {
    Kind.DECIMAL: {ValueType.DECIMAL, ValueType.INTEGER},
    Kind.INTEGER: {ValueType.DECIMAL, ValueType.INTEGER},
    Kind.DATE: {ValueType.DATE},
    Kind.DATE_TIME: {ValueType.DATE_TIME, ValueType.DATE},
    Kind.TIME: {ValueType.TIME},
    Kind.QUANTITY: {ValueType.QUANTITY, ValueType.DECIMAL, ValueType.INTEGER},
}
CONTROLS = {
    *("help", "flyover", "prompt", "unit", "lower", "upper", "legal", "header", "footer", "inline", "context-display"),
    *("radio-button", "check-box", "drop-down", "autocomplete", "lookup", "open-choice", "slider", "spinner"),
    *("text-box", "text-area", "list", "table", "gtable", "grid", "htable", "atable", "page", "tab", "tab-container"),
    *("step", "push-button", "select", "combo-box"),
}
USUAL_MODES = {"capture-display", "capture"}
USUAL_ENTRY = {"prior-edit", "random"}
"""Going back to change an answer is possible here, and any order; never being able to is not offered."""

BAD_LIMIT = N_("has a limit that does not fit its type")
NO_ROOM = N_("has limits that no answer can keep to")
CONTROL_UNKNOWN = N_("asks for a control that is not known; the usual one for its type is shown")


def look(item: Node, kind: Kind, value_sets: ValueSets) -> Look:
    orientation = item.extension(known.ORIENTATION)
    step = item.extension(known.SLIDER_STEP)
    entry, other = item.extension(known.ENTRY_FORMAT), item.extension(known.OPEN_LABEL)
    unit_open = item.extension(known.UNIT_OPEN)
    category = item.extension(known.CATEGORY)
    _check_modes(item)
    return Look(
        control=_control(item),
        horizontal=orientation is not None and orientation.text("valueCode") == "horizontal",
        step=_number(step),
        units=_units(item, kind, value_sets),
        unit_open=unit_open is not None and unit_open.text("valueCode") != "optionsOnly",
        entry_format=words(entry, "valueString") if entry else Words(),
        other=words(other, "valueString") if other else Words(),
        support_links=tuple(found.text("valueUri") for found in item.extensions(known.SUPPORT_LINK)),
        category=_codes(category)[0] if category and _codes(category) else "",
    )


def limits(item: Node, kind: Kind) -> Limits:
    bounds = tuple(_bound(item, kind, *urls) for urls in BOUND_URLS)
    pattern = item.extension(known.REGEX)
    found = Limits(
        min_value=bounds[0],
        max_value=bounds[1],
        min_length=_count(item, known.MIN_LENGTH),
        max_length=item.count("maxLength"),
        pattern=fit_pattern(item, pattern.text("valueString")) if pattern else "",
        decimal_places=_count(item, known.DECIMAL_PLACES),
        min_occurs=_count(item, known.MIN_OCCURS),
        max_occurs=_count(item, known.MAX_OCCURS),
        mime_types=tuple(one.text("valueCode") for one in item.extensions(known.MIME_TYPE)),
        max_bytes=_megabytes(item),
    )
    if _crossed(found.min_length, found.max_length) or _crossed(found.min_occurs, found.max_occurs):
        item.refuse(NO_ROOM)
    return found


BOUND_URLS = ((known.MIN_VALUE, known.MIN_QUANTITY), (known.MAX_VALUE, known.MAX_QUANTITY))


def _crossed(least: int | None, most: int | None) -> bool:
    return least is not None and most is not None and least > most


def _bound(item: Node, kind: Kind, *urls: str) -> Value | None:
    for url in urls:
        extension = item.extension(url)
        if extension is None:
            continue
        value = extension.value("value")
        if value is None or value.type not in BOUNDED.get(kind, ()):
            item.refuse(BAD_LIMIT, url)
            return None
        if isinstance(value.content, int):
            return Value(ValueType.DECIMAL, Decimal(value.content))
        return value
    return None


def _megabytes(item: Node) -> Decimal | None:
    """maxSize is said in megabytes."""
    extension = item.extension(known.MAX_SIZE)
    size = _number(extension)
    return None if size is None else size * 1_000_000


def _number(extension: Node | None) -> Decimal | None:
    if extension is None:
        return None
    found = extension.number("valueDecimal")
    found = found if found is not None else extension.number("valueInteger")
    if found is None or found < 0:
        extension.refuse(BAD_LIMIT, extension.text("url"))
        return None
    return found


def _count(item: Node, url: str) -> int | None:
    extension = item.extension(url)
    if extension is None:
        return None
    found = extension.count("valueInteger")
    if found is None:
        item.refuse(BAD_LIMIT, url)
    return found


def _codes(extension: Node) -> list[str]:
    concept = extension.node("valueCodeableConcept")
    return [coding.text("code") for coding in concept.nodes("coding")] if concept else []


def _control(item: Node) -> str:
    """The first known control; several codings of one concept mean the same."""
    asked = [code for extension in item.extensions(known.ITEM_CONTROL) for code in _codes(extension)]
    found = next((code.lower() for code in asked if code.lower() in CONTROLS), "")
    if asked and not found:
        item.note(CONTROL_UNKNOWN, ", ".join(asked))
    return found


def _units(item: Node, kind: Kind, value_sets: ValueSets) -> tuple[Coding, ...]:
    units = [_coding(one) for url in (known.UNIT_OPTION, known.UNIT) for one in item.extensions(url)]
    named = item.extension(known.UNIT_SET)
    if named is not None:
        options = value_sets.options(item, named.text("valueCanonical"))
        units += [option.value.content for option in options if isinstance(option.value.content, Coding)]
    found = tuple(dict.fromkeys(unit for unit in units if unit is not None))
    if found and kind not in (*NUMBERS, Kind.QUANTITY):
        item.refuse(N_("has a unit, but its answer is no number"), found[0].display or found[0].code)
    return found


def _coding(extension: Node) -> Coding | None:
    value = extension.value("value")
    if value is not None and isinstance(value.content, Coding):
        return value.content
    if value is not None and isinstance(value.content, Quantity):
        return Coding(value.content.code, value.content.unit, value.content.system)
    extension.refuse(BAD_LIMIT, extension.text("url"))
    return None


def _check_modes(item: Node) -> None:
    usual = ((known.USAGE_MODE, USUAL_MODES), (known.ENTRY_MODE, USUAL_ENTRY))
    for url, modes in usual:
        extension = item.extension(url)
        if extension is not None and extension.text("valueCode") not in modes:
            item.refuse(known.BEHAVES, f"{url} {extension.text('valueCode')}")
