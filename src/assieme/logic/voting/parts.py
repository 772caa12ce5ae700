"""Counted votes by part of the box: people whose ballots no condition of the rules tells apart are counted together."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from assieme.logic.participation.levels import Standpoint
from assieme.logic.power.constitution import Condition, Of

ALL, JOINED, OTHERS = "all", "joined", "others"
"""Names of parts: everybody in one; those whom the only condition on a group names, and those whom it does not."""


@dataclass(frozen=True)
class Tally:
    """Counted votes of one part."""

    for_: int = 0
    against: int = 0
    abstain: int = 0

    def __post_init__(self) -> None:
        if min(self.for_, self.against, self.abstain) < 0:
            raise ValueError("a count of votes is never negative")

    @property
    def cast(self) -> int:
        """Ballots cast, abstentions too."""
        return self.for_ + self.against + self.abstain

    @property
    def alike(self) -> bool:
        """Whether everybody in the part made one and the same choice."""
        return self.cast in (self.for_, self.against, self.abstain)

    def __add__(self, other: "Tally") -> "Tally":
        return Tally(self.for_ + other.for_, self.against + other.against, self.abstain + other.abstain)


@dataclass(frozen=True)
class Turnout:
    """People on the roll, and how many of them cast a ballot."""

    eligible: int
    cast: int

    def __post_init__(self) -> None:
        if not 0 <= self.cast <= self.eligible:
            raise ValueError("ballots cast lie between 0 and the number of people on the roll")

    def __add__(self, other: "Turnout") -> "Turnout":
        return Turnout(self.eligible + other.eligible, self.cast + other.cast)


@dataclass(frozen=True)
class Part:
    """People who are counted together: their standpoints, turnout, voting weight, and whether each can stop a motion.

    Where people of different weights are together no condition asks for their weight, and it is 1.
    """

    standpoints: frozenset[Standpoint]
    turnout: Turnout
    weight: Fraction = Fraction(1)
    veto: bool = False

    def adds(self, condition: Condition) -> Fraction:
        """What one vote of theirs adds to a condition."""
        inside = condition.among.everyone or self.standpoints <= condition.among.standpoints
        if not inside:
            return Fraction(0)
        return self.weight if condition.of is Of.WEIGHT else Fraction(1)


type Parts = Mapping[str, Part]


@dataclass(frozen=True)
class Voter:
    """Somebody on a roll, as far as the rules tell them apart."""

    standpoint: Standpoint
    weight: Fraction = Fraction(1)
    veto: bool = False


def told_apart(condition: Condition, parts: Iterable[Part]) -> bool:
    """Whether a condition counts some ballots and not others, or counts them differently."""
    return len({part.adds(condition) for part in parts}) > 1


def divided(conditions: Sequence[Condition], voters: Sequence[Voter]) -> list[str]:
    """The name of each voter's part: as few parts as the conditions and vetoes allow."""
    alone = [Part(frozenset({one.standpoint}), Turnout(1, 0), one.weight, one.veto) for one in voters]
    asking = [condition for condition in conditions if told_apart(condition, alone)]
    marks = [(part.veto, *(part.adds(condition) for condition in asking)) for part in alone]
    order = sorted(range(len(voters)), key=lambda place: _place(voters[place]))
    names = _named(list(dict.fromkeys(marks[place] for place in order)))
    return [names[mark] for mark in marks]


def _place(voter: Voter) -> tuple[int, Fraction]:
    return list(Standpoint).index(voter.standpoint), -voter.weight


def _named[Mark: tuple[object, ...]](marks: list[Mark]) -> dict[Mark, str]:
    """Names for parts in their order; the usual two have names of their own."""
    if len(marks) < 2:
        return dict.fromkeys(marks, ALL)
    rest = [mark for mark in marks if not any(mark)]
    if len(marks) == 2 and rest:
        return {mark: OTHERS if mark in rest else JOINED for mark in marks}
    return {mark: f"group {number}" for number, mark in enumerate(marks, start=1)}


def gathered(roll: Iterable[tuple[str, Voter, bool]]) -> dict[str, Part]:
    """Parts by name, from the part of everybody on a roll and whether they cast a ballot."""
    found: dict[str, list[tuple[Voter, bool]]] = {}
    for name, voter, cast in roll:
        found.setdefault(name, []).append((voter, cast))
    return {name: _part(people) for name, people in sorted(found.items())}


def _part(people: Sequence[tuple[Voter, bool]]) -> Part:
    weights = {voter.weight for voter, _cast in people}
    return Part(
        frozenset(voter.standpoint for voter, _cast in people),
        Turnout(len(people), sum(cast for _voter, cast in people)),
        weights.pop() if len(weights) == 1 else Fraction(1),
        people[0][0].veto,
    )


def together(parts: Iterable[Part]) -> Part:
    """All parts as one, for conditions that do not tell them apart."""
    some = list(parts)
    return Part(
        frozenset[Standpoint]().union(*(part.standpoints for part in some)),
        sum((part.turnout for part in some), Turnout(0, 0)),
        some[0].weight if some else Fraction(1),
    )
