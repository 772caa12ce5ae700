import tomllib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assieme.logic.tomlfile import FileError, open_sheet, written
from assieme.logic.tomllines import locate

TEXT = """\
top = 1
[a]
x = 1
"y z".w = "q"

[[b]]
k = {m = 1, n = [2]}
l = [
  1, # a comment
  2,
]
[b.c]
d = 1
[[b]]
k = 2
[b.c]
d = 2
"""


@pytest.mark.parametrize(
    ("path", "line"),
    [
        (("top",), 1),
        (("a",), 2),
        (("a", "x"), 3),
        (("a", "y z", "w"), 4),
        (("b",), 6),
        (("b", 0), 6),
        (("b", 0, "k", "m"), 7),
        (("b", 0, "k", "n", 0), 7),
        (("b", 0, "l", 1), 10),
        (("b", 0, "c", "d"), 13),
        (("b", 1), 14),
        (("b", 1, "k"), 15),
        (("b", 1, "c", "d"), 17),
    ],
)
def test_every_value_is_found_on_its_line(path: tuple[str | int, ...], line: int) -> None:
    assert locate(TEXT)[path] == line


def paths(value: object, path: tuple[str | int, ...] = ()) -> list[tuple[str | int, ...]]:
    if isinstance(value, dict):
        return [path, *(one for key, item in value.items() for one in paths(item, (*path, key)))]
    if isinstance(value, list):
        return [path, *(one for place, item in enumerate(value) for one in paths(item, (*path, place)))]
    return [path]


def test_no_value_of_the_document_is_without_a_line() -> None:
    assert set(paths(tomllib.loads(TEXT))) <= set(locate(TEXT))


@given(st.lists(st.integers(0, 3), max_size=6), st.integers(0, 5))
def test_lines_follow_blank_lines_and_comments(gaps: list[int], before: int) -> None:
    text = "# comment\n" * before
    expected = {}
    for place, gap in enumerate(gaps):
        text += "\n" * gap + f"[[item]]\nvalue = {place}\n"
        expected[("item", place, "value")] = text.count("\n")
    lines = locate(text)
    assert {path: lines[path] for path in expected} == expected


def test_paths_are_written_counted_from_one() -> None:
    assert written(("initiative", 1, "level")) == "initiative[2].level"
    assert written(("organisation", "name")) == "organisation.name"


@pytest.mark.parametrize(
    ("text", "line", "field"),
    [
        ("a = 1\nb = = 2\n", 2, "b"),
        ("a = 1\na = 2\n", 2, "a"),
        ("[a]\n[a]\n", 2, "TOML"),
        ("a = 'open\n", 1, "a"),
        ("b = 1\na = 'open\n[c]\nd = 1\n", 2, "a"),
        ('b = 1\na = """open\n\nmore\n', 2, "a"),
        ("\n\na = [1,\n", 3, "a"),
        ("a = " + "9" * 5000, 1, "a"),
        ("a = " + "[" * 100_000, 1, "TOML"),
        (".".join("a" * 900) + " = 1", 1, "TOML"),
        ("a = \0", 1, "a"),
    ],
)
def test_what_is_no_toml_is_refused_with_its_line(text: str, line: int, field: str) -> None:
    with pytest.raises(FileError) as refused:
        open_sheet(text, "x.toml")
    (problem,) = refused.value.problems
    assert (problem.file, problem.line, problem.field) == ("x.toml", line, field)


@given(st.text(alphabet="[]{}=\"'\n\\a1.,# \r\t", max_size=40))
def test_any_text_is_read_or_refused(text: str) -> None:
    try:
        table = open_sheet(text, "x.toml")
    except FileError as refused:
        (problem,) = refused.problems
        assert problem.line in range(1, text.count("\n") + 2)
    else:
        assert set(table.values) <= {path[0] for path in table.sheet.lines if path}


def test_a_byte_order_mark_and_windows_line_ends_are_passed_over() -> None:
    table = open_sheet("\ufeffa = 1\r\nb = 2\r\n", "x.toml")
    assert table.values == {"a": 1, "b": 2}
    assert table.sheet.lines[("b",)] == 2
