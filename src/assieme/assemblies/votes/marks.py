"""What a ballot says, in the one form in which it is kept: its marks.

By our rules `for`, `against` or `abstain`; consent `consent`, `objection` or `abstain`. Where there are options, they
are named by position: approval, a programme and a budget have a sorted list of those chosen; points are `{"0": 3}`;
ranked choice and elections have a list from first to last, which need not name all.
"""

from collections.abc import Sequence
from typing import Any, Protocol

from assieme.assemblies.votes.models import Vote


class HasPosition(Protocol):
    """An option, as a row or as a page's value."""

    @property
    def position(self) -> int: ...


type Marks = str | list[int] | dict[str, int]

Method = Vote.Method

SAID = {
    Method.RULES: ("for", "against", "abstain"),
    Method.CONSENT: ("consent", "objection", "abstain"),
}
"""What there is to say where there are no options."""

RANKED = (Method.IRV, Method.SCHULZE, Method.STV)
MOST_POINTS = 5


def checked(vote: Vote, options: Sequence[HasPosition], marks: Any) -> Marks:
    """The marks in their one form. Raises ValueError for what is no ballot in this vote."""
    method = Method(vote.method)
    if method in SAID:
        if marks not in SAID[method]:
            raise ValueError(f"not a choice: {marks!r:.40}")
        return str(marks)
    positions = {one.position for one in options}
    if method == Method.SCORE:
        return _points(marks, positions)
    chosen = _positions(marks, positions)
    return chosen if method in RANKED else sorted(chosen)


def _points(marks: Any, positions: set[int]) -> dict[str, int]:
    if not isinstance(marks, dict):
        raise ValueError("points are given to options by position")
    for option, points in marks.items():
        if option not in {str(one) for one in positions} or type(points) is not int or not 0 <= points <= MOST_POINTS:
            raise ValueError(f"not points for an option: {option!r:.40}")
    return {option: marks[option] for option in sorted(marks, key=int)}


def _positions(marks: Any, positions: set[int]) -> list[int]:
    if not isinstance(marks, list) or any(type(one) is not int or one not in positions for one in marks):
        raise ValueError("options are named by position")
    if len(set(marks)) < len(marks):
        raise ValueError("an option is named twice")
    return list(marks)


def longest(method: str, options: int) -> Marks:
    """Marks that take as much room as any in a vote of this method with so many options."""
    if method in SAID:
        return max(SAID[Method(method)], key=len)
    if method == Method.SCORE:
        return {str(one): MOST_POINTS for one in range(options)}
    return list(range(options))


def is_blank(marks: Marks) -> bool:
    """Whether a ballot names no option, or gives points to none."""
    return not any(marks.values()) if isinstance(marks, dict) else not marks
