"""value[x] between JSON and `Value`, each type exactly as R4 defines it."""

import base64
import binascii
import re
from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from functools import lru_cache
from typing import Any

from assieme.logic.questionnaires.values import Attachment, Coding, Content, Quantity, Reference, Value, ValueType

DATE = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?", re.ASCII)
TIME = re.compile(r"([01]\d|2[0-3]):[0-5]\d:([0-5]\d|60)(\.\d{1,9})?", re.ASCII)
ZONE = re.compile(r"Z|[+-](0\d|1[0-3]):[0-5]\d|[+-]14:00", re.ASCII)
LARGEST_INTEGER = 2**31
TYPES = {kind.value: kind for kind in ValueType}
COMPARATORS = {"", "<", "<=", ">=", ">"}


def value_in(document: Mapping[str, Any], stem: str) -> Value | None:
    """The value of `stem` ("value", "answer") in an object, or None where there is none.

    Raises ValueError, with a sentence for people, for two values at once, an unknown or R5 type, or a value that
    is not of its type: a number written as text, a date that does not exist.
    """
    keys = [key for key in document if _is_value(key, stem)]
    if not keys:
        return None
    if len(keys) > 1:
        raise ValueError(f"only one of these may be there: {', '.join(sorted(keys))}")
    key = keys[0]
    kind = TYPES.get(key[len(stem) :])
    if kind is None:
        raise ValueError(f"{key} is no type of value in R4")
    content = READERS[kind](document[key])
    if content is None:
        raise ValueError(f"{key} does not hold a valid value")
    return Value(kind, content)


@lru_cache(maxsize=256)
def _is_value(key: str, stem: str) -> bool:
    return key.startswith(stem) and key[len(stem) :][:1].isupper()


def value_out(value: Value, stem: str = "value") -> dict[str, Any]:
    """{"valueCoding": {…}} and the like."""
    return {f"{stem}{value.type.value}": _plain(value.content)}


def is_date(text: object) -> bool:
    if not isinstance(text, str) or not DATE.fullmatch(text):
        return False
    year, month, day = (*text.split("-"), "01", "01")[:3]
    try:
        date(int(year), int(month), int(day))
    except ValueError:
        return False
    return True


def is_time(text: object) -> bool:
    return isinstance(text, str) and bool(TIME.fullmatch(text))


def is_date_time(text: object) -> bool:
    """A date, or a date with a time and its zone."""
    if not isinstance(text, str):
        return False
    day, letter, rest = text.partition("T")
    zone = ZONE.search(rest)
    whole = zone is not None and zone.end() == len(rest) and is_time(rest[: zone.start()])
    return is_date(day) and (not letter or (whole and len(day) == len("2026-01-31")))


def _plain(content: Content) -> object:
    match content:
        case Coding():
            pairs: dict[str, object] = {
                "system": content.system,
                "version": content.version,
                "code": content.code,
                "display": content.display,
            }
        case Quantity():
            pairs = {
                "value": content.value,
                "comparator": content.comparator,
                "unit": content.unit,
                "system": content.system,
                "code": content.code,
            }
        case Reference():
            pairs = {"reference": content.reference, "type": content.type, "display": content.display}
        case Attachment():
            pairs = {
                "contentType": content.content_type,
                "data": content.data,
                "url": content.url,
                "size": content.size,
                "title": content.title,
            }
        case _:
            return content
    return {key: found for key, found in pairs.items() if found not in ("", None)}


def _boolean(raw: object) -> bool | None:
    return raw if isinstance(raw, bool) else None


def _integer(raw: object) -> int | None:
    fits = isinstance(raw, int) and not isinstance(raw, bool) and -LARGEST_INTEGER <= raw < LARGEST_INTEGER
    return raw if fits and isinstance(raw, int) else None


def _decimal(raw: object) -> Decimal | None:
    if isinstance(raw, float):
        return Decimal(repr(raw))
    return Decimal(raw) if isinstance(raw, int | Decimal) and not isinstance(raw, bool) else None


def _string(raw: object) -> str | None:
    return raw if isinstance(raw, str) and raw.strip() else None


def _uri(raw: object) -> str | None:
    return raw if isinstance(raw, str) and raw and not re.search(r"\s", raw) else None


def _of(judge: Callable[[object], bool]) -> Callable[[object], str | None]:
    return lambda raw: raw if isinstance(raw, str) and judge(raw) else None


def _texts(raw: object, *keys: str) -> list[str] | None:
    if not isinstance(raw, dict):
        return None
    texts = [raw.get(key, "") for key in keys]
    return texts if {type(text) for text in texts} == {str} else None


def _coding(raw: object) -> Coding | None:
    texts = _texts(raw, "code", "display", "system", "version")
    return Coding(*texts) if texts and any(texts[:2]) else None


def _reference(raw: object) -> Reference | None:
    texts = _texts(raw, "reference", "display", "type")
    return Reference(*texts) if texts and any(texts[:2]) else None


def _quantity(raw: object) -> Quantity | None:
    texts = _texts(raw, "unit", "system", "code", "comparator")
    if texts is None or not isinstance(raw, dict) or texts[3] not in COMPARATORS:
        return None
    number = _decimal(raw.get("value"))
    if (number is None) is ("value" in raw) or not any((texts[0], texts[2], number is not None)):
        return None
    return Quantity(number, *texts)


def _attachment(raw: object) -> Attachment | None:
    texts = _texts(raw, "contentType", "data", "url", "title")
    if texts is None or not isinstance(raw, dict) or not any(texts):
        return None
    size = raw.get("size")
    whole = size is None or (isinstance(size, int) and not isinstance(size, bool) and size >= 0)
    return Attachment(texts[0], texts[1], texts[2], texts[3], size) if whole and _is_base64(texts[1]) else None


def _is_base64(text: str) -> bool:
    try:
        base64.b64decode("".join(text.split()), validate=True)
    except (binascii.Error, ValueError):
        return False
    return True


READERS: dict[ValueType, Callable[[object], Content | None]] = {
    ValueType.BOOLEAN: _boolean,
    ValueType.DECIMAL: _decimal,
    ValueType.INTEGER: _integer,
    ValueType.DATE: _of(is_date),
    ValueType.DATE_TIME: _of(is_date_time),
    ValueType.TIME: _of(is_time),
    ValueType.STRING: _string,
    ValueType.URI: _uri,
    ValueType.ATTACHMENT: _attachment,
    ValueType.CODING: _coding,
    ValueType.QUANTITY: _quantity,
    ValueType.REFERENCE: _reference,
}
