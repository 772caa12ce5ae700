from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assieme.logic.budget.amounts import amount
from assieme.logic.budget.pabulib import PabulibFile, read_pabulib
from assieme.logic.budget.votes import VoteType
from assieme.logic.tomlfile import FileError, Problem
from assieme.logic.voting.files.source import open_source

TIDY = """META
key;value
description;A budget
num_projects;3
num_votes;4
budget;100
vote_type;approval
PROJECTS
project_id;cost;name
p1;50;Garden
p2;30.5;Bus
p3;20;Chairs
VOTES
voter_id;age;vote
v1;30;p1,p2
v2;40;p2
v3;;p1,p2
v4;50;
"""


def read(text: str) -> PabulibFile:
    return read_pabulib(open_source(text.encode(), "ballots.pb"))


def problems(text: str) -> list[Problem]:
    with pytest.raises(FileError) as caught:
        read(text)
    return list(caught.value.problems)


def ballots(found: PabulibFile) -> dict[str, int]:
    """How many people gave which points, as `p1:1 p2:1`."""
    ids = [project.id for project in found.election.projects]
    return {
        " ".join(f"{ids[place]}:{points}" for place, points in ballot.points.items()): ballot.weight
        for ballot in found.election.ballots
    }


def with_votes(vote_type: str, header: str, *rows: str, meta: str = "") -> str:
    return "\n".join(
        [
            f"META\nkey;value\nbudget;100\nvote_type;{vote_type}{meta}",
            "PROJECTS\nproject_id;cost\np1;50\np2;30\np3;20",
            f"VOTES\n{header}",
            *rows,
        ]
    )


def test_a_tidy_file() -> None:
    found = read(TIDY)
    assert (found.description, found.vote_type) == ("A budget", VoteType.APPROVAL)
    assert [(one.id, one.cost) for one in found.election.projects] == [("p1", 50), ("p2", Fraction(61, 2)), ("p3", 20)]
    assert found.election.budget == 100
    assert ballots(found) == {"p1:1 p2:1": 2, "p2:1": 1, "": 1}


@pytest.mark.parametrize(
    ("tidy", "untidy"),
    [
        ("META", "\ufeffMETA"),
        ("\n", "\r\n"),
        ("PROJECTS\n", "\n;;\n projects ;;\n"),
        ("v2;40;p2", " v2 ; 40 ; p2 , "),
        ("v2;40;p2", "v2;40;p2,p2"),
        ("v2;40;p2", "v2;40;p2;;"),
        ("v4;50;", "v4;50;None"),
        ("budget;100", "BUDGET ; 100,00"),
        ("budget;100", "budget;1e2"),
        ("key;value\n", ""),
        ("50;Garden", '50;"Garden; with ""trees""\nand more"'),
        ("50;Garden", '50;"Garden" of trees'),
        ("50;Garden", '50;"Garden'),
        ("50;Garden", "50;Garden; with trees"),
        ("p1;50;Garden", '"p1";"50";Garden'),
        ("num_projects;3\n", ""),
        ("vote_type;approval", "vote_type;Approval"),
    ],
)
def test_untidy_files_that_mean_one_thing(tidy: str, untidy: str) -> None:
    assert tidy in TIDY
    found = read(TIDY.replace(tidy, untidy))
    assert found.election == read(TIDY).election


@pytest.mark.parametrize(
    ("tidy", "wrong", "line", "field"),
    [
        ("budget;100\n", "", 1, "budget"),
        ("budget;100", "budget;1,000", 6, "budget"),
        ("budget;100", "budget;-5", 6, "budget"),
        ("budget;100", "budget;100\nbudget;200", 7, "budget"),
        ("vote_type;approval", "vote_type;shouting", 7, "vote_type"),
        ("p2;30.5;Bus", "p1;30.5;Bus", 11, "project_id"),
        ("p2;30.5;Bus", ";30.5;Bus", 11, "project_id"),
        ("p2;30.5;Bus", "p2;thirty;Bus", 11, "cost"),
        ("p2;30.5;Bus", "p2;;Bus", 11, "cost"),
        ("p2;30.5;Bus", "p2;30.5", 11, "PROJECTS"),
        ("project_id;cost", "project_id;price", 8, "PROJECTS"),
        ("v2;40;p2", "v2;40;p9", 16, "vote"),
        ("v2;40;p2", "v2;p2", 16, "VOTES"),
        ("v2;40;p2", "v2;40;p2;p3", 16, "VOTES"),
        ("v2;40;p2", "v1;40;p2", 16, "voter_id"),
        ("v4;50;\n", "", 5, "num_votes"),
        ("num_projects;3", "num_projects;4", 4, "num_projects"),
        ("VOTES", "VOICES", 18, "VOTES"),
        ("META", "META\nMETA", 2, "META"),
        ("META", "hello\nMETA", 1, "file"),
    ],
)
def test_what_may_mean_two_things_is_refused_by_its_line(tidy: str, wrong: str, line: int, field: str) -> None:
    assert tidy in TIDY
    found = problems(TIDY.replace(tidy, wrong, 1))
    assert (found[0].file, found[0].line, found[0].field) == ("ballots.pb", line, field)


def test_a_file_without_votes_is_cut_off() -> None:
    (found,) = problems(TIDY[: TIDY.index("VOTES")])
    assert (found.line, found.field, found.message) == (12, "VOTES", "is missing: the file ends here")


def test_all_mistakes_of_a_section_are_told_at_once() -> None:
    found = problems(TIDY.replace("v1;30;p1,p2", "v1;30;p7").replace("v3;;p1,p2", "v3;;p8"))
    assert [(one.line, one.message) for one in found] == [
        (15, "names 'p7', which is no project of this file"),
        (17, "names 'p8', which is no project of this file"),
    ]


def test_points_as_people_gave_them() -> None:
    found = read(with_votes("cumulative", "voter_id;vote;points", "1;p1,p2;3,0.5", "2;p3,p3;1,2", "3;p1,p2;4,0", "4;;"))
    assert ballots(found) == {"p1:3 p2:1/2": 1, "p3:3": 1, "p1:4": 1, "": 1}
    assert read(with_votes("scoring", "voter_id;points;vote", "1;5;p2")).vote_type is VoteType.SCORING


@pytest.mark.parametrize("row", ["1;p1,p2;3", "1;p1;", "1;p1;-1", "1;p1;many", "1;;3"])
def test_points_that_fit_no_project(row: str) -> None:
    (found,) = problems(with_votes("scoring", "voter_id;vote;points", row))
    assert (found.line, found.field) == (12, "points") if ";3" in row or row == "1;p1;" else found.field == "points"


def test_ranks_are_points_from_the_most_that_may_be_ranked() -> None:
    rows = ("1;p2,p1", "2;p3")
    assert ballots(read(with_votes("ordinal", "voter_id;vote", *rows, meta="\nmax_length;3"))) == {
        "p2:3 p1:2": 1,
        "p3:3": 1,
    }
    assert ballots(read(with_votes("ordinal", "voter_id;vote", *rows))) == {"p2:2 p1:1": 1, "p3:1": 1}
    for wrong, meta in (("1;p1,p1", ""), ("1;p1,p2", "\nmax_length;1"), ("1;p1", "\nmax_length;many")):
        assert problems(with_votes("ordinal", "voter_id;vote", wrong, meta=meta))


def test_who_may_choose_one_chooses_one() -> None:
    assert ballots(read(with_votes("choose-1", "voter_id;vote", "1;p1", "2;p1"))) == {"p1:1": 2}
    assert problems(with_votes("choose-1", "voter_id;vote", "1;p1,p2"))[0].field == "vote"


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("12", Fraction(12)),
        ("12.50", Fraction(25, 2)),
        ("12,5", Fraction(25, 2)),
        ("1.5e3", Fraction(1500)),
        ("1 200 000", Fraction(1200000)),
        ("1\u00a0200,50", Fraction(2401, 2)),
        ("1,200", None),
        ("1.200.000", None),
        ("-1", None),
        ("", None),
        ("1e999", None),
        ("٣", None),
        ("nan", None),
    ],
)
def test_amounts_as_people_write_them(text: str, number: Fraction | None) -> None:
    assert amount(text) == number


PIECES = (
    *("META", "PROJECTS", "VOTES", "key", "value", "budget", "100", "vote_type", "approval", "cumulative"),
    *("project_id", "cost", "voter_id", "vote", "points", "p1", "1", "2", "-", ";", "\n", '"', ",", "\r", "\x85"),
)


@settings(max_examples=200)
@given(st.lists(st.sampled_from(PIECES) | st.text(max_size=5), max_size=60))
def test_any_text_is_read_or_refused(pieces: list[str]) -> None:
    _read_or_refuse("".join(pieces).encode("utf-8", "replace"))


@settings(max_examples=200)
@given(st.integers(0, len(TIDY)), st.integers(0, 12), st.binary(max_size=4))
def test_a_damaged_file_is_read_or_refused(at: int, length: int, put: bytes) -> None:
    text = TIDY.encode()
    _read_or_refuse(text[:at] + put + text[at + length :])


def _read_or_refuse(content: bytes) -> None:
    try:
        read_pabulib(open_source(content, "any.pb"))
    except FileError as error:
        named = {problem.file for problem in error.problems}
    else:
        named = {"any.pb"}
    assert named == {"any.pb"}
