import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from assieme.logic.tomlfile import FileError, Problem
from assieme.logic.voting.files.reading import open_file, read_election
from assieme.logic.voting.result import Ballot, Election

CLEAN = """4 2
-2
3 1 3 4 0
4 1 3 2 0
2 4 1=3 0
1 - 2 0
0
"Adam"
"Basil"
"Charlotte"
"Donald"
"Title"
"""
BODY = "3 1\n2 1 2 0\n1 3 0\n0\n"


def read(text: str | bytes) -> Election:
    content = text if isinstance(text, bytes) else text.encode()
    return read_election(open_file(content, "some.blt"), "stv")


def refused(text: str | bytes) -> tuple[int | None, str]:
    """The line and the message of the error."""
    with pytest.raises(FileError) as error:
        read(text)
    (problem,) = error.value.problems
    assert problem.file == "some.blt"
    return problem.line, problem.message


def names(text: str) -> tuple[str, ...]:
    return read(BODY + text).names


def test_a_clean_file() -> None:
    found = read(CLEAN)
    assert found.names == ("Adam", "Basil", "Charlotte", "Donald")
    assert (found.seats, found.title, found.withdrawn) == (2, "Title", frozenset({1}))
    assert found.ballots == (
        Ballot(3, ((0,), (2,), (3,))),
        Ballot(4, ((0,), (2,), (1,))),
        Ballot(2, ((3,), (0, 2))),
        Ballot(1, ((), (1,))),
    )


@pytest.mark.parametrize(
    "dirty",
    [
        "\ufeff" + CLEAN,
        CLEAN.replace("\n", "\r\n"),
        CLEAN.replace("\n", "\r"),
        CLEAN.replace("\n", "\n\n"),
        CLEAN.replace("\n", "  \n"),
        CLEAN.replace("\n", ",\n"),
        CLEAN.replace("\n", ",,,\n"),
        CLEAN.replace('"', ""),
        CLEAN.replace('"', '"""'),
        CLEAN.replace("3 1 3 4 0", "3,1,3,4,0"),
        CLEAN.replace("3 1 3 4 0", "\t3  1 3\t4 0 "),
        CLEAN.replace("3 1 3 4 0", "3 1 3 4 0 # a remark"),
        CLEAN.replace("3 1 3 4 0", "3.0 1 03 4 0"),
        CLEAN.replace("3 1 3 4 0", "(b1) 1 1 3 4 0\n(b2) 2 1 3 4 0"),
        CLEAN.replace("3 1 3 4 0", "1 1 3 4 0\n2 1 3 4 0"),
        CLEAN.replace("1=3", "1 = 3"),
        CLEAN.replace("3 1 3 4 0\n4", "3 1 3 4 0 4"),
        CLEAN.replace("4 1 3 2 0", "4 1 3 2").replace("3 4 0", "3 4").replace("1=3 0", "1=3").replace("- 2 0", "- 2"),
        "# remark\n" + CLEAN,
        CLEAN.replace('"Adam"', '"Adam" # Candidate 1'),
        CLEAN.replace('"Adam"\n"Basil"\n"Charlotte"\n"Donald"\n"Title"', '"Adam" "Basil" "Charlotte" "Donald" "Title"'),
        CLEAN.rstrip("\n"),
        CLEAN + "\nAs it was published.\nA: 123 votes\n",
        "".join(CLEAN.replace("\n", " ")),
    ],
)
def test_dirt_whose_meaning_is_certain_is_read(dirty: str) -> None:
    assert read(dirty) == read(CLEAN)


@pytest.mark.parametrize("coding", ["utf-16", "utf-8-sig", "cp1252"])
def test_codings(coding: str) -> None:
    assert read(CLEAN.replace("Adam", "Ådám").encode(coding)).names[0] == "Ådám"


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("Yvonne ALLAN (Lab)", "Yvonne ALLAN (Lab)"),
        ('"Brian ALLAN ""A Party"""', "Brian ALLAN A Party"),
        ('"""Kate CAMPBELL"" ""A Party (AP)"""', "Kate CAMPBELL A Party (AP)"),
        ('"Jamie COLE" "A, B, C"', "Jamie COLE A, B, C"),
        ('"Lab ""George ADAM"" "', "Lab George ADAM"),
        ("Kathleen BAIRD,", "Kathleen BAIRD"),
        ('"Kathleen BAIRD",', "Kathleen BAIRD"),
        ("Miles   BRIGGS   (Con)", "Miles BRIGGS (Con)"),
        ('"Half quoted', "Half quoted"),
        ("Team #1", "Team #1"),
        ("Team # the first", "Team"),
        ('"Team # 1"', "Team # 1"),
        ("Ruth HOGG (Con_", "Ruth HOGG (Con_"),
    ],
)
def test_names_as_they_are_found(line: str, name: str) -> None:
    assert names(f"{line}\nB\nC\nTitle")[0] == name
    assert read(f"{BODY}A\nB\nC\n{line}").title == name


def test_missing_title_missing_names_and_names_in_comments() -> None:
    assert names("A\nB\nC\n") == ("A", "B", "C")
    assert read(BODY + "A\nB\nC\n").title == ""
    assert names("") == ("Candidate 1", "Candidate 2", "Candidate 3")
    numbered = "# ALTERNATIVE NAME 1: A (x)\n# ALTERNATIVE NAME 2: B\n# ALTERNATIVE NAME 3: C\nSome ward"
    assert names(numbered) == ("A (x)", "B", "C")
    assert read(BODY + numbered).title == "Some ward"


def test_who_shares_a_name_is_told_apart_by_number() -> None:
    assert names("Ann\nBen\nAnn\n") == ("Ann (1)", "Ben", "Ann (3)")


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("", 1),
        ("\n\n", 1),
        ("hello\n", 1),
        ("3\n", 1),
        ("3 x\n", 1),
        ("0 1\n0\n", 1),
        ("3 0\n0\n", 1),
        ("99999999 1\n0\n", 1),
        ("3 1\n2 1 2 0\n", 2),
        ("3 1\n\n2 1 4 0\n0\n", 3),
        ("3 1\n2 1 x 0\n0\n", 2),
        ("3 1\n2 1 -2 0\n0\n", 2),
        ("3 1\n2 1= 0\n0\n", 2),
        ("3 1\n2 1 2 1 0\n0\n", 2),
        ("3 1\n2 1=1 0\n0\n", 2),
        ("3 1\n1 1 0\nx 1 0\n0\n", 3),
        ("3 1\n1 1 0\n-2 1 0\n0\n", 3),
        ("3 1\n-2 1 3 0\n0\n", 2),
        ("3 1\n0.5 1 0\n0\n", 2),
        ("3 1\n1e3 1 0\n0\n", 2),
        ("3 1\n-4\n1 1 0\n0\n", 2),
        ("3 1\n-1 -2 -3\n1 1 0\n0\n", 4),
        ("3 1\n1 1 2\n1 1 0\n0\n", 2),
        ("3 1\n1 1 0\n1 1 2\n0\n", 3),
        ("3 1\n1 1 0\n0 1 2 0\nA\nB\nC\n", 3),
        (BODY + "A\nB\n", 6),
        (BODY + "A\nB\nC\nTitle\nMore\n", 9),
        (BODY + '"A"\n"B"\n"C"\n"D"\n"Title"\n', 9),
        (BODY + 'A\n""\nC\nTitle\n', 6),
        (BODY + "A\n1 2 3 0\nC\nTitle\n", 6),
        (BODY + "# ALTERNATIVE NAME 1: A\n# ALTERNATIVE NAME 3: C\n", 4),
        ('3 1\n2 1 2 0\n1 3 0\n"A"\n"B"\n"C"\n"Title"\n', 4),
        ("3 1\n1 \u0663 0\n0\n", 2),
        (f"3 1\n1 {'9' * 5000} 0\n0\n", 2),
        (f"3 1\n{'9' * 5000} 1 0\n0\n", 2),
    ],
)
def test_what_is_not_certain_is_refused_with_its_line(text: str, line: int) -> None:
    assert refused(text)[0] == line


def test_what_is_no_text_is_refused() -> None:
    assert refused(b"3 1\n\x00\xff")[0] == 2
    assert refused(b"3 1\n1 1 0\n0\nA\nB\n\x81C\n")[0] == 6


PIECES = st.sampled_from(
    [*CLEAN.split("\n"), "0", "1 2 3", "-1", "#", '"', "=", "{1,2}", "1:", "1,", "\ufeff", "{", '"a": 1']
)


def problems(content: bytes) -> tuple[Problem, ...]:
    """What is wrong with any bytes; nothing where they are read."""
    try:
        read_election(open_file(content, "any"), "stv")
    except FileError as error:
        return error.problems
    return ()


@given(st.lists(PIECES | st.text(max_size=8), max_size=14))
@example(["{", "1"])
def test_whatever_a_file_holds_it_is_read_or_refused_with_a_line(pieces: list[str]) -> None:
    content = "\n".join(pieces).encode("utf-8", "replace")
    for problem in problems(content):
        assert problem.file == "any"
        assert 1 <= (problem.line or 0) <= content.count(b"\n") + content.count(b"\r") + 1


@given(st.binary(max_size=60))
def test_any_bytes_are_read_or_refused(content: bytes) -> None:
    assert all(problem.line for problem in problems(content))
