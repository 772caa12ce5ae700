"""What somebody typed or chose, as a value of the question's kind."""

import re
from decimal import Decimal, InvalidOperation

from assieme.logic.questionnaires.jsonvalues import value_in
from assieme.logic.questionnaires.model import Item, Kind
from assieme.logic.questionnaires.values import Coding, Content, Quantity, Reference, Value, ValueType

NUMBER = re.compile(r"[+-]?\d{1,30}([.,]\d{1,30})?", re.ASCII)
WHOLE = re.compile(r"[+-]?\d{1,10}", re.ASCII)
SHORT_TIME = re.compile(r"\d{2}:\d{2}", re.ASCII)


def typed(item: Item, text: str, unit: str = "") -> Value | None:
    """The value that the text means to a question of this kind; None where it means none.

    Numbers take a point or a comma. An integer, a date or the like that is restricted to options is chosen from
    these, not typed; an open choice's own answer is a string. `unit` is the code or the name of a quantity's unit.
    """
    plain = text.strip()
    kind = item.value_type or ValueType.STRING
    content = _content(item, kind, plain, unit) if plain else None
    if content is None:
        return None
    value = Value(kind, content)
    try:
        return value_in({f"value{kind.value}": content}, "value") if isinstance(content, str) else value
    except ValueError:
        return None


def _content(item: Item, kind: ValueType, text: str, unit: str) -> Content | None:
    match kind:
        case ValueType.BOOLEAN:
            return {"true": True, "false": False}.get(text)
        case ValueType.INTEGER:
            number = int(text) if WHOLE.fullmatch(text) else None
            return number if number is not None and -(2**31) <= number < 2**31 else None
        case ValueType.DECIMAL:
            return _number(text)
        case ValueType.QUANTITY:
            found = _number(text)
            return None if found is None else _quantity(item, found, unit)
        case ValueType.REFERENCE:
            return Reference(text) if re.fullmatch(r"[A-Za-z]+/[A-Za-z0-9\-.]{1,64}", text) else Reference("", text)
        case ValueType.TIME if SHORT_TIME.fullmatch(text):
            return f"{text}:00"
        case ValueType.ATTACHMENT:
            return None
        case _:
            return text.replace("\r\n", "\n") if item.kind is Kind.TEXT else text


def _number(text: str) -> Decimal | None:
    if not NUMBER.fullmatch(text):
        return None
    try:
        return Decimal(text.replace(",", "."))
    except InvalidOperation:
        return None


def _quantity(item: Item, number: Decimal, unit: str) -> Quantity:
    wanted = unit.strip()
    units = item.look.units
    first = units[0] if len(units) == 1 and not wanted and not item.look.unit_open else Coding(display=wanted)
    known = next((one for one in units if wanted and wanted in (one.code, one.display)), first)
    return Quantity(number, known.display or known.code, known.system if known.code else "", known.code)
