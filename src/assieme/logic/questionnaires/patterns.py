"""Regular expressions that an imported file brings: only those that can't hold up the server.

Python's matcher goes back and tries again, so a pattern whose repetitions hold repetitions can take for ever on
a short text. Such patterns are refused, and a text that is matched at all is short.
"""

import re
import re._constants as ops  # type: ignore[import-not-found]  # the only parser that agrees with the matcher
import re._parser as parser  # type: ignore[import-not-found]
from collections.abc import Iterator
from typing import Any

from assieme.logic.questionnaires.findings import N_
from assieme.logic.questionnaires.node import Node

LONGEST_MATCHED = 500
LONGEST_PATTERN = 500
FEW = 4
MOST_OPEN = 6
WRAPPED = re.compile(r"matches\('(.*)'\)", re.DOTALL)

NOT_A_PATTERN = N_("has a regular expression that can't be read")
COSTLY = N_("has a regular expression that could take too long to check")


def fit_pattern(item: Node, pattern: str) -> str:
    """The pattern where it is safe to use; else empty, with a problem found."""
    wrapped = WRAPPED.fullmatch(pattern)
    plain = wrapped.group(1) if wrapped else pattern
    if len(plain) > LONGEST_PATTERN:
        item.refuse(COSTLY, plain)
        return ""
    try:
        re.compile(plain, re.ASCII)
        tree: Any = parser.parse(plain)
    except (re.error, RecursionError, OverflowError):
        item.refuse(NOT_A_PATTERN, plain)
        return ""
    repeats = list(_repeats(tree))
    open_ended = sum(1 for least, most, _ in repeats if least != most and most > FEW)
    if open_ended > MOST_OPEN or any(_holds_choices(body) for _, most, body in repeats if most > FEW):
        item.refuse(COSTLY, plain)
        return ""
    return plain


def fits(pattern: str, text: str) -> bool:
    """Whether the whole text is of the pattern; a text that is too long to be matched safely is not."""
    return len(text) <= LONGEST_MATCHED and re.fullmatch(pattern, text, re.ASCII) is not None


def _repeats(tree: Any) -> Iterator[Any]:
    """Each repetition: how often at least and at most, and what is repeated."""
    for operation, argument in _walk(tree):
        if operation in (ops.MAX_REPEAT, ops.MIN_REPEAT):
            yield argument


def _holds_choices(body: Any) -> bool:
    """Whether a text can match the body in more than one way, which a repetition around it multiplies."""
    branches = any(operation in (ops.BRANCH, ops.GROUPREF) for operation, _ in _walk(body))
    return branches or any(least != most for least, most, _ in _repeats(body))


def _walk(tree: Any) -> Iterator[tuple[Any, Any]]:
    waiting = [tree]
    while waiting:
        found = waiting.pop()
        if isinstance(found, parser.SubPattern):
            waiting.extend(found.data)
        elif isinstance(found, tuple | list):
            if found and isinstance(found[0], type(ops.LITERAL)) and len(found) == len(("operation", "argument")):
                yield found[0], found[1]
            waiting.extend(part for part in found if isinstance(part, tuple | list | parser.SubPattern))
