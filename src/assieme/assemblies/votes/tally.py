"""Counting: the rules and the roll of a vote as values of `logic`, and the result as codes and numbers.

A stored outcome is `{"shape", "passed", "refused", "counts", "attested", "checks", "unreadable"}`. `shape` is `parts`
(the box is published by group), `heap` (as one) or `shut` (a quorum was missing: nothing was opened). `counts` holds,
for each part of the box, the ballots `for`, `against` and `abstain`. Fractions are written `1/2`.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from assieme.assemblies.bodies.models import Constitution
from assieme.logic.participation.levels import Standpoint
from assieme.logic.voting.box import box_groups
from assieme.logic.voting.majority import (
    Check,
    Majority,
    Part,
    Quorum,
    Rule,
    SecondMajority,
    Tally,
    Turnout,
    decide,
    quorum_checks,
)

type Roll = Mapping[Standpoint, Turnout]
type Outcome = dict[str, Any]


@dataclass(frozen=True)
class Counted:
    """A counted box: what is stored, and whether its entries keep their part."""

    outcome: Outcome
    by_part: bool


def rule_of(rules: Constitution) -> Rule:
    """The decision rule of a constitution. A second majority asks for the same share as the first."""
    majority = Majority(rules.majority_share, rules.strict)
    among = frozenset(Standpoint(one) for one in rules.joined)
    by_standpoint = {Standpoint(one): int(number) for one, number in sorted(rules.quorum_by_standpoint.items())}
    return Rule(
        majority=majority,
        second=SecondMajority(among, majority) if among else None,
        quorum=Quorum(rules.quorum_of_roll, by_standpoint),
    )


def part_of(rule: Rule, standpoint: str) -> Part:
    """The part of the box in which a ballot from this standpoint is counted."""
    if rule.second is None:
        return Part.ALL
    return Part.JOINED if Standpoint(standpoint) in rule.second.among else Part.OTHERS


def roll_of(eligible: Iterable[str], cast: Iterable[str]) -> dict[Standpoint, Turnout]:
    """Turnout by standpoint, from the standpoint of everybody on the roll and of everybody who cast a ballot."""
    on_roll, voted = list(eligible), list(cast)
    return {one: Turnout(eligible=on_roll.count(one), cast=voted.count(one)) for one in Standpoint if one in on_roll}


def tally(choices: Iterable[str]) -> Tally:
    """Choices (`for`, `against`, `abstain`) counted."""
    made = list(choices)
    return Tally(made.count("for"), made.count("against"), made.count("abstain"))


def quorum_holds(rule: Rule, roll: Roll) -> bool:
    """Whether enough people voted for the box to be opened."""
    return all(check.holds for check in quorum_checks(rule.quorum, roll))


def shut(rule: Rule, roll: Roll) -> Outcome:
    """The outcome where a quorum is missing: nothing is decided and no ballot is opened."""
    return {
        "shape": "shut",
        "passed": False,
        "refused": True,
        "counts": {},
        "attested": None,
        "checks": quorum_of(rule, roll),
        "unreadable": 0,
    }


def quorum_of(rule: Rule, roll: Roll) -> list[dict[str, Any]]:
    """The quorum's conditions and whether they hold, as they are stored."""
    return [_check(check) for check in quorum_checks(rule.quorum, roll)]


def count(rule: Rule, roll: Roll, ballots: Iterable[tuple[Part, str]], unreadable: int = 0) -> Counted:
    """Count opened ballots, given as (part, choice), and decide what of them is published by part."""
    opened = list(ballots)
    parts = {part: tally(choice for one, choice in opened if one == part) for part in Part}
    if rule.second is None:
        return Counted(decided(rule, roll, {Part.ALL: parts[Part.ALL]}, None, unreadable), by_part=False)
    plan = box_groups(rule.second, roll, parts[Part.JOINED], parts[Part.OTHERS])
    by_part = Part.JOINED in plan.votes
    return Counted(decided(rule, roll, plan.votes, plan.attested, unreadable), by_part)


def decided(rule: Rule, roll: Roll, votes: Mapping[Part, Tally], attested: bool | None, unreadable: int = 0) -> Outcome:
    """The rule applied to what the box shows. Raises ValueError where box and roll don't fit each other."""
    outcome = decide(rule, roll, votes, attested=attested)
    return {
        "shape": "parts" if Part.JOINED in votes else "heap",
        "passed": outcome.passed,
        "refused": outcome.refused,
        "counts": {part.value: counts(one) for part, one in votes.items()},
        "attested": attested,
        "checks": [_check(check) for check in outcome.checks],
        "unreadable": unreadable,
    }


def counts(one: Tally) -> dict[str, int]:
    return {"for": one.for_, "against": one.against, "abstain": one.abstain}


def _check(check: Check) -> dict[str, Any]:
    return {
        "kind": check.kind.value,
        "group": [one.value for one in Standpoint if one in check.group],
        "needed": _plain(check.needed),
        "found": _plain(check.found),
        "holds": check.holds,
        "strict": check.strict,
        "attested": check.attested,
    }


def _plain(number: Fraction | int | None) -> str | int | None:
    return f"{number.numerator}/{number.denominator}" if isinstance(number, Fraction) else number
