"""The four case files against seed 000's Tables 1 to 4 and its discussion."""

from importlib.resources import files

import pytest

from assieme.logic.participation.casefile import read_case
from assieme.logic.participation.cases import Case
from assieme.logic.participation.classify import classify
from assieme.logic.participation.levels import CoproductionLevel, Level

PROFESSIONALS = {"psychiatrist", "psychologist", "nurse", "educator"}


def published(number: int) -> Case:
    name = f"case{number}.toml"
    return read_case(files("assieme").joinpath("demo", "cases", name).read_text("utf-8"), name)


def titles(number: int, level: Level) -> list[str]:
    return [one.title for one in published(number).initiatives if one.level is level]


@pytest.mark.parametrize(
    ("number", "counts"),
    [(1, [1, 1, 0, 1, 0]), (2, [5, 1, 0, 3, 0]), (3, [0, 1, 1, 2, 0]), (4, [6, 3, 2, 3, 2])],
)
def test_table_3_has_these_initiatives_by_level(number: int, counts: list[int]) -> None:
    assert list(classify(published(number)).counts.values()) == counts


def test_the_inform_cell_of_case_3_is_empty() -> None:
    assert titles(3, Level.INFORM) == []
    assert titles(3, Level.CONSULT) == ["Evening meetings with young patients"]


def test_the_committees_stand_where_table_3_puts_them() -> None:
    assert "FareAssieme committee" in titles(2, Level.COLLABORATE)
    assert titles(4, Level.COLLABORATE) == [
        "FareAssieme committee",
        "Mixed governance of mental health centre",
        "FareFamiglia",
    ]


@pytest.mark.parametrize(
    ("number", "clinical", "others"),
    [(1, ["low"] * 3, ["low", "high"]), (2, ["low"] * 4, ["high"] * 3), (3, ["low"] * 3, ["high"]),
     (4, ["high"] * 3, [])],
)  # fmt: skip
def test_table_2_has_these_levels_of_coproduction(number: int, clinical: list[str], others: list[str]) -> None:
    services = published(number).services
    assert [one.level_of_coproduction for one in services if one.clinical] == clinical
    assert [one.level_of_coproduction for one in services if not one.clinical] == others


@pytest.mark.parametrize(
    ("number", "involvement", "level", "approach"),
    [
        (1, "medium-low", "low", "add-on"),
        (2, "medium-high", "low", "trade-off"),
        (3, "medium-low", "low", "add-on"),
        (4, "high", "high", "essential part"),
    ],
)
def test_the_rule_gives_what_table_4_and_the_discussion_say(
    number: int, involvement: str, level: str, approach: str
) -> None:
    found = classify(published(number))
    assert (found.involvement, found.level_of_coproduction, found.approach) == (involvement, level, approach)


@pytest.mark.parametrize(
    ("number", "row"),
    [
        (1, ("medium-low", "low", "low", "low", "low")),
        (3, ("medium-low", "low", "medium-low", "low", "low")),
        (2, ("medium-high", "low", "medium-low", "medium", "medium-high")),
        (4, ("high", "high", "high", "high", "high")),
    ],
)
def test_table_4_is_kept_as_printed(number: int, row: tuple[str, ...]) -> None:
    said = published(number).published
    assert said is not None
    printed = (said.involvement, said.level_of_coproduction, said.power, said.valuing, said.leadership)
    assert printed == row


def test_thirty_interviews_twelve_with_professionals() -> None:
    interviews = [one for number in (1, 2, 3, 4) for one in published(number).interviews]
    assert sum(one.count for one in interviews) == 30
    assert sum(one.count for one in interviews if one.role in PROFESSIONALS) == 12


def test_every_row_names_its_cell_and_every_case_its_year() -> None:
    for number in (1, 2, 3, 4):
        case = published(number)
        assert case.organisation.year == 2017
        assert all(one.source and f"Case {number}" in one.source for one in case.services)
        for one in case.initiatives:
            assert one.source == f"Table 3, {one.level.capitalize()}, Case {number}"


def test_the_published_words_are_never_used_by_the_rule() -> None:
    case = published(4)
    bare = Case(case.organisation, case.services, case.initiatives)
    assert classify(bare) == classify(case)
    assert classify(bare).level_of_coproduction is CoproductionLevel.HIGH
