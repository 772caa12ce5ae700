"""The page on which rules are written: its fields read as rules, rules as its fields, and one step of writing.

Whatever is posted are rules: what nobody can mean (no number, a word outside its list) is read as the usual value, and
what makes no sense together is told by `meaning`, not refused.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from fractions import Fraction
from typing import Any

from django.http import QueryDict

from assieme.assemblies.bodies.models import Constitution, Seat
from assieme.assemblies.bodies.rules import Rules
from assieme.core.ui.words import STANDPOINTS, css_word

MOST_ROWS, MOST_PLACES, MOST_MONTHS, MOST_DAYS = 12, 60, 120, 60
SHARES = ("1/2>", "3/5", "2/3", "3/4", "1")
"""A share as the page writes it; with `>` more than it is needed."""
BY_NUMBER = "number"
QUORUMS = ("0", "1/3", "1/2", "2/3")
SHARE = re.compile(r"([0-9]{1,2})(?:/([1-9][0-9]?))?>?")
WEIGHT = re.compile(r"[0-9]{1,3}(?:/[1-9][0-9]{0,2})?")

NEW_CONDITION: Mapping[str, Any] = {"of": "members", "among": ["service user"], "share": "1/2", "strict": True}
NEW_PLACES: Mapping[str, Any] = {
    "kind": "open",
    "standpoint": "service user",
    "places": 1,
    "weight": "1",
    "vote": True,
    "term_months": 0,
}


def written(posted: QueryDict) -> Rules:
    """The rules that the fields say."""
    conditions = [_condition(posted, f"condition-{row}") for row in range(_number(posted, "conditions", MOST_ROWS))]
    places = [_places(posted, f"seats-{row}") for row in range(_number(posted, "seats", MOST_ROWS))]
    least = {one: _number(posted, f"least-{css_word(one)}", MOST_PLACES) for one in STANDPOINTS}
    keepers, needed = _standpoints(posted, "trustees"), _number(posted, "trustees-needed", MOST_ROWS)
    return Rules(
        conditions=conditions,
        vetoes=_standpoints(posted, "vetoes"),
        seat_plan=places,
        ballots=_word(posted, "ballots", Constitution.Ballots.values),
        proxies=_number(posted, "proxies", MOST_ROWS),
        trustees={"needed": max(1, needed), "standpoints": keepers} if keepers else {},
        minutes_for=_word(posted, "minutes", Constitution.Readers.values, Constitution.Readers.ORGANISATION),
        papers_days=_number(posted, "papers", MOST_DAYS),
        receiver=_word(posted, "receiver", Constitution.Receiver.values),
        quorum_share=_share(str(posted.get("quorum-share", "0")), "0"),
        quorum_by_standpoint={one: number for one, number in least.items() if number},
        binding=posted.get("binding", "yes") != "no",
        override=_word(posted, "override", Constitution.Override.values),
        agenda=_standpoints(posted, "agenda"),
        chair=_standpoints(posted, "chair"),
    )


def fields(rules: Rules) -> dict[str, list[str]]:
    """The fields with these rules in them, as a browser would post them."""
    said = {
        "conditions": [str(len(rules.conditions))],
        "seats": [str(len(rules.seat_plan))],
        "vetoes": rules.vetoes,
        "ballots": [str(rules.ballots)],
        "proxies": [str(rules.proxies)],
        "trustees": rules.trustees.get("standpoints", []),
        "trustees-needed": [str(rules.trustees.get("needed", 1))],
        "minutes": [str(rules.minutes_for)],
        "papers": [str(rules.papers_days)],
        "receiver": [str(rules.receiver)],
        "quorum-share": [rules.quorum_share],
        "binding": ["yes" if rules.binding else "no"],
        "override": [str(rules.override)],
        "agenda": rules.agenda,
        "chair": rules.chair,
    }
    for one in STANDPOINTS:
        said[f"least-{css_word(one)}"] = [str(rules.quorum_by_standpoint.get(one, 0))]
    for row, condition in enumerate(rules.conditions):
        said |= _condition_fields(f"condition-{row}", condition)
    for row, places in enumerate(rules.seat_plan):
        said |= {f"seats-{row}-{name}": [_plain(value)] for name, value in places.items()}
    return said


def stepped(rules: Rules, step: str) -> Rules:
    """Rules after a press on the page: `add-condition`, `add-seats`, `drop-condition-1`, `drop-seats-0`; else as is."""
    what, _dash, row = step.rpartition("-")
    if step == "add-condition" and len(rules.conditions) < MOST_ROWS:
        return replace(rules, conditions=[*rules.conditions, dict(NEW_CONDITION)])
    if step == "add-seats" and len(rules.seat_plan) < MOST_ROWS:
        return replace(rules, seat_plan=[*rules.seat_plan, dict(NEW_PLACES)])
    if what == "drop-condition":
        return replace(rules, conditions=_without(rules.conditions, row))
    if what == "drop-seats":
        return replace(rules, seat_plan=_without(rules.seat_plan, row))
    return rules


def need(condition: Mapping[str, Any]) -> str:
    """What a condition asks, as its field writes it: `1/2>`, `2/3`, or `number`."""
    if "at_least" in condition:
        return BY_NUMBER
    return f"{condition['share']}{'>' if condition.get('strict', True) else ''}"


def _condition(posted: QueryDict, row: str) -> dict[str, Any]:
    asked = str(posted.get(f"{row}-need", SHARES[0]))
    base = {
        "of": "weight" if posted.get(f"{row}-of") == "weight" else "members",
        "among": _standpoints(posted, f"{row}-among") or ["all"],
    }
    if asked == BY_NUMBER:
        return {**base, "at_least": _number(posted, f"{row}-number", 999)}
    share = _share(asked, "")
    if not share or not Fraction(share):
        return {**base, "share": "1/2", "strict": True}
    return {**base, "share": share, "strict": asked.endswith(">") and Fraction(share) < 1}


def _condition_fields(row: str, condition: Mapping[str, Any]) -> dict[str, list[str]]:
    return {
        f"{row}-need": [need(condition)],
        f"{row}-number": [str(condition.get("at_least", 1))],
        f"{row}-of": [condition.get("of", "members")],
        f"{row}-among": [one for one in condition["among"] if one != "all"],
    }


def _places(posted: QueryDict, row: str) -> dict[str, Any]:
    weight = str(posted.get(f"{row}-weight", "1")).strip()
    return {
        "kind": _word(posted, f"{row}-kind", Seat.Kind.values),
        "standpoint": _word(posted, f"{row}-standpoint", STANDPOINTS),
        "places": max(1, _number(posted, f"{row}-places", MOST_PLACES)),
        "weight": weight if WEIGHT.fullmatch(weight) else "1",
        "vote": posted.get(f"{row}-vote", "yes") != "no",
        "term_months": _number(posted, f"{row}-term_months", MOST_MONTHS),
    }


def _plain(value: object) -> str:
    return ("yes" if value else "no") if isinstance(value, bool) else str(value)


def _standpoints(posted: QueryDict, name: str) -> list[str]:
    ticked = posted.getlist(name)
    return [one for one in STANDPOINTS if one in ticked]


def _word(posted: QueryDict, name: str, words: Sequence[str], usual: str = "") -> str:
    said = str(posted.get(name, ""))
    return said if said in words else usual or words[0]


def _number(posted: QueryDict, name: str, most: int) -> int:
    said = str(posted.get(name, "")).strip()
    return min(int(said), most) if re.fullmatch(r"[0-9]{1,6}", said) else 0


def _share(said: str, usual: str) -> str:
    """A share from 0 to 1 as written, without its `>`; `usual` for anything else."""
    found = SHARE.fullmatch(said)
    if found is None or int(found[1]) > int(found[2] or 1):
        return usual
    return said.removesuffix(">")


def _without(rows: Sequence[dict[str, Any]], row: str) -> list[dict[str, Any]]:
    return [one for place, one in enumerate(rows) if str(place) != row]
