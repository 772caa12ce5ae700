"""What a page draws, piece by piece: each must be marked as part of the structure or as an ornament (Artifact)."""

from collections.abc import Iterator, Sequence
from typing import Any

import pikepdf
from pikepdf import Dictionary, Name, Page

PAINTING = "S s f F f* B B* b b* sh Do EI INLINE_IMAGE Tj TJ ' \""
PAINTS = frozenset(PAINTING.split())
BEGINS = frozenset({"BMC", "BDC"})


def content_problems(page: Page, structured: set[int]) -> Iterator[str]:
    """`structured`: the numbers of this page's pieces that the structure holds."""
    tagged: set[int] = set()
    bare = mixed = 0
    for marks in _painted(page):
        numbers = {mark for mark in marks if isinstance(mark, int)}
        bare += not numbers and "Artifact" not in marks
        mixed += bool(numbers) and "Artifact" in marks
        tagged |= numbers
    if mixed:
        yield "an ornament lies in something tagged, or the other way round (01-003, 01-004)"
    if bare:
        yield f"{bare} pieces are neither tagged nor called an ornament (01-005)"
    if tagged - structured:
        yield "a tagged piece is not in the structure (01-005)"


def _painted(page: Page) -> Iterator[list[int | str]]:
    """For each piece that is painted, the marks that are open around it."""
    marks: list[int | str] = []
    for instruction in pikepdf.parse_content_stream(page):
        operator = str(instruction.operator)
        if operator in BEGINS:
            marks.append(_mark(page, list(instruction.operands)))
        elif operator == "EMC":
            marks.pop()
        elif operator in PAINTS:
            yield marks


def _mark(page: Page, operands: Sequence[Any]) -> int | str:
    """The number of a tagged piece, "Artifact", or the name of a mark that says neither."""
    if operands[0] == Name.Artifact:
        return "Artifact"
    properties = operands[1] if len(operands) > 1 else Dictionary()
    if isinstance(properties, Name):
        properties = page.Resources.Properties[properties]
    return int(properties.MCID) if Name.MCID in properties else str(operands[0])
