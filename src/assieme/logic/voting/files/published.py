"""The file of a vote on a question: its rules, turnout by standpoint and box, with which anyone counts it again."""

import re
from collections.abc import Mapping
from fractions import Fraction
from typing import Any

from assieme.logic.participation.levels import Standpoint
from assieme.logic.power.constitution import EVERYONE, Condition, Group, Of, standpoints
from assieme.logic.tomllines import Path
from assieme.logic.voting.box import secrecy_checks
from assieme.logic.voting.files.jsonlines import Document
from assieme.logic.voting.majority import Outcome, Quorum, Rule, decide, quorum_checks
from assieme.logic.voting.parts import ALL, Part, Tally, Turnout, Voter, divided, together

FORMAT = "assieme box 1"

CHOICES = ("for", "against", "abstain")

MOST_PEOPLE = 10**7

_SHARE = re.compile(r"[0-9]{1,6}(?:/0*[1-9][0-9]{0,5}|\.[0-9]{1,6})?")


def is_published(document: Document) -> bool:
    """Whether the file is that of a vote on a question."""
    return document.values.get("format") == FORMAT


def recount(document: Document) -> Outcome:
    """The outcome counted again. Raises FileError where the file isn't as it was published."""
    rule, roll = _rule(document), _roll(document)
    parts = _parts(document, rule, roll)
    votes = _votes(document, parts)
    # Where only secrecy kept the box shut the quorum held; in an open vote the box is never empty for that.
    checks = quorum_checks(rule.quorum, roll)
    if all(check.holds for check in checks):
        checks += secrecy_checks(rule, parts)
    if not votes and not all(check.holds for check in checks):
        return Outcome(passed=False, refused=True, checks=tuple(checks), counts=Tally())
    result = document.table(("result",), document.values.get("result", {}))
    unreadable = document.number(("result", "unreadable"), result.get("unreadable", 0), 0, MOST_PEOPLE)
    attested = _attested(document, result)
    try:
        return decide(
            rule,
            roll,
            parts,
            votes or {ALL: Tally()},
            attested=attested,
            unreadable=unreadable,
        )
    except ValueError as error:
        raise document.error(("box",), str(error)) from error


def _attested(document: Document, result: Mapping[str, Any]) -> list[bool]:
    """What the result says of conditions whose numbers are withheld, one by one."""
    checks = document.items(("result", "checks"), result.get("checks", []))
    tables = [document.table(("result", "checks", place), one) for place, one in enumerate(checks)]
    each = [
        _yes_or_no(document, ("result", "checks", place), one.get("holds"))
        for place, one in enumerate(tables)
        if one.get("attested") is True
    ]
    together = result.get("attested")
    if each or together is None:
        return each
    return [_yes_or_no(document, ("result", "attested"), together)]


def _rule(document: Document) -> Rule:
    path: Path = ("rules",)
    rules = document.table(path, document.values.get("rules"))
    whole_roll = _share(document, (*path, "quorum_share"), rules.get("quorum_share", "0"))
    each = (*path, "quorum_by_standpoint")
    quorum = {
        _standpoint(document, each, one): document.number((*each, one), number, 0, MOST_PEOPLE)
        for one, number in document.table(each, rules.get("quorum_by_standpoint", {})).items()
    }
    conditions = _conditions(document, path, rules)
    try:
        return Rule(conditions, Quorum(whole_roll, quorum))
    except ValueError as error:
        raise document.error(path, str(error)) from error


def _conditions(document: Document, path: Path, rules: Mapping[str, Any]) -> tuple[Condition, ...]:
    """All conditions, or where they are not listed a share of all votes, and the same of the joined standpoints."""
    if "conditions" in rules:
        where = (*path, "conditions")
        listed = enumerate(document.items(where, rules["conditions"]))
        return tuple(_condition(document, (*where, place), one) for place, one in listed)
    share = _share(document, (*path, "share"), rules.get("share", "1/2"))
    strict = _yes_or_no(document, (*path, "strict"), rules.get("strict", True))
    joined = _group(document, (*path, "joined"), rules.get("joined", []))
    if share == (1 if strict else 0):
        raise document.error(path, "must not have a share that always or never holds")
    groups = [EVERYONE] if joined.everyone else [EVERYONE, joined]
    return tuple(Condition(share, strict, Of.MEMBERS, group) for group in groups)


def _condition(document: Document, path: Path, found: object) -> Condition:
    values = document.table(path, found)
    of, among = values.get("of", "members"), _group(document, (*path, "among"), values.get("among", ["all"]))
    if of not in list(Of):
        raise document.error((*path, "of"), f"must be one of {', '.join(Of)}")
    if "at_least" in values:
        number = _share(document, (*path, "at_least"), str(values["at_least"]))
        return Condition(of=Of(of), among=among, at_least=number)
    share = _share(document, (*path, "share"), values.get("share"))
    strict = _yes_or_no(document, (*path, "strict"), values.get("strict", True))
    return Condition(share, strict, Of(of), among)


def _group(document: Document, path: Path, found: object) -> Group:
    some = document.items(path, found)
    if some in ([], ["all"]):
        return EVERYONE
    return standpoints(*(_standpoint(document, path, one) for one in some))


def _roll(document: Document) -> dict[Standpoint, Turnout]:
    roll = {}
    for one, found in document.table(("roll",), document.values.get("roll")).items():
        path = ("roll", one)
        roll[_standpoint(document, path, one)] = _turnout(document, path, document.table(path, found))
    return roll


def _turnout(document: Document, path: Path, values: Mapping[str, Any]) -> Turnout:
    eligible = document.number((*path, "eligible"), values.get("eligible"), 0, MOST_PEOPLE)
    return Turnout(eligible, document.number((*path, "cast"), values.get("cast"), 0, eligible))


def _parts(document: Document, rule: Rule, roll: Mapping[Standpoint, Turnout]) -> dict[str, Part]:
    """The parts of the box; where the file lists none, those in which each person's vote has the same weight."""
    if "parts" not in document.values:
        names = divided(rule.conditions, [Voter(one) for one in roll])
        found: dict[str, list[Part]] = {}
        for name, (one, turnout) in zip(names, roll.items(), strict=True):
            found.setdefault(name, []).append(Part(frozenset({one}), turnout))
        return {name: together(some) for name, some in found.items()}
    parts = {}
    for name, one in document.table(("parts",), document.values["parts"]).items():
        path = ("parts", name)
        values = document.table(path, one)
        people = document.items((*path, "standpoints"), values.get("standpoints"))
        parts[name] = Part(
            frozenset(_standpoint(document, (*path, "standpoints"), who) for who in people),
            _turnout(document, path, values),
            _share(document, (*path, "weight"), values.get("weight", "1")),
            _yes_or_no(document, (*path, "veto"), values.get("veto", False)),
        )
    return parts


def _votes(document: Document, parts: Mapping[str, Part]) -> Mapping[str, Tally]:
    heaps: dict[str, list[str]] = {}
    for place, found in enumerate(document.items(("box",), document.values.get("box"))):
        path = ("box", place)
        ballot = document.table(path, found)
        part, choice = ballot.get("part", ALL), ballot.get("choice")
        if part not in {ALL, *parts} or choice not in CHOICES:
            allowed = ", ".join(dict.fromkeys((ALL, *parts)))
            raise document.error(path, f"must have a choice, {', '.join(CHOICES)}, and a part, {allowed}")
        heaps.setdefault(part, []).append(choice)
    if heaps.keys() - {ALL}:
        heaps = {**{name: [] for name in parts}, **heaps}
    return {part: Tally(*(heap.count(choice) for choice in CHOICES)) for part, heap in heaps.items()}


def _standpoint(document: Document, path: Path, found: object) -> Standpoint:
    if isinstance(found, str) and found in list(Standpoint):
        return Standpoint(found)
    raise document.error(path, f"{found!r:.40} is no standpoint")


def _share(document: Document, path: Path, found: object) -> Fraction:
    if isinstance(found, str) and _SHARE.fullmatch(found):
        return Fraction(found)
    raise document.error(path, "must be a share in quotes, such as 1/2")


def _yes_or_no(document: Document, path: Path, found: object) -> bool:
    if isinstance(found, bool):
        return found
    raise document.error(path, "must be true or false")
