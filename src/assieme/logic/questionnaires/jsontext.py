"""JSON as FHIR means it: decimals keep their digits, no NaN, no key twice, no text that can't be stored."""

import json
import re
from collections.abc import Iterator
from decimal import Decimal, InvalidOperation
from typing import Any

from assieme.logic.questionnaires.findings import N_

MOST_BYTES = 10_000_000
DEEPEST = 200
LARGEST_EXPONENT = 100
_plainly = json.JSONEncoder(ensure_ascii=False).encode
"""One text, number or literal; made once, since `json.dumps` would make it for each."""

UNFIT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff]")

TOO_DEEP = N_("this is nested too deeply to be read")
BEYOND = N_("a number is too large or too small")


class NotJson(Exception):  # noqa: N818 - a sentence for people, not a programming error
    """Says in plain words why the content can't be read: a reason, and what it is about."""

    def __init__(self, reason: str, what: str = "") -> None:
        super().__init__(f"{reason}: {what}" if what else reason)
        self.reason, self.what = reason, what


def parse(content: bytes | str) -> dict[str, Any]:
    """One JSON object. Raises NotJson for anything else, however large, deep or broken."""
    text = _text(content)
    try:
        document = json.loads(
            text, object_pairs_hook=_object, parse_float=_decimal, parse_int=_integer, parse_constant=_no_constant
        )
    except json.JSONDecodeError as error:
        raise NotJson(N_("this is not JSON"), f"{error.lineno}:{error.colno}: {error.msg}") from error
    except RecursionError as error:
        raise NotJson(TOO_DEEP) from error
    if not isinstance(document, dict):
        raise NotJson(N_("a FHIR resource is a JSON object"))
    for found, depth in _strings_and_depths(document):
        if depth > DEEPEST:
            raise NotJson(TOO_DEEP)
        if UNFIT.search(found):
            raise NotJson(N_("a text holds a character that no text may hold"), UNFIT.sub("?", found)[:60])
    return document


def dump(document: object, indent: int = 2) -> str:
    """JSON text of what `parse` gives, decimals as they were written."""
    return "".join(_written(document, "\n", " " * indent))


def _text(content: bytes | str) -> str:
    if len(content) > MOST_BYTES:
        raise NotJson(N_("this is larger than 10 MB"))
    if isinstance(content, str):
        return content.removeprefix("\ufeff")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise NotJson(N_("this is not UTF-8 text")) from error


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        seen: set[str] = set()
        twice = next(key for key, _ in pairs if key in seen or seen.add(key))  # type: ignore[func-returns-value]
        raise NotJson(N_("this has a key twice in one object"), twice)
    return found


def _decimal(text: str) -> Decimal:
    try:
        number = Decimal(text)
    except InvalidOperation as error:
        raise NotJson(BEYOND, text[:60]) from error
    if number and abs(number.adjusted()) > LARGEST_EXPONENT:
        raise NotJson(BEYOND, text[:60])
    return number


def _integer(text: str) -> int:
    if len(text) > LARGEST_EXPONENT:
        raise NotJson(BEYOND, text[:60])
    return int(text)


def _no_constant(text: str) -> float:
    raise NotJson(N_("this is no number in JSON"), text)


def _strings_and_depths(document: object) -> Iterator[tuple[str, int]]:
    waiting: list[tuple[object, int]] = [(document, 1)]
    while waiting:
        found, depth = waiting.pop()
        if isinstance(found, dict):
            waiting.extend((child, depth + 1) for pair in found.items() for child in pair)
        elif isinstance(found, list):
            waiting.extend((child, depth + 1) for child in found)
        yield (found if isinstance(found, str) else ""), depth


def _written(found: object, line: str, indent: str) -> Iterator[str]:
    deeper = line + indent
    match found:
        case dict() if found:
            for number, (key, child) in enumerate(found.items()):
                yield f"{',' if number else '{'}{deeper}{_plainly(key)}: "
                yield from _written(child, deeper, indent)
            yield line + "}"
        case list() if found:
            for number, child in enumerate(found):
                yield f"{',' if number else '['}{deeper}"
                yield from _written(child, deeper, indent)
            yield line + "]"
        case Decimal():
            yield str(found).replace("E+", "e+").replace("E-", "e-")
        case _:
            yield _plainly(found)
