"""The file of a vote on a question: its rules, turnout by standpoint and box, with which anyone counts it again."""

import re
from collections.abc import Mapping
from fractions import Fraction

from assieme.logic.participation.levels import Standpoint
from assieme.logic.tomllines import Path
from assieme.logic.voting.files.jsonlines import Document
from assieme.logic.voting.majority import (
    Majority,
    Outcome,
    Part,
    Quorum,
    Rule,
    SecondMajority,
    Tally,
    Turnout,
    decide,
    quorum_checks,
)

FORMAT = "assieme box 1"

CHOICES = ("for", "against", "abstain")

MOST_PEOPLE = 10**7

_SHARE = re.compile(r"[0-9]{1,6}(?:/0*[1-9][0-9]{0,5}|\.[0-9]{1,6})?")


def is_published(document: Document) -> bool:
    """Whether the file is that of a vote on a question."""
    return document.values.get("format") == FORMAT


def recount(document: Document) -> Outcome:
    """The outcome counted again. Raises FileError where the file isn't as it was published."""
    rule, roll, votes = _rule(document), _roll(document), _votes(document)
    checks = quorum_checks(rule.quorum, roll)
    if not votes and not all(check.holds for check in checks):
        return Outcome(passed=False, refused=True, checks=tuple(checks), counts=Tally())
    attested = document.table(("result",), document.values.get("result", {})).get("attested")
    if attested is not None:
        _yes_or_no(document, ("result", "attested"), attested)
    try:
        return decide(rule, roll, votes or {Part.ALL: Tally()}, attested=attested)
    except ValueError as error:
        raise document.error(("box",), str(error)) from error


def _rule(document: Document) -> Rule:
    path: Path = ("rules",)
    rules = document.table(path, document.values.get("rules"))
    share = _share(document, (*path, "share"), rules.get("share", "1/2"))
    strict = _yes_or_no(document, (*path, "strict"), rules.get("strict", True))
    joined = (*path, "joined")
    among = frozenset(_standpoint(document, joined, one) for one in document.items(joined, rules.get("joined", [])))
    whole_roll = _share(document, (*path, "quorum_share"), rules.get("quorum_share", "0"))
    each = (*path, "quorum_by_standpoint")
    quorum = {
        _standpoint(document, each, one): document.number((*each, one), number, 0, MOST_PEOPLE)
        for one, number in document.table(each, rules.get("quorum_by_standpoint", {})).items()
    }
    try:
        majority = Majority(share, strict)
        return Rule(majority, SecondMajority(among, majority) if among else None, Quorum(whole_roll, quorum))
    except ValueError as error:
        raise document.error(path, str(error)) from error


def _roll(document: Document) -> dict[Standpoint, Turnout]:
    roll = {}
    for one, found in document.table(("roll",), document.values.get("roll")).items():
        path = ("roll", one)
        turnout = document.table(path, found)
        eligible = document.number((*path, "eligible"), turnout.get("eligible"), 0, MOST_PEOPLE)
        cast = document.number((*path, "cast"), turnout.get("cast"), 0, eligible)
        roll[_standpoint(document, path, one)] = Turnout(eligible, cast)
    return roll


def _votes(document: Document) -> Mapping[Part, Tally]:
    heaps: dict[Part, list[str]] = {}
    for place, found in enumerate(document.items(("box",), document.values.get("box"))):
        path = ("box", place)
        ballot = document.table(path, found)
        part, choice = ballot.get("part", Part.ALL), ballot.get("choice")
        if part not in list(Part) or choice not in CHOICES:
            raise document.error(path, f"must have a choice, {', '.join(CHOICES)}, and a part, {', '.join(Part)}")
        heaps.setdefault(Part(part), []).append(choice)
    if heaps.keys() & {Part.JOINED, Part.OTHERS}:
        heaps = {Part.JOINED: [], Part.OTHERS: [], **heaps}
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
