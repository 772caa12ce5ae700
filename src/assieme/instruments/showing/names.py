"""What the fields of a form are called: "0.1:pets" is the second answer of "pets" in its group's first repetition.

Parts of a field follow a question mark ("0:born?year"). A linkId is quoted, so that a name holds no space or quote.
"""

from collections.abc import Sequence
from urllib.parse import quote, unquote

from assieme.logic.questionnaires.model import Place

NEW = -1
"""The number of a repetition or answer that the page may add by itself."""

_KEPT = "/.,;~"


def field_name(link_id: str, indices: Sequence[int]) -> str:
    """The name of one occurrence; NEW is written "new"."""
    written = ".".join("new" if index == NEW else str(index) for index in indices)
    return f"{written}:{quote(link_id, safe=_KEPT)}"


def set_name(link_id: str, around: Sequence[int]) -> str:
    """The name of all occurrences of an item that stand in the same place."""
    before = "".join("new." if index == NEW else f"{index}." for index in around)
    return f"{before}*:{quote(link_id, safe=_KEPT)}"


def place_of(name: str) -> Place:
    """The place that `field_name` named. Raises ValueError for anything else."""
    numbers, _colon, link_id = name.partition(":")
    return Place.parse(f"{numbers}:{unquote(link_id)}")
