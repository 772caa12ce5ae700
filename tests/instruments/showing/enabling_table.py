"""A questionnaire that depends on each type by each operator, and posts that answer it: for Python and for the browser.

`POSTS` are what a form sends, by the names of its fields; "*" in a name stands for no number.
"""

import json
from itertools import product
from typing import Any

from tests.instruments.showing.everything import bare, coding, item, when

from assieme.instruments.showing.names import field_name

KG = {"unit": "kg", "system": "http://unitsofmeasure.org", "code": "kg"}
ORDER = ("=", "!=", ">", "<", ">=", "<=")
EQUALITY = ("=", "!=")

# type of item, operators, answer of the condition, what is typed in turn (by part)
KINDS: list[tuple[str, tuple[str, ...], dict[str, Any], list[dict[str, str]]]] = [
    ("boolean", EQUALITY, {"answerBoolean": True}, [{"": "true"}, {"": "false"}]),
    ("integer", ORDER, {"answerInteger": 5}, [{"": "4"}, {"": "5"}, {"": "6"}]),
    ("decimal", ORDER, {"answerDecimal": 5}, [{"": "4.75"}, {"": "5.0"}, {"": "5,25"}]),
    (
        "date",
        ORDER,
        {"answerDate": "2024-05-03"},
        [
            {"day": "3", "month": "5", "year": "2024"},
            {"day": "31", "month": "12", "year": "2023"},
            {"month": "5", "year": "2024"},
            {"year": "2025"},
        ],
    ),
    (
        "date",
        ORDER,
        {"answerDate": "2024-05"},
        [{"month": "5", "year": "2024"}, {"day": "4", "month": "6", "year": "2024"}],
    ),
    (
        "dateTime",
        ORDER,
        {"answerDateTime": "2024-05-03T10:00:00Z"},
        [
            {"day": "3", "month": "5", "year": "2024", "time": "12:00"},
            {"day": "3", "month": "5", "year": "2024", "time": "11:59"},
            {"day": "3", "month": "5", "year": "2024"},
            {"day": "4", "month": "5", "year": "2024"},
        ],
    ),
    ("time", ORDER, {"answerTime": "10:30:00"}, [{"": "10:30"}, {"": "09:59"}, {"": "23:00"}]),
    ("string", EQUALITY, {"answerString": "a"}, [{"": "a"}, {"": "A"}, {"": " a "}]),
    ("text", EQUALITY, {"answerString": "a"}, [{"": "a"}, {"": "b"}]),
    ("url", EQUALITY, {"answerString": "https://a.org"}, [{"": "https://a.org"}, {"": "https://b.org"}]),
    ("choice", EQUALITY, {"answerCoding": bare("x")}, [{"": "0"}, {"": "1"}]),
    ("choice", EQUALITY, {"answerCoding": {"code": "x"}}, [{"": "0"}, {"": "1"}]),
    ("choice", EQUALITY, {"answerCoding": {"system": "urn:other", "code": "x"}}, [{"": "0"}, {"": "1"}]),
    ("open-choice", EQUALITY, {"answerString": "own"}, [{"": "other", "free": "own"}, {"": "0", "free": "own"}]),
    ("quantity", ORDER, {"answerQuantity": {"value": 5, **KG}}, [{"": "4"}, {"": "5.00"}, {"": "6"}]),
]

OPTIONS = {"answerOption": [coding("x", "X"), coding("y", "Y")]}
UNIT = {
    "extension": [
        {
            "url": "http://hl7.org/fhir/StructureDefinition/questionnaire-unitOption",
            "valueCoding": {"system": KG["system"], "code": "kg", "display": "kg"},
        }
    ]
}


def _asking(number: int, kind: str) -> dict[str, Any]:
    more = OPTIONS if "choice" in kind else UNIT if kind == "quantity" else {}
    return item(f"q{number}", kind, f"Question {number}", **more)


def _depending(number: int, operators: tuple[str, ...], answer: dict[str, Any]) -> list[dict[str, Any]]:
    name = f"q{number}"
    found = [item(f"{name} {one}", "string", f"{one}", enableWhen=[when(name, one, **answer)]) for one in operators]
    there = [
        item(f"{name} {said}", "string", f"exists {said}", enableWhen=[when(name, "exists", answerBoolean=said)])
        for said in (True, False)
    ]
    return [*found, *there]


def _yes(question: str, operator: str = "=") -> dict[str, Any]:
    return when(question, operator, answerBoolean=True)


NESTED = [
    item("before", "string", "Before", enableWhen=[_yes("g.q")]),
    item(
        "g",
        "group",
        "Group",
        repeats=True,
        item=[
            item("g.q", "boolean", "In the group"),
            item("g.then", "string", "Near", enableWhen=[_yes("g.q")]),
            item("g.in", "group", "Inner", item=[item("g.in.then", "string", "Deep", enableWhen=[_yes("g.q", "!=")])]),
        ],
    ),
    item("after", "string", "After", enableWhen=[_yes("g.q")]),
    item("a", "boolean", "A"),
    item("b", "boolean", "B", enableWhen=[_yes("a")]),
    item("c", "string", "C", enableWhen=[_yes("b")]),
    item("d", "string", "D", enableWhen=[_yes("a"), _yes("b")], enableBehavior="all"),
    item("e", "string", "E", enableWhen=[_yes("a"), _yes("b", "!=")], enableBehavior="any"),
    item("f", "display", "F", enableWhen=[_yes("b")]),
    item("h", "boolean", "H", item=[item("h.in", "string", "Under H", enableWhen=[_yes("h")])]),
    item("many", "choice", "Many", repeats=True, **OPTIONS),
    item("m", "string", "M", enableWhen=[when("many", "=", answerCoding=bare("y"))]),
    item("n", "string", "N", enableWhen=[when("many", "!=", answerCoding=bare("y"))]),
]


def table() -> bytes:
    items = [
        one
        for number, (kind, operators, answer, _typed) in enumerate(KINDS)
        for one in (_asking(number, kind), *_depending(number, operators, answer))
    ]
    return json.dumps({"resourceType": "Questionnaire", "status": "active", "item": [*items, *NESTED]}).encode()


Post = dict[str, list[str]]


def posts() -> list[Post]:
    """Every typed answer once, nothing at all once, and the nested ones in all their combinations."""
    longest = max(len(typed) for *_rest, typed in KINDS)
    found: list[Post] = [{}]
    for turn in range(longest):
        post: Post = {}
        for number, (*_rest, typed) in enumerate(KINDS):
            name = field_name(f"q{number}", (0,))
            for part, text in typed[turn % len(typed)].items():
                post[f"{name}?{part}" if part else name] = [text]
        found.append(post)
    return found + [_nested(*answers) for answers in product((True, False), repeat=4)]


def _nested(first: bool, second: bool, a: bool, b: bool) -> Post:
    said = {True: ["true"], False: ["false"]}
    return {
        field_name("g.q", (0, 0)): said[first],
        field_name("g.q", (1, 0)): said[second],
        field_name("a", (0,)): said[a],
        field_name("b", (0,)): said[b],
        field_name("h", (0,)): said[b],
        field_name("many", (0,)): ["0", "1"] if a else ["0"] if b else [],
    }
