"""What a question is answered with: the control, its options and what stands in it already."""

import json
from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from assieme.instruments.showing.names import field_name
from assieme.instruments.showing.shown import Choice, Field, Note, Slide
from assieme.instruments.showing.wording import Reader, answer_words, listed
from assieme.logic.questionnaires import jsontext
from assieme.logic.questionnaires.jsonvalues import value_out
from assieme.logic.questionnaires.model import Item, Kind, Limits
from assieme.logic.questionnaires.values import Coding, Quantity, Value, ValueType

LONGEST_RADIOS = 12
LISTS = ("drop-down", "autocomplete", "lookup")
NUMBERS = (Kind.INTEGER, Kind.DECIMAL)
OTHER = "other"

_PLAIN = {
    Kind.BOOLEAN: "radios",
    Kind.DATE: "date",
    Kind.DATE_TIME: "moment",
    Kind.TEXT: "area",
    Kind.ATTACHMENT: "file",
    Kind.QUANTITY: "quantity",
}


def control_of(item: Item) -> str:
    """radios, checkboxes, select, area, date, moment, slider, quantity, file or line."""
    if item.ticked:
        return "checkboxes"
    if item.options:
        long = item.repeats or item.look.control in LISTS or len(item.options) > LONGEST_RADIOS
        return "select" if long else "radios"
    if item.kind in NUMBERS and item.look.control == "slider":
        return "slider"
    if item.kind is Kind.STRING and item.look.control == "text-area":
        return "area"
    return _PLAIN.get(item.kind, "line")


def data_of(values: Sequence[Value]) -> str:
    """The values as FHIR writes them, for the page's script."""
    return jsontext.dump([value_out(value, "value") for value in values])


def choices(item: Item, values: Sequence[Value], reader: Reader) -> tuple[Choice, ...]:
    """The options, chosen or not. A boolean's are yes and no."""
    if item.kind is Kind.BOOLEAN and not item.options:
        return tuple(_boolean(answer, item, values, reader) for answer in (True, False))
    return tuple(
        Choice(
            value=str(number),
            text=reader.into(option.words) or option.value.words,
            data=jsontext.dump(value_out(option.value, "value")),
            chosen=any(option.value.same(value) for value in values),
            prefix=option.prefix,
            exclusive=option.exclusive,
        )
        for number, option in enumerate(item.options)
    )


def _boolean(answer: bool, item: Item, values: Sequence[Value], reader: Reader) -> Choice:
    value = Value(ValueType.BOOLEAN, answer)
    written = "true" if answer else "false"
    said = answer_words(item, value, reader)
    return Choice(written, said, jsontext.dump(value_out(value, "value")), any(value.same(one) for one in values))


def own_words(item: Item, values: Sequence[Value]) -> str:
    """What was written into an open choice beside its options, each on a line."""
    free = [value for value in values if not any(option.value.same(value) for option in item.options)]
    return "\n".join(str(value.content) for value in free if value.type is ValueType.STRING)


def filled(item: Item, indices: Sequence[int], values: Sequence[Value], reader: Reader) -> Field:
    """One answer's field with what stands in it; the check-boxes' one field holds all answers."""
    return Field(
        name=field_name(item.link_id, indices),
        parts=parts(item, values),
        options=choices(item, values, reader),
        units=units(item, values),
        words=listed([answer_words(item, value, reader) for value in values]),
        data=data_of(values),
    )


def parts(item: Item, values: Sequence[Value]) -> dict[str, str]:
    """What is typed in each part of the field."""
    if item.kind is Kind.OPEN_CHOICE:
        return {"free": own_words(item, values), "value": own_words(item, values)}
    if not values:
        return {}
    match values[0]:
        case Value(type=ValueType.DATE, content=written):
            return _day(str(written))
        case Value(type=ValueType.DATE_TIME, content=written):
            day, _letter, rest = str(written).partition("T")
            clock, zone = (rest[:-1], "Z") if rest.endswith("Z") else (rest[:-6], rest[-6:])
            return _day(day) | {"time": clock.removesuffix(":00") if clock.count(":") == 2 else clock, "zone": zone}
        case Value(content=Quantity() as quantity):
            known = any(quantity.unit in (unit.display, unit.code) for unit in units_of(item))
            return {"value": plain(quantity.value), "unit_words": "" if known else quantity.unit or quantity.code}
        case Value(type=ValueType.DECIMAL, content=Decimal() as number):
            return {"value": plain(number)}
        case value:
            return {"value": str(value.content) if isinstance(value.content, str | int) else value.words}


def _day(written: str) -> dict[str, str]:
    year, month, day = (*written.split("-"), "", "")[:3]
    return {"year": year, "month": month.lstrip("0"), "day": day.lstrip("0")}


def plain(number: Decimal | None) -> str:
    """A number without an exponent; nothing where there is none."""
    return "" if number is None else f"{number:f}"


def units_of(item: Item) -> tuple[Coding, ...]:
    """The units to choose from: those declared, else that of the initial value."""
    if item.look.units or not item.initial:
        return item.look.units
    match item.initial[0].content:
        case Quantity(unit=unit, code=code, system=system) if unit or code:
            return (Coding(code=code, display=unit, system=system),)
    return ()


def unit_in(coding: Coding) -> dict[str, str]:
    """A unit as the part of a quantity that it is."""
    found = {"unit": coding.display or coding.code, "system": coding.system, "code": coding.code}
    return {name: text for name, text in found.items() if text}


def units(item: Item, values: Sequence[Value]) -> tuple[Choice, ...]:
    """The units of a quantity, with that of the answer chosen."""
    if item.kind is not Kind.QUANTITY:
        return ()
    held = values[0].content if values else None
    return tuple(
        Choice(
            value=str(number),
            text=unit.display or unit.code,
            data=json.dumps(unit_in(unit)),
            chosen=isinstance(held, Quantity)
            and (held.code == unit.code if held.code else held.unit in (unit.display, unit.code)),
        )
        for number, unit in enumerate(units_of(item))
    )


def unit_of(item: Item, reader: Reader) -> Note | None:
    """The unit that stands behind a number."""
    units = item.look.units
    if item.kind in NUMBERS and units:
        return Note("", units[0].display or units[0].code)
    return next((_note(one, reader) for one in item.notes if one.look.control == "unit"), None)


def _note(item: Item, reader: Reader) -> Note:
    return Note(item.link_id, reader.into(item.text))


def slide(item: Item, reader: Reader) -> Slide | None:
    """A slider's line: from 0 to 100 in steps of 1 where the author says nothing else."""
    if control_of(item) != "slider":
        return None
    ends = {note.look.control: _note(note, reader) for note in item.notes}
    low = _limit(item.limits.min_value) or "0"
    high = _limit(item.limits.max_value) or "100"
    step = plain(item.look.step) or "1"
    return Slide(low, high, step, ends.get("lower") or Note("", low), ends.get("upper") or Note("", high))


def _limit(value: Value | None) -> str:
    match value:
        case None:
            return ""
        case Value(content=Decimal() as number):
            return plain(number)
        case Value(content=Quantity() as quantity):
            return plain(quantity.value)
        case Value(content=content):
            return str(content)


def limits(item: Item) -> str:
    """What the page's script checks; empty where there is nothing."""
    held: Limits = item.limits
    found: dict[str, Any] = {
        "min": _limit(held.min_value),
        "max": _limit(held.max_value),
        "minLength": held.min_length,
        "maxLength": held.max_length,
        "pattern": held.pattern,
        "places": held.decimal_places,
        "minOccurs": held.min_occurs,
        "maxOccurs": held.max_occurs,
        "types": list(held.mime_types),
        "bytes": int(held.max_bytes) if held.max_bytes is not None else None,
    }
    kept = {name: value for name, value in found.items() if value not in (None, "", [])}
    return json.dumps(kept) if kept else ""


def input_of(item: Item) -> tuple[str, str]:
    """The type of a line and the keyboard that a phone shows for it."""
    if item.kind is Kind.TIME:
        return "time", ""
    if item.kind is Kind.URL:
        return "text", "url"
    if item.kind is Kind.DECIMAL:
        return "text", "decimal"
    lowest = item.limits.min_value
    if item.kind is Kind.INTEGER and (lowest is None or not str(lowest.content).startswith("-")):
        return "text", "numeric"
    return "text", ""
