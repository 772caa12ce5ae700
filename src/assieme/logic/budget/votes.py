"""One ballot of a Pabulib file, as points for projects."""

from collections.abc import Mapping
from enum import StrEnum
from fractions import Fraction

from assieme.logic.budget.amounts import amount

NOTHING = ("", "none", "null", "nan")
"""What stands for an empty ballot."""

Points = dict[int, Fraction | int]


class VoteType(StrEnum):
    """How people voted."""

    APPROVAL = "approval"
    CHOOSE_ONE = "choose-1"
    ORDINAL = "ordinal"
    CUMULATIVE = "cumulative"
    SCORING = "scoring"

    @property
    def pointed(self) -> bool:
        """Whether ballots say how many points they give."""
        return self in (VoteType.CUMULATIVE, VoteType.SCORING)


class UnclearError(ValueError):
    """A ballot that doesn't mean one thing for certain: the column, and why."""

    def __init__(self, column: str, message: str) -> None:
        super().__init__(message)
        self.column = column


def read_vote(vote: str, points: str, vote_type: VoteType, projects: Mapping[str, int], longest: int | None) -> Points:
    """The points that one ballot gives. `longest` is the most projects that an ordinal ballot may rank, where said.

    A project approved twice is approved; one given points twice has their sum, as the published scores do. Of an
    ordinal ballot the first of `longest` has that many points, the next 1 less; where `longest` isn't said, of as many
    as the ballot ranks. Raises UnclearError.
    """
    named = [one.strip() for one in vote.split(",")] if vote.lower() not in NOTHING else []
    if vote_type.pointed:
        return _pointed(named, points, projects)
    named = [one for one in named if one]
    places = [_place(one, projects) for one in named]
    if vote_type is VoteType.ORDINAL:
        return _ranked(places, len(places) if longest is None else longest)
    if vote_type is VoteType.CHOOSE_ONE and len(set(places)) > 1:
        raise UnclearError("vote", f"must name one project, not {vote!r:.60}")
    return dict.fromkeys(places, 1)


def _place(name: str, projects: Mapping[str, int]) -> int:
    if name not in projects:
        raise UnclearError("vote", f"names {name!r:.40}, which is no project of this file")
    return projects[name]


def _ranked(places: list[int], longest: int) -> Points:
    if len(set(places)) < len(places):
        raise UnclearError("vote", "ranks a project twice")
    if len(places) > longest:
        raise UnclearError("vote", f"ranks {len(places)} projects, and max_length allows {longest}")
    return {place: longest - turn for turn, place in enumerate(places)}


def _pointed(named: list[str], points: str, projects: Mapping[str, int]) -> Points:
    given = [one.strip() for one in points.split(",")] if points.lower() not in NOTHING else []
    while named and given and not named[-1] and not given[-1]:
        named, given = named[:-1], given[:-1]
    if len(named) != len(given):
        raise UnclearError("points", f"gives points {len(given)} times, and the ballot names {len(named)} projects")
    found: Points = {}
    for name, text in zip(named, given, strict=True):
        place, number = _place(name, projects), amount(text)
        if number is None:
            raise UnclearError("points", f"must be numbers that are not negative, not {text!r:.40}")
        if number:
            found[place] = found.get(place, 0) + (int(number) if number.denominator == 1 else number)
    return found
