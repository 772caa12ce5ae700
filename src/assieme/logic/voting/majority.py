"""Majority of the votes cast, with an optional second majority of joined standpoints and a quorum.

All shares are exact. A secret ballot has no names: votes arrive counted, by part of the box.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from fractions import Fraction

from assieme.logic.participation.levels import Standpoint


class Part(StrEnum):
    """A heap of counted votes: the joined standpoints, all others, or everybody in one heap."""

    JOINED = "joined"
    OTHERS = "others"
    ALL = "all"


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
    def share(self) -> Fraction | None:
        """For, of for and against; None where nobody voted either way."""
        said = self.for_ + self.against
        return Fraction(self.for_, said) if said else None

    @property
    def alike(self) -> bool:
        """Whether everybody in the part made one and the same choice."""
        return self.cast in (self.for_, self.against, self.abstain)

    def __add__(self, other: "Tally") -> "Tally":
        return Tally(self.for_ + other.for_, self.against + other.against, self.abstain + other.abstain)


@dataclass(frozen=True)
class Turnout:
    """People of one standpoint on the roll, and how many of them cast a ballot."""

    eligible: int
    cast: int

    def __post_init__(self) -> None:
        if not 0 <= self.cast <= self.eligible:
            raise ValueError("ballots cast lie between 0 and the number of people on the roll")


@dataclass(frozen=True)
class Majority:
    """A share of for and against: more than it where strict, else at least it. Without either it fails."""

    share: Fraction = Fraction(1, 2)
    strict: bool = True

    def __post_init__(self) -> None:
        degenerate = self.share == (1 if self.strict else 0)
        if degenerate or not 0 <= self.share <= 1:
            raise ValueError("a share lies between 0 and 1, and neither always nor never holds")

    def met(self, found: Fraction | None) -> bool:
        """Whether a share found is enough."""
        if found is None:
            return False
        return found > self.share if self.strict else found >= self.share


@dataclass(frozen=True)
class SecondMajority:
    """A majority that must also hold among some standpoints counted together."""

    among: frozenset[Standpoint]
    majority: Majority = Majority()

    def __post_init__(self) -> None:
        if not self.among:
            raise ValueError("a second majority needs at least one standpoint")


@dataclass(frozen=True)
class Quorum:
    """Ballots needed, abstentions counted: a share of the whole roll, and a number of each standpoint."""

    of_roll: Fraction = Fraction(0)
    of_standpoint: Mapping[Standpoint, int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        if not 0 <= self.of_roll <= 1 or any(number < 0 for number in self.of_standpoint.values()):
            raise ValueError("a quorum is a share from 0 to 1, and of a standpoint never negative")


@dataclass(frozen=True)
class Rule:
    """A decision rule; by default more votes for than against, and no quorum."""

    majority: Majority = Majority()
    second: SecondMajority | None = None
    quorum: Quorum = Quorum()


class CheckKind(StrEnum):
    """What a check looks at."""

    QUORUM = "quorum"
    STANDPOINT_QUORUM = "quorum of a standpoint"
    MAJORITY = "majority"
    SECOND_MAJORITY = "second majority"


@dataclass(frozen=True)
class Check:
    """One condition and whether it holds.

    `needed` and `found` are shares (Fraction) or ballots (int); `found` is None where nobody voted either
    way, and where the result is `attested`: known from the count, with its numbers withheld.
    """

    kind: CheckKind
    group: frozenset[Standpoint]
    needed: Fraction | int
    found: Fraction | int | None
    holds: bool
    strict: bool = False
    attested: bool = False


@dataclass(frozen=True)
class Outcome:
    """The result: `refused` where a quorum is missing (nothing is decided), else passed or not."""

    passed: bool
    refused: bool
    checks: tuple[Check, ...]
    counts: Tally


def decide(
    rule: Rule,
    roll: Mapping[Standpoint, Turnout],
    votes: Mapping[Part, Tally],
    *,
    attested: bool | None = None,
) -> Outcome:
    """Apply a rule to counted votes.

    `votes` is either by part (`joined` and `others`, needed for a second majority) or one heap (`all`);
    with one heap a second majority is taken from `attested`. Raises ValueError where the votes don't add up
    to the roll, or where a second majority has neither its part nor an attested result.
    """
    counts = _counted(rule, roll, votes)
    quorums = quorum_checks(rule.quorum, roll)
    checks = [*quorums, _majority(rule.majority, counts, frozenset(roll))]
    if rule.second is not None:
        checks.append(_second(rule.second, votes, attested))
    refused = not all(check.holds for check in quorums)
    return Outcome(
        passed=all(check.holds for check in checks),
        refused=refused,
        checks=tuple(checks),
        counts=counts,
    )


def _counted(rule: Rule, roll: Mapping[Standpoint, Turnout], votes: Mapping[Part, Tally]) -> Tally:
    """All votes in one heap, after checking that they fit the roll."""
    if set(votes) not in ({Part.ALL}, {Part.JOINED, Part.OTHERS}):
        raise ValueError("votes come as one heap, or as joined and others")
    counts = sum(votes.values(), Tally())
    if counts.cast != sum(turnout.cast for turnout in roll.values()):
        raise ValueError("the votes counted are not the ballots cast")
    if Part.JOINED in votes:
        if rule.second is None:
            raise ValueError("votes are counted by part only where the rule has a second majority")
        cast = sum(turnout.cast for one, turnout in roll.items() if one in rule.second.among)
        if votes[Part.JOINED].cast != cast:
            raise ValueError("the joined votes counted are not the ballots that the joined standpoints cast")
    return counts


def quorum_checks(quorum: Quorum, roll: Mapping[Standpoint, Turnout]) -> list[Check]:
    """The quorum's conditions alone: they need no ballot opened, so a box can stay shut where one fails."""
    checks = []
    eligible = sum(turnout.eligible for turnout in roll.values())
    if quorum.of_roll:
        cast = sum(turnout.cast for turnout in roll.values())
        found = Fraction(cast, eligible) if eligible else None
        met = found is not None and found >= quorum.of_roll
        checks.append(Check(CheckKind.QUORUM, frozenset(roll), quorum.of_roll, found, met))
    for standpoint, needed in quorum.of_standpoint.items():
        if needed:
            cast = roll[standpoint].cast if standpoint in roll else 0
            group = frozenset({standpoint})
            checks.append(Check(CheckKind.STANDPOINT_QUORUM, group, needed, cast, cast >= needed))
    return checks


def _majority(majority: Majority, counts: Tally, everybody: frozenset[Standpoint]) -> Check:
    found = counts.share
    return Check(CheckKind.MAJORITY, everybody, majority.share, found, majority.met(found), strict=majority.strict)


def _second(second: SecondMajority, votes: Mapping[Part, Tally], attested: bool | None) -> Check:
    needed, strict = second.majority.share, second.majority.strict
    if Part.JOINED in votes:
        found = votes[Part.JOINED].share
        holds = second.majority.met(found)
        return Check(CheckKind.SECOND_MAJORITY, second.among, needed, found, holds, strict=strict)
    if attested is None:
        raise ValueError("a second majority needs its part counted, or an attested result")
    return Check(CheckKind.SECOND_MAJORITY, second.among, needed, None, attested, strict=strict, attested=True)
