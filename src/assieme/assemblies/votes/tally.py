"""Counting: the rules and the roll of a vote as values of `logic`, and the result as codes and numbers.

A stored outcome is `{"shape", "passed", "refused", "counts", "attested", "checks", "unreadable"}`. `shape` is `parts`
(the box is published by part), `heap` (as one) or `shut` (a quorum was missing, or a choice would
have been known: nothing was opened). `counts` holds,
for each part of the box, the ballots `for`, `against` and `abstain`. `attested` is None, or where the numbers of some
checks are withheld whether all of these hold. Fractions are written `1/2`. Where a vote has several options see
`counting`.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from assieme.assemblies.bodies.models import Constitution
from assieme.assemblies.bodies.rules import as_power
from assieme.assemblies.votes.models import RollEntry, Vote
from assieme.logic.participation.levels import Standpoint
from assieme.logic.voting.box import planned, secrecy_checks
from assieme.logic.voting.consent import count as consent_count
from assieme.logic.voting.majority import Check, Quorum, Roll, Rule, Votes, decide, quorum_checks
from assieme.logic.voting.parts import ALL, Parts, Tally, Turnout, Voter, gathered
from assieme.logic.voting.result import Ballot, Candidate, Election

type Outcome = dict[str, Any]


@dataclass(frozen=True)
class Called:
    """Everybody on a roll in numbers: turnout by standpoint, and the parts of the box with theirs."""

    roll: Roll
    parts: Parts


@dataclass(frozen=True)
class Counted:
    """A counted box: what is stored, and whether its entries keep their part."""

    outcome: Outcome
    by_part: bool


def rule_of(rules: Constitution) -> Rule:
    """The decision rule of a constitution."""
    by_standpoint = {Standpoint(one): int(number) for one, number in sorted(rules.quorum_by_standpoint.items())}
    return Rule(as_power(rules, ()).conditions, Quorum(rules.quorum_of_roll, by_standpoint))


def called_of(entries: Iterable[tuple[RollEntry, bool]]) -> Called:
    """A roll in numbers, from its entries and whether each of them cast a ballot."""
    roll: dict[Standpoint, Turnout] = {}
    parts: list[tuple[str, Voter, bool]] = []
    for entry, cast in entries:
        voter = Voter(Standpoint(entry.standpoint), Fraction(entry.weight), entry.can_veto)
        roll[voter.standpoint] = roll.get(voter.standpoint, Turnout(0, 0)) + Turnout(1, int(cast))
        parts.append((entry.part, voter, cast))
    return Called({one: roll[one] for one in Standpoint if one in roll}, gathered(parts))


def tally(choices: Iterable[str]) -> Tally:
    """Choices (`for`, `against`, `abstain`) counted."""
    made = list(choices)
    return Tally(made.count("for"), made.count("against"), made.count("abstain"))


def shut(vote: Vote, called: Called) -> Outcome | None:
    """The outcome where no ballot is opened and nothing is decided; None where the box may be opened.

    A quorum is missing, or so few ballots came in to a secret vote that its result would tell somebody's choice.
    """
    rule = rule_of(vote.rules)
    checks = quorum_checks(rule.quorum, called.roll)
    if not vote.named and all(check.holds for check in checks):
        checks += secrecy_checks(rule, called.parts)
    if all(check.holds for check in checks):
        return None
    return {
        "shape": "shut",
        "passed": False,
        "refused": True,
        "counts": {},
        "attested": None,
        "checks": [_check(check) for check in checks],
        "unreadable": 0,
    }


def quorum_of(rule: Rule, roll: Roll) -> list[dict[str, Any]]:
    """The quorum's conditions and whether they hold, as they are stored."""
    return [_check(check) for check in quorum_checks(rule.quorum, roll)]


def count(rule: Rule, called: Called, ballots: Iterable[tuple[str, str]], unreadable: int = 0) -> Counted:
    """Count opened ballots, given as (part, choice), and decide what of them is published by part."""
    opened = list(ballots)
    votes = {part: tally(choice for one, choice in opened if one == part) for part in called.parts}
    plan = planned(rule, called.roll, called.parts, votes, unreadable)
    outcome = decided(rule, called, plan.votes, plan.attested, unreadable)
    return Counted(outcome, by_part=plan.votes.keys() == votes.keys())


def decided(rule: Rule, called: Called, votes: Votes, attested: Sequence[bool] = (), unreadable: int = 0) -> Outcome:
    """The rule applied to what the box shows. Raises ValueError where box and roll don't fit each other."""
    outcome = decide(rule, called.roll, called.parts, votes, attested=attested, unreadable=unreadable)
    return {
        "shape": "parts" if len(votes) > 1 else "heap",
        "passed": outcome.passed,
        "refused": outcome.refused,
        "counts": {part: counts(one) for part, one in votes.items()},
        "attested": all(attested) if attested else None,
        "checks": [_check(check) for check in outcome.checks],
        "unreadable": unreadable,
    }


def consent(answers: Sequence[str], checks: list[dict[str, Any]]) -> Outcome:
    """Whether nobody objects, from answers (`consent`, `objection`, `abstain`); somebody must agree."""
    names = ("consent", "objection", "abstain")
    ballots = tuple(Ballot(1, ((names.index(answer),),)) for answer in answers)
    agreed = consent_count(Election(tuple(Candidate(name) for name in names), ballots)).decided
    refused = not all(check["holds"] for check in checks)
    return {
        "shape": "consent",
        "passed": agreed and not refused,
        "refused": refused,
        "counts": {ALL: {name: answers.count(name) for name in names}},
        "attested": None,
        "checks": checks,
        "unreadable": 0,
    }


def attested_in(outcome: Outcome) -> list[bool]:
    """What a stored outcome says of the conditions whose numbers it withholds, in their order."""
    return [check["holds"] for check in outcome["checks"] if check["attested"]]


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
        **({"weighed": True} if check.weighed else {}),
    }


def _plain(number: Fraction | int | None) -> str | int | None:
    return f"{number.numerator}/{number.denominator}" if isinstance(number, Fraction) else number
