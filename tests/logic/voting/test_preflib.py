from fractions import Fraction

import pytest

from assieme.logic.tomlfile import FileError
from assieme.logic.voting.files.reading import open_file, read_election
from assieme.logic.voting.marks import approvals, points
from assieme.logic.voting.result import Ballot, Election

HEAD = """# FILE NAME: 1.toc
# TITLE: A choice
# DATA TYPE: {kind}
# NUMBER ALTERNATIVES: 3
# NUMBER VOTERS: {voters}
# NUMBER UNIQUE ORDERS: 2
# ALTERNATIVE NAME 1: Ann
# ALTERNATIVE NAME 2: Ben
# ALTERNATIVE NAME 3: None of the above: again
"""
OLD = "3\n1,Ann\n2,Ben\n3,Carl, jr\n5,5,2\n3,1,{2,3}\n2,2\n"
CATEGORIES = "# NUMBER CATEGORIES: 2\n# CATEGORY NAME 0: Yes\n# CATEGORY NAME 1: No\n"


def read(text: str, file: str = "1.toi") -> Election:
    return read_election(open_file(text.encode(), file), "stv")


def refused(text: str, file: str = "1.toi") -> int | None:
    with pytest.raises(FileError) as error:
        read(text, file)
    (problem,) = error.value.problems
    return problem.line


def modern(ballots: str, kind: str = "toi", voters: int = 5) -> str:
    return HEAD.format(kind=kind, voters=voters) + ballots


def test_orders_with_ties() -> None:
    found = read(modern("3: 1,{2,3}\n2: 2\n"))
    assert found.names == ("Ann", "Ben", "None of the above: again")
    assert (found.title, found.seats) == ("A choice", 1)
    assert found.ballots == (Ballot(3, ((0,), (1, 2))), Ballot(2, ((1,),)))


def test_the_older_form_says_the_same() -> None:
    found = read(OLD)
    assert found.names == ("Ann", "Ben", "Carl, jr")
    assert found.ballots == read(modern("3: 1,{2,3}\n2: 2\n")).ballots


@pytest.mark.parametrize(
    "dirty",
    [
        "3: 1, {2, 3}\n2: 2\n",
        "3:1,{2,3}\r\n2:2\r\n",
        "3 : 1,{2,3},\n2: 2,\n",
        "1: 1,{2,3}\n2: 1,{2,3}\n2: {2}",
        "\n3: 1,{2,3}\n\n2: 2\n\n",
    ],
)
def test_dirt_is_read(dirty: str) -> None:
    assert read(modern(dirty)).ballots == read(OLD).ballots
    assert read("\ufeff" + modern(dirty)).ballots == read(OLD).ballots


def test_categories_are_approvals_and_points() -> None:
    found = read(modern(CATEGORIES + "3: {1,3},2\n2: {},{1,2,3}\n", kind="cat"), "1.cat")
    assert found.categories == ("Yes", "No")
    assert [sorted(approvals(found)(ballot)) for ballot in found.ballots] == [[0, 2], []]
    assert points(found, found.ballots[0]) == {0: Fraction(1), 2: Fraction(1), 1: Fraction(0)}
    old = read("3\n1,Ann\n2,Ben\n3,Carl\n2\n1,Yes\n2,No\n5,5,2\n3,{1,3},2\n2,{},{1,2,3}\n", "1.cat")
    assert (old.ballots, old.categories) == (found.ballots, found.categories)


def test_approvals_of_orders() -> None:
    short = read(OLD)
    assert [sorted(approvals(short)(ballot)) for ballot in short.ballots] == [[0, 1, 2], [1]]
    full = read(modern("3: {1,2},3\n2: 2,{1,3}\n", kind="toc"))
    assert [sorted(approvals(full)(ballot)) for ballot in full.ballots] == [[0, 1], [1]]
    assert points(short, short.ballots[0]) is None


@pytest.mark.parametrize(
    ("ballots", "kind", "line"),
    [
        ("3: 1,{2,3}\n1: 2\n", "toi", 5),
        ("3: 1,4\n2: 2\n", "toi", 10),
        ("3: 1,0\n2: 2\n", "toi", 10),
        ("3: 1,2,1\n2: 2\n", "toi", 10),
        ("3: 1,{2,3\n2: 2\n", "toi", 10),
        ("3: 1,{2}3\n2: 2\n", "toi", 10),
        ("3: 1,,3\n2: 2\n", "toi", 10),
        ("3: 1;2\n2: 2\n", "toi", 10),
        ("3: 1\n2 2\n", "toi", 11),
        ("3: 1\nx: 2\n", "toi", 11),
        ("3: 1\n0: 2\n", "toi", 11),
        ("3: 1,2,3\n2: 2,1\n", "soc", 11),
        ("3: 1,2,3\n2: {1,2},3\n", "soc", 11),
        ("3: 1,2,3\n2: {1,2}\n", "toc", 11),
        ("3: 1,2\n2: {1,2}\n", "soi", 11),
        (CATEGORIES + "3: 1,2,3\n2: 2,1\n", "cat", 13),
    ],
)
def test_what_is_not_certain_is_refused_with_its_line(ballots: str, kind: str, line: int) -> None:
    assert refused(modern(ballots, kind)) == line


@pytest.mark.parametrize(
    ("text", "line"),
    [
        (modern("5: 1\n").replace("NAME 2", "NAME 1"), 8),
        (modern("5: 1\n").replace("NAME 2", "NAME 4"), 1),
        (modern("5: 1\n").replace("ALTERNATIVES: 3", "ALTERNATIVES: many"), 4),
        ("# TITLE: x\n5: 1\n", 1),
        ("3\n1,Ann\nBen\n", 3),
        ("3\n1,Ann\n2,Ben\n3,Carl\n5,5\n5,1\n", 5),
        ("3\n1,Ann\n2,Ben\n3,Carl\n", 4),
        ("0\n", 1),
        (OLD.replace("5,5,2", "6,6,2"), 5),
    ],
)
def test_headers_that_don_t_fit(text: str, line: int) -> None:
    assert refused(text) == line
