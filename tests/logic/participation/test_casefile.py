import pytest

from assieme.logic.participation.casefile import read_case
from assieme.logic.participation.levels import CoproductionLevel, Level, ServiceKind
from assieme.logic.tomlfile import FileError

GOOD = """\
[organisation]
name = "A service"

[[service]]
kind = "daily centre"
level_of_coproduction = "low"

[[service]]
kind = "other"
name = "Work team"
clinical = false
level_of_coproduction = "high"

[[initiative]]
title = "Garden group"
level = "collaborate"
"""


def problems(text: str) -> list[tuple[int | None, str]]:
    with pytest.raises(FileError) as refused:
        read_case(text, "x.toml")
    return [(one.line, one.field) for one in refused.value.problems]


def test_a_whole_file_is_read() -> None:
    case = read_case(GOOD, "x.toml")
    assert case.organisation.name == "A service"
    assert [(one.kind, one.clinical) for one in case.services] == [
        (ServiceKind.DAILY_CENTRE, True),
        (ServiceKind.OTHER, False),
    ]
    assert case.services[1].level_of_coproduction is CoproductionLevel.HIGH
    assert [(one.title, one.level) for one in case.initiatives] == [("Garden group", Level.COLLABORATE)]


@pytest.mark.parametrize(
    ("old", "new", "line", "field"),
    [
        ('name = "A service"', "", 1, "organisation.name"),
        ('name = "A service"', "name = 3", 2, "organisation.name"),
        ('name = "A service"', 'name = " "', 2, "organisation.name"),
        ('name = "A service"', 'name = "A\\nB"', 2, "organisation.name"),
        ('name = "A service"', f'name = "{"x" * 301}"', 2, "organisation.name"),
        ('name = "A service"', 'name = "A"\nyear = 17', 3, "organisation.year"),
        ('name = "A service"', 'name = "A"\nyear = true', 3, "organisation.year"),
        ('name = "A service"', 'name = "A"\nregion = "B"', 3, "organisation.region"),
        ("[organisation]", "[organization]", 1, "organisation"),
        ('kind = "daily centre"', 'kind = "Daily Centre"', 5, "service[1].kind"),
        ('kind = "daily centre"', 'kind = "daily centre"\nclinical = false', 6, "service[1].clinical"),
        ("clinical = false\n", "", 8, "service[2].clinical"),
        ("clinical = false", 'clinical = "no"', 11, "service[2].clinical"),
        ('level_of_coproduction = "high"', "", 8, "service[2].level_of_coproduction"),
        ('level = "collaborate"', 'level = "partnership"', 16, "initiative[1].level"),
        ('level = "collaborate"', "level = 3", 16, "initiative[1].level"),
        ('level = "collaborate"', 'level = "collaborate"\nnote = "x"', 17, "initiative[1].note"),
        ("[[initiative]]", "[initiative]", 14, "initiative"),
    ],
)
def test_one_mistake_is_one_problem_on_its_line(old: str, new: str, line: int, field: str) -> None:
    assert (line, field) in problems(GOOD.replace(old, new, 1))


def test_all_problems_come_at_once_in_the_order_of_lines() -> None:
    text = GOOD.replace("collaborate", "decide").replace("daily centre", "hut").replace('"high"', '"all"')
    assert problems(text) == [
        (5, "service[1].kind"),
        (12, "service[2].level_of_coproduction"),
        (16, "initiative[1].level"),
    ]


@pytest.mark.parametrize(
    ("more", "field"),
    [
        ('[[initiative]]\ntitle = "garden group"\nlevel = "collaborate"\n', "initiative[2].title"),
        ('[[service]]\nkind = "daily centre"\nlevel_of_coproduction = "high"\n', "service[3].kind"),
    ],
)
def test_what_is_written_twice_is_refused(more: str, field: str) -> None:
    assert [found for _, found in problems(GOOD + more)] == [field]


def test_two_services_of_a_kind_and_one_title_at_two_levels_are_no_twins() -> None:
    more = (
        '[[service]]\nkind = "daily centre"\nname = "North"\nlevel_of_coproduction = "low"\n'
        '[[initiative]]\ntitle = "Garden group"\nlevel = "inform"\n'
    )
    assert len(read_case(GOOD + more, "x.toml").services) == 3


def test_the_message_says_what_would_be_right() -> None:
    with pytest.raises(FileError, match="inform, consult, involve, collaborate, empower, not 'Inform'"):
        read_case(GOOD.replace('"collaborate"', '"Inform"'), "x.toml")


def test_an_empty_file_lacks_its_organisation() -> None:
    assert problems("") == [(1, "organisation")]
