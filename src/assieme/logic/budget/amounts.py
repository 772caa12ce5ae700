"""Numbers as people write them in files, exactly."""

import re
from fractions import Fraction

_PLAIN = re.compile(r"[0-9]{1,18}(?:\.[0-9]{0,9})?(?:[eE]\+?[0-9]{1,2})?")
_GROUPED = re.compile(r"[0-9]{1,3}(?:[ \u00a0\u202f][0-9]{3}){1,5}(?:[.,][0-9]{1,2})?")
_COMMA = re.compile(r"[0-9]{1,18},(?:[0-9]{1,2}|[0-9]{4,9})")
_SPACES = str.maketrans("", "", " \u00a0\u202f")


def amount(text: str) -> Fraction | None:
    """A number that is not negative: `1200`, `1200.50`, `1200,50`, `1.2e3`, `1 200`; None for anything else.

    A comma before three digits may part thousands or decimals, so it means nothing for certain.
    """
    if _PLAIN.fullmatch(text):
        return Fraction(text)
    if _GROUPED.fullmatch(text) or _COMMA.fullmatch(text):
        return Fraction(text.translate(_SPACES).replace(",", "."))
    return None
