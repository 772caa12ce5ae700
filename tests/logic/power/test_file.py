from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assieme.logic.participation.levels import Standpoint
from assieme.logic.power.constitution import (
    EVERYONE,
    INFORMAL_GROUP,
    Condition,
    Constitution,
    Group,
    Of,
    Override,
    Seat,
    seats,
    standpoints,
)
from assieme.logic.power.file import read_constitution
from assieme.logic.tomlfile import FileError, Problem

USER, CARER, PRO = Standpoint.SERVICE_USER, Standpoint.CARER, Standpoint.PROFESSIONAL
SEATS = '[[seat]]\nid = "u"\nstandpoint = "service user"\n[[seat]]\nid = "p"\nstandpoint = "professional"\n'
FULL = """\
veto = ["users"]
binding = false
override = "reasoned"
agenda = ["all"]
chair = ["service user", "carer"]

[[seat]]
id = "users"
standpoint = "service user"
weight = 1.5
count = 4

[[seat]]
id = "carers"
standpoint = "carer"
weight = "1/3"
count = 2

[[seat]]
id = "guests"
standpoint = "professional"
vote = false

[[condition]]
of = "weight"
among = "all"
share = 0.6
strict = false

[[condition]]
of = "members"
among = "informal"
share = "2/3"
strict = true

[[condition]]
of = "members"
among = ["users", "carers"]
at_least = 3
"""


def problems(text: str) -> list[tuple[int | None, str]]:
    with pytest.raises(FileError) as refused:
        read_constitution(text, "x.toml")
    return [(one.line, one.field) for one in refused.value.problems]


def test_everything_that_a_file_can_say() -> None:
    assert read_constitution(FULL, "x.toml") == Constitution(
        seats=(
            Seat("users", USER, Fraction(3, 2), 4),
            Seat("carers", CARER, Fraction(1, 3), 2),
            Seat("guests", PRO, vote=False),
        ),
        conditions=(
            Condition(Fraction(3, 5), strict=False),
            Condition(Fraction(2, 3), of=Of.MEMBERS, among=INFORMAL_GROUP),
            Condition(of=Of.MEMBERS, among=seats("users", "carers"), at_least=Fraction(3)),
        ),
        veto=frozenset({"users"}),
        binding=False,
        override=Override.REASONED,
        agenda=EVERYONE,
        chair=standpoints(USER, CARER),
    )


def test_what_is_not_said() -> None:
    found = read_constitution(SEATS + "[[condition]]\nshare = 0.5\n", "x.toml")
    assert found == Constitution((Seat("u", USER), Seat("p", PRO)), (Condition(),))
    assert read_constitution(SEATS, "x.toml").conditions == ()
    assert read_constitution("agenda = []\n" + SEATS, "x.toml").agenda == Group()


@pytest.mark.parametrize(
    ("written", "exact"),
    [
        ("0.6", Fraction(3, 5)),
        ("0.1", Fraction(1, 10)),
        ("6.0e-1", Fraction(3, 5)),
        ("0.333_3", Fraction(3333, 10_000)),
        ('"2/3"', Fraction(2, 3)),
        ('"0.55"', Fraction(11, 20)),
        ("1", Fraction(1)),
        ("0", Fraction(0)),
    ],
)
def test_a_share_is_read_exactly_as_written(written: str, exact: Fraction) -> None:
    (condition,) = read_constitution(f"{SEATS}[[condition]]\nshare = {written}\n", "x.toml").conditions
    assert condition.share == exact


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", [(1, "seat")]),
        ("seat = 1", [(1, "seat")]),
        ("seat = []", [(1, "seat")]),
        ('seats = 1\n[[seat]]\nid = "u"\nstandpoint = "carer"', [(1, "seats")]),
        ('[[seat]]\nid = "u"\n', [(1, "seat[1].standpoint")]),
        ('[[seat]]\nid = "u"\nstandpoint = "patient"\n', [(3, "seat[1].standpoint")]),
        ('[[seat]]\nid = ""\nstandpoint = "carer"\n', [(2, "seat[1].id")]),
        (SEATS + "weight = -1\n", [(6 + 1, "seat[2].weight")]),
        (SEATS + "weight = nan\n", [(7, "seat[2].weight")]),
        (SEATS + "weight = 1e400\n", [(7, "seat[2].weight")]),
        (SEATS + "weight = true\n", [(7, "seat[2].weight")]),
        (SEATS + 'weight = "1/0"\n', [(7, "seat[2].weight")]),
        (SEATS + "count = 0\n", [(7, "seat[2].count")]),
        (SEATS + "count = 2.5\n", [(7, "seat[2].count")]),
        (SEATS + "count = 10000\n", [(1, "seat")]),
        (SEATS + 'vote = "no"\n', [(7, "seat[2].vote")]),
        (SEATS + SEATS, [(8, "seat[3].id"), (11, "seat[4].id")]),
        ('veto = ["x"]\n' + SEATS, [(1, "veto[1]")]),
        ('veto = "u"\n' + SEATS, [(1, "veto")]),
        ("veto = [1]\n" + SEATS, [(1, "veto[1]")]),
        ('veto = ["p"]\n' + SEATS + "vote = false\n", [(1, "veto[1]")]),
        ('override = "never"\n' + SEATS, [(1, "override")]),
        ('binding = "yes"\n' + SEATS, [(1, "binding")]),
        ('agenda = ["all", "carer"]\n' + SEATS, [(1, "agenda[1]")]),
        ('chair = ["boss"]\n' + SEATS, [(1, "chair[1]")]),
        ('chair = "all"\n' + SEATS, [(1, "chair")]),
        (SEATS + "[[condition]]\n", [(7, "condition[1].share")]),
        (SEATS + "[[condition]]\nshare = 0.5\nat_least = 2\n", [(8, "condition[1].share")]),
        (SEATS + "[[condition]]\nshare = 1.5\n", [(8, "condition[1].share")]),
        (SEATS + "[[condition]]\nshare = 60\n", [(8, "condition[1].share")]),
        (SEATS + '[[condition]]\nshare = "half"\n', [(8, "condition[1].share")]),
        (SEATS + "[[condition]]\nat_least = -1\n", [(8, "condition[1].at_least")]),
        (SEATS + "[[condition]]\nat_least = 1\nstrict = true\n", [(9, "condition[1].strict")]),
        (SEATS + '[[condition]]\nshare = 0.5\nof = "votes"\n', [(9, "condition[1].of")]),
        (SEATS + '[[condition]]\nshare = 0.5\namong = "u"\n', [(9, "condition[1].among")]),
        (SEATS + '[[condition]]\nshare = 0.5\namong = ["u", "x"]\n', [(9, "condition[1].among[2]")]),
        (SEATS + "[[condition]]\nshare = 0.5\nquorum = 1\n", [(9, "condition[1].quorum")]),
        (SEATS + "[condition]\nshare = 0.5\n", [(7, "condition")]),
        ("a = [1\n", [(1, "a")]),
    ],
)
def test_each_mistake_is_named_with_its_line(text: str, expected: list[tuple[int, str]]) -> None:
    assert problems(text) == expected


def test_all_mistakes_are_named_at_once_in_order() -> None:
    text = FULL.replace("count = 4", "count = -4").replace("0.6", "6").replace('"users", "carers"', '"users", "cares"')
    assert problems(text) == [(11, "seat[1].count"), (27, "condition[1].share"), (38, "condition[3].among[2]")]


VALUES = st.sampled_from(
    ['"all"', '"carer"', '["u"]', '[""]', '"2/3"', '"٣/٤"', "[]", "{}", "[[1]]", "1", "-1", "0.5", "1e9999", "true"]
)
TOP, SEAT = ["veto", "binding", "override", "agenda", "chair", "seat"], ["id", "standpoint", "weight", "count", "vote"]
KEYS = st.sampled_from([*TOP, *SEAT, "of", "among", "share", "strict", "at_least"])
LINES = st.one_of(
    st.builds("{} = {}".format, KEYS, VALUES),
    st.sampled_from(["[[seat]]", "[[condition]]", "[seat]", 'id = "u"', 'standpoint = "service user"', "share = 0.5"]),
)


@given(st.lists(LINES, max_size=12))
def test_any_file_is_read_or_refused(lines: list[str]) -> None:
    found: tuple[Problem, ...] = ()
    try:
        read_constitution("\n".join(lines), "x.toml")
    except FileError as refused:
        found = refused.problems
    assert all(problem.line in range(1, len(lines) + 2) for problem in found)
