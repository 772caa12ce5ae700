"""PEOPLE.csv and TARGETS.csv, in the forms in which they are about."""

import pytest

from assieme.logic.sortition.files import read_people, read_targets
from assieme.logic.sortition.pool import Quota
from assieme.logic.tomlfile import FileError

TARGETS = "feature,value,min,max\nstandpoint,service user,2,3\nstandpoint,carer,1,1\n"
FOUND = (Quota("standpoint", "service user", 2, 3), Quota("standpoint", "carer", 1, 1))


@pytest.mark.parametrize(
    "text",
    [
        TARGETS,
        "\ufeff" + TARGETS.replace("\n", "\r\n"),
        TARGETS.replace(",", ";"),
        TARGETS.replace("feature,value", "category,name"),
        TARGETS.replace("feature,value", "category,feature"),
        "min,max,Feature,Value,min_flex\n2,3, standpoint ,service user,0\n\n1,1,Standpoint,carer,0\n",
    ],
)
def test_targets_in_all_their_forms(text: str) -> None:
    found = read_targets(text, "t.csv")
    assert found.quotas == FOUND


def test_the_line_of_each_target() -> None:
    found = read_targets("feature,value,min,max\n\nstandpoint,service user,2,3\nstandpoint,carer,1,1\n", "t.csv")
    assert list(found.lines.values()) == [3, 4]


@pytest.mark.parametrize(
    ("text", "line", "field", "message"),
    [
        ("", None, "file", "has no headings with rows below them"),
        ("feature,value,min\na,b,1\n", 1, "max", "is missing from the headings"),
        ("feature,value,min,max\na,b,x,1\n", 2, "min", "“x” is not a whole number from 0 on"),
        ("feature,value,min,max\na,b,0,-1\n", 2, "max", "“-1” is not a whole number from 0 on"),
        ("feature,value,min,max\na,b,0,1\na,c,3,1\n", 3, "min", "3 is more than the max, 1"),
        ("feature,value,min,max\na,b,0,1\nA,B,0,1\n", 3, "value", "“B” of a is there twice"),
        ("feature,value,min,max\na,b,0\n", 2, "file", "has 3 cells in this row, and 4 headings"),
        ('feature,value,min,max\na,"b,0,1\n', 2, "file", "is not CSV: unexpected end of data"),
    ],
)
def test_wrong_targets(text: str, line: int | None, field: str, message: str) -> None:
    with pytest.raises(FileError) as refused:
        read_targets(text, "t.csv")
    assert [(one.file, one.line, one.field, one.message) for one in refused.value.problems] == [
        ("t.csv", line, field, message)
    ]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("id,name,standpoint\n7,Ada,carer\n8,Bo,Service User\n", ["7", "8"]),
        ("name,nationbuilder_id,Standpoint\nAda,7,carer\nBo,8,service user\n", ["7", "8"]),
        ("name,standpoint\nAda,carer\nBo,service user\n", ["Ada", "Bo"]),
        ("standpoint\ncarer\nservice user\n", ["1", "2"]),
        ('name,standpoint\n"Ada,\nthe first",carer\n\nBo,service user\n', ["Ada,\nthe first", "Bo"]),
    ],
)
def test_people_in_all_their_forms(text: str, names: list[str]) -> None:
    found = read_people(text, "p.csv", read_targets(TARGETS, "t.csv"))
    assert found == {names[0]: {"standpoint": "carer"}, names[1]: {"standpoint": "service user"}}


@pytest.mark.parametrize(
    ("text", "line", "field", "message"),
    [
        ("id,role\n1,carer\n", 1, "standpoint", "is missing from the headings"),
        ("id,standpoint\n1,carer\n1,carer\n", 3, "id", "“1” is there twice"),
        ("id,standpoint\n1,carer\n,carer\n", 3, "id", "is empty"),
        ("id,standpoint\n1,nurse\n", 2, "standpoint", "“nurse” is none of its targets: service user, carer"),
    ],
)
def test_wrong_people(text: str, line: int, field: str, message: str) -> None:
    with pytest.raises(FileError) as refused:
        read_people(text, "p.csv", read_targets(TARGETS, "t.csv"))
    assert [(one.line, one.field, one.message) for one in refused.value.problems] == [(line, field, message)]
