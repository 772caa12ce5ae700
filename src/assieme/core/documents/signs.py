"""Signs that no font at hand can draw, such as some emoji: PDF/UA forbids them, so an empty frame takes their place."""

import re
from collections.abc import Mapping, Set
from typing import Any

from django.utils.functional import Promise

FRAME = "\u25a1"
_UNDRAWN = re.compile(r'the text `"((?:[^"\\]|\\.)*)"` could not be displayed')
_ESCAPED = re.compile(r"\\u\{([0-9a-f]+)\}")
_CONTROLS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufeff\ufff9-\uffff]+")


def undrawn(diagnostic: str) -> frozenset[str]:
    """The signs that Typst names in its complaint."""
    texts = (_ESCAPED.sub(lambda code: chr(int(code[1], 16)), text) for text in _UNDRAWN.findall(diagnostic))
    # A plain letter is named for the mark on it: by itself it can be drawn.
    return frozenset(sign for text in texts for sign in text if not sign.isascii())


def printable(value: Any, missing: Set[str] = frozenset()) -> Any:
    """The same data for JSON: without control characters, with one frame for each run of `missing` signs."""
    if isinstance(value, str | Promise):
        text = _CONTROLS.sub("", str(value).replace("\r\n", "\n"))
        return re.sub(f"[{re.escape(''.join(missing))}]+", FRAME, text) if missing else text
    if isinstance(value, Mapping):
        return {key: printable(inner, missing) for key, inner in value.items()}
    if isinstance(value, list | tuple):
        return [printable(inner, missing) for inner in value]
    return value
