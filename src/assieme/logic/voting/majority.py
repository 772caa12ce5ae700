"""A motion under any constitution: conditions on counted votes that must all hold, vetoes, and a quorum.

All shares are exact. A secret ballot has no names: votes arrive counted, by part of the box. With everybody voting and
nobody abstaining the answer is that of `logic.power.constitution.passes`.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from fractions import Fraction

from assieme.logic.participation.levels import Standpoint
from assieme.logic.power.constitution import Condition, Of
from assieme.logic.voting.parts import ALL, Parts, Tally, Turnout, together, told_apart

MAJORITY = Condition(of=Of.MEMBERS)
"""More than half of all votes for and against."""

type Roll = Mapping[Standpoint, Turnout]
type Votes = Mapping[str, Tally]


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
    """How a motion is decided; by default more votes for than against, and no quorum."""

    conditions: tuple[Condition, ...] = (MAJORITY,)
    quorum: Quorum = Quorum()


class CheckKind(StrEnum):
    """What a check looks at."""

    QUORUM = "quorum"
    STANDPOINT_QUORUM = "quorum of a standpoint"
    MAJORITY = "majority"
    SECOND_MAJORITY = "second majority"
    NUMBER = "number"
    NUMBER_OF_GROUP = "number of a group"
    VETO = "veto"
    SECRECY = "secrecy"


@dataclass(frozen=True)
class Check:
    """One condition and whether it holds.

    `needed` and `found` are shares (Fraction) or numbers of ballots or of weight; `found` is None where nobody voted
    either way, and where the result is `attested`: known from the count, with its numbers withheld. For a veto `found`
    are the votes against by those who hold one, and none is `needed`. For secrecy `found` are the ballots cast.
    """

    kind: CheckKind
    group: frozenset[Standpoint]
    needed: Fraction | int
    found: Fraction | int | None
    holds: bool
    strict: bool = False
    attested: bool = False
    weighed: bool = False


@dataclass(frozen=True)
class Outcome:
    """The result: `refused` where a quorum is missing (nothing is decided), else passed or not."""

    passed: bool
    refused: bool
    checks: tuple[Check, ...]
    counts: Tally


def decide(
    rule: Rule, roll: Roll, parts: Parts, votes: Votes, *, attested: Sequence[bool] = (), unreadable: int = 0
) -> Outcome:
    """Apply a rule to counted votes.

    `votes` are by part, or one heap (`all`): then what tells parts apart is taken from `attested`, in the order of
    `attested_checks`. `unreadable` ballots may have been cast that are in no heap. Raises ValueError where votes, parts
    and roll don't add up, or where `attested` has too few answers.
    """
    counts = _counted(roll, parts, votes, unreadable)
    quorums = quorum_checks(rule.quorum, roll)
    by_part = votes.keys() == parts.keys()
    answers = iter(attested)
    checks = [*quorums]
    for condition in rule.conditions:
        if by_part or not told_apart(condition, parts.values()):
            checks.append(_check(condition, roll, parts if by_part else {ALL: together(parts.values())}, votes))
        else:
            checks.append(_attested(condition, roll, answers))
    checks += _veto(parts, votes, answers, by_part=by_part)
    refused = not all(check.holds for check in quorums)
    return Outcome(all(check.holds for check in checks), refused, tuple(checks), counts)


def _counted(roll: Roll, parts: Parts, votes: Votes, unreadable: int) -> Tally:
    """All votes in one heap, after checking that they fit the roll."""
    if votes.keys() not in (parts.keys(), {ALL}):
        raise ValueError("votes come as one heap, or by part")
    counts = sum(votes.values(), Tally())
    cast = sum(turnout.cast for turnout in roll.values())
    if cast != sum(part.turnout.cast for part in parts.values()):
        raise ValueError("the parts do not hold the ballots that the roll says were cast")
    if not 0 <= cast - counts.cast <= unreadable:
        raise ValueError("the votes counted are not the ballots cast")
    if votes.keys() == parts.keys():
        for name, part in parts.items():
            if not 0 <= part.turnout.cast - votes[name].cast <= unreadable:
                raise ValueError(f"the votes counted in part {name!r} are not the ballots that its people cast")
    return counts


def quorum_checks(quorum: Quorum, roll: Roll) -> list[Check]:
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


def _check(condition: Condition, roll: Roll, parts: Parts, votes: Votes) -> Check:
    """A condition on votes that are there. Abstentions count for neither side; where nobody took one, a share fails.

    A group of nobody fails a share that is strict and holds one that is not, as in `logic.power`.
    """
    adds = {name: part.adds(condition) for name, part in parts.items()}
    in_favour = sum((adds[name] * votes[name].for_ for name in parts), Fraction(0))
    said = in_favour + sum((adds[name] * votes[name].against for name in parts), Fraction(0))
    there = sum((adds[name] * part.turnout.eligible for name, part in parts.items()), Fraction(0))
    found: Fraction | int | None = in_favour / said if said else None
    if condition.at_least is not None:
        found = _whole(in_favour)
    return _about(condition, roll, found, holds=condition.met(in_favour, said or there))


def _attested(condition: Condition, roll: Roll, answers: Iterator[bool]) -> Check:
    return _about(condition, roll, None, holds=_next(answers), attested=True)


def _about(
    condition: Condition, roll: Roll, found: Fraction | int | None, *, holds: bool, attested: bool = False
) -> Check:
    everybody, number = condition.among.everyone, condition.at_least is not None
    kinds = (CheckKind.NUMBER_OF_GROUP, CheckKind.NUMBER) if number else (CheckKind.SECOND_MAJORITY, CheckKind.MAJORITY)
    return Check(
        kind=kinds[everybody],
        group=frozenset(roll) if everybody else condition.among.standpoints,
        needed=condition.share if condition.at_least is None else _whole(condition.at_least),
        found=found,
        holds=holds,
        strict=condition.strict and not number,
        attested=attested,
        weighed=condition.of is Of.WEIGHT,
    )


def _veto(parts: Parts, votes: Votes, answers: Iterator[bool], *, by_part: bool) -> list[Check]:
    holders = {name: part for name, part in parts.items() if part.veto}
    if not holders:
        return []
    group = frozenset[Standpoint]().union(*(part.standpoints for part in holders.values()))
    if not by_part:
        return [Check(CheckKind.VETO, group, 0, None, _next(answers), attested=True)]
    against = sum(votes[name].against for name in holders)
    return [Check(CheckKind.VETO, group, 0, against, not against)]


def _next(answers: Iterator[bool]) -> bool:
    for answer in answers:
        return answer
    raise ValueError("a condition needs its parts counted, or an attested result")


def _whole(number: Fraction) -> Fraction | int:
    return number.numerator if number.denominator == 1 else number
