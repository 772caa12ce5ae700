"""TOML text read with the line of every value, so that an error can name file, line and field.

`tomllib` gives values and no lines; the syntax tree of tree-sitter gives lines; both read the same text.
"""

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

import tree_sitter
import tree_sitter_toml

Path = tuple[str | int, ...]
"""Keys and 0-based places from the root of the document to a value."""

LONGEST = 300
"""Characters that a line of text may have."""

_LANGUAGE = tree_sitter.Language(tree_sitter_toml.language())
_KEYS = ("bare_key", "quoted_key", "dotted_key")


@dataclass(frozen=True)
class Problem:
    """One error in a file: `field` is written like `initiative[2].level`; lines and places count from 1.

    `line` is None where the file as a whole is meant.
    """

    file: str
    line: int | None
    field: str
    message: str

    def __str__(self) -> str:
        place = f"{self.file}, line {self.line}" if self.line else self.file
        return f"{place}, {self.field}: {self.message}"


class FileError(ValueError):
    """A file that can't be read, with everything that is wrong in it."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        super().__init__("; ".join(map(str, problems)))
        self.problems = problems


def written(path: Path) -> str:
    """A path as people write it: `initiative[2].level`."""
    text = ""
    for part in path:
        text += f"[{part + 1}]" if isinstance(part, int) else f".{part}" if text else part
    return text


def _keys(node: tree_sitter.Node) -> tuple[str, ...]:
    if node.type == "dotted_key":
        return tuple(key for child in node.named_children for key in _keys(child))
    text = (node.text or b"").decode()
    return tuple(tomllib.loads(f"{text} = 0")) if node.type == "quoted_key" else (text,)


def _values(node: tree_sitter.Node, path: Path) -> Iterator[tuple[Path, int]]:
    """Lines inside of a value: those of inline tables and of arrays."""
    if node.type == "inline_table":
        for pair in node.named_children:
            if pair.type == "pair":
                yield from _pair(pair, path)
    elif node.type == "array":
        items = [child for child in node.named_children if child.type != "comment"]
        for place, item in enumerate(items):
            yield (*path, place), item.start_point[0] + 1
            yield from _values(item, (*path, place))


def _pair(node: tree_sitter.Node, path: Path) -> Iterator[tuple[Path, int]]:
    line = node.start_point[0] + 1
    for part in _keys(node.named_children[0]):
        path = (*path, part)
        yield path, line
    yield from _values(node.named_children[-1], path)


def _header(node: tree_sitter.Node, lengths: dict[Path, int]) -> Iterator[Path]:
    """The paths that a table's header opens, its own last; `lengths` counts arrays of tables so far."""
    path: Path = ()
    keys = _keys(next(child for child in node.named_children if child.type in _KEYS))
    for place, key in enumerate(keys, start=1):
        path = (*path, key)
        yield path
        if node.type == "table_array_element" and place == len(keys):
            lengths[path] = lengths.get(path, 0) + 1
        if path in lengths:
            path = (*path, lengths[path] - 1)
            yield path


def _pairs(node: tree_sitter.Node, path: Path) -> Iterator[tuple[Path, int]]:
    for child in node.named_children:
        if child.type == "pair":
            yield from _pair(child, path)


def locate(text: str) -> dict[Path, int]:
    """The line, from 1, of each table, key and array element of valid TOML."""
    lines: dict[Path, int] = {(): 1}
    lengths: dict[Path, int] = {}
    root = tree_sitter.Parser(_LANGUAGE).parse(text.encode()).root_node
    for path, line in _pairs(root, ()):
        lines.setdefault(path, line)
    for node in root.named_children:
        if node.type in ("table", "table_array_element"):
            here: Path = ()
            for here in _header(node, lengths):
                lines.setdefault(here, node.start_point[0] + 1)
            for path, line in _pairs(node, here):
                lines.setdefault(path, line)
    return lines


@dataclass
class Sheet:
    """A file being read: the lines of its values and the problems found so far."""

    file: str
    lines: dict[Path, int]
    problems: list[Problem] = field(default_factory=list)

    def refuse(self, path: Path, message: str) -> None:
        """Note a problem at a path; its line is that of the nearest thing that is written."""
        near = path
        while near not in self.lines:
            near = near[:-1]
        self.problems.append(Problem(self.file, self.lines[near], written(path), message))

    def check(self) -> None:
        """Raise FileError, ordered by line, when anything was refused."""
        if self.problems:
            raise FileError(tuple(sorted(self.problems, key=lambda one: one.line or 0)))


@dataclass
class Table:
    """One table of a sheet. Each reader returns None and notes a problem where the value isn't as asked."""

    sheet: Sheet
    path: Path
    values: dict[str, Any]
    asked: set[str] = field(default_factory=set)

    def has(self, key: str) -> bool:
        """Whether the key is written at all."""
        return key in self.values

    def refuse(self, key: str, message: str) -> None:
        """Note a problem with a key of this table."""
        self.sheet.refuse((*self.path, key), message)

    def _value(self, key: str, required: bool) -> object:
        self.asked.add(key)
        if required and key not in self.values:
            self.refuse(key, "is missing")
        return self.values.get(key)

    def text(self, key: str, *, required: bool = False) -> str | None:
        """One line of printable text, not empty, at most LONGEST characters."""
        value = self._value(key, required)
        if value is None:
            return None
        if not isinstance(value, str):
            self.refuse(key, f"must be text in quotes, not {value!r:.60}")
        elif not value.strip():
            self.refuse(key, "must not be empty")
        elif not value.isprintable():
            self.refuse(key, "must be one line of text, without control characters")
        elif len(value) > LONGEST:
            self.refuse(key, f"must have at most {LONGEST} characters, and has {len(value)}")
        else:
            return value.strip()
        return None

    def number(self, key: str, low: int, high: int, *, required: bool = False) -> int | None:
        """A whole number from `low` to `high`."""
        value = self._value(key, required)
        if value is None:
            return None
        if isinstance(value, bool) or not isinstance(value, int) or not low <= value <= high:
            self.refuse(key, f"must be a whole number from {low} to {high}, not {value!r:.60}")
            return None
        return value

    def flag(self, key: str) -> bool | None:
        """`true` or `false`."""
        value = self._value(key, required=False)
        if value is not None and not isinstance(value, bool):
            self.refuse(key, f"must be true or false, not {value!r:.60}")
            return None
        return value

    def word[Word: StrEnum](self, key: str, kind: type[Word], *, required: bool = False) -> Word | None:
        """One word of an enum, in lower case as files write it."""
        value = self._value(key, required)
        if value is None:
            return None
        if isinstance(value, str) and value in list(kind):
            return kind(value)
        self.refuse(key, f"must be one of {', '.join(kind)}, not {value!r:.60}")
        return None

    def table(self, key: str, *, required: bool = False) -> "Table | None":
        """A table written as `[key]`."""
        value = self._value(key, required)
        if value is None:
            return None
        if not isinstance(value, dict):
            self.refuse(key, f"must be one table, written [{key}]")
            return None
        return Table(self.sheet, (*self.path, key), value)

    def tables(self, key: str) -> tuple["Table", ...]:
        """Tables written as `[[key]]`, in the order of the file; none where the key isn't there."""
        value = self._value(key, required=False)
        if value is None:
            return ()
        if not isinstance(value, list) or not all(isinstance(item, dict) for item in value):
            self.refuse(key, f"must be a list of tables, each written [[{key}]]")
            return ()
        return tuple(Table(self.sheet, (*self.path, key, place), item) for place, item in enumerate(value))

    def finish(self) -> None:
        """Refuse every key that nobody asked for."""
        for key in self.values:
            if key not in self.asked:
                self.refuse(key, f"is not known here; known are {', '.join(sorted(self.asked))}")


def _first_error(text: str) -> int | None:
    """The line on which the syntax tree first goes wrong."""
    node = tree_sitter.Parser(_LANGUAGE).parse(text.encode()).root_node
    while node.has_error:
        wrong = [child for child in node.children if child.has_error or child.is_missing]
        if node.is_error or not wrong:
            return node.start_point[0] + 1
        node = wrong[0]
    return node.start_point[0] + 1 if node.is_missing else None


def _syntax_problem(text: str, file: str, error: Exception) -> Problem:
    if isinstance(error, RecursionError):
        return Problem(file, 1, "TOML", "is nested too deeply")
    rows = text.rstrip("\n").split("\n")
    found = re.search(r"\(at line (\d+), column \d+\)", str(error))
    line = int(found[1]) if found else _first_error(text) or len(rows)
    line = min(line, len(rows))
    key = re.match(r"\s*([A-Za-z0-9_.-]+)\s*=", rows[line - 1])
    message = re.sub(r" \(at .*\)$", "", str(error))
    return Problem(file, line, key[1] if key else "TOML", f"is not valid TOML: {message}")


def open_sheet(text: str, file: str) -> Table:
    """The root table of a TOML text; `file` is its name in problems.

    A byte order mark at the start is passed over. Text that is no TOML raises FileError with its line.
    """
    text = text.removeprefix("\ufeff").replace("\r\n", "\n")
    try:
        values = tomllib.loads(text)
        lines = locate(text)
    except (ValueError, RecursionError) as error:
        raise FileError((_syntax_problem(text, file, error),)) from error
    return Table(Sheet(file, lines), (), values)
