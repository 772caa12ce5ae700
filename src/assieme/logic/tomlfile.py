"""TOML text read with the line of every value, so that an error can name file, line and field.

`tomllib` gives values and no lines; the syntax tree of tree-sitter gives lines; both read the same text.
"""

import re
import tomllib
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation
from enum import StrEnum
from fractions import Fraction
from typing import Any

from assieme.logic.tomllines import Path, first_error, locate

LONGEST = 300
"""Characters that a line of text may have."""

LARGEST = 10**18
"""No exact number, and neither side of a fraction, is larger; a decimal has at most 18 places."""


class Decimals(float):
    """A number with a point, with the digits as they are written."""

    def __new__(cls, text: str) -> "Decimals":
        found = super().__new__(cls, text)
        found.text = text
        return found

    text: str


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

    def exact(self, key: str, *, highest: int = LARGEST) -> Fraction | None:
        """A number from 0 to `highest`, exactly as written: whole, with a point, or a fraction in quotes (`"2/3"`)."""
        value = self._value(key, required=False)
        if value is None:
            return None
        number = _exactly(value)
        if number is None or not 0 <= number <= highest:
            self.refuse(key, f'must be a number from 0 to {highest}, or a fraction such as "2/3", not {value!r:.60}')
            return None
        return number

    def texts(self, key: str) -> tuple[str, ...] | None:
        """A list of texts, each as `text` would read it."""
        value = self._value(key, required=False)
        if value is None:
            return None
        if not isinstance(value, list):
            self.refuse(key, f"must be a list of texts in quotes, not {value!r:.60}")
            return None
        for place, one in enumerate(value):
            if not isinstance(one, str) or not one.strip():
                self.sheet.refuse((*self.path, key, place), f"must be text in quotes, not {one!r:.60}")
        return tuple(one.strip() for one in value if isinstance(one, str))

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


def _exactly(value: object) -> Fraction | None:
    """The exact value of what stands for a number; None where it stands for none, or for one out of all proportion."""
    if isinstance(value, int) and not isinstance(value, bool):
        return Fraction(value)
    if isinstance(value, Decimals):
        return _decimal(value.text)
    if not isinstance(value, str):
        return None
    parts = re.fullmatch(r"(\d{1,19})/(\d{1,19})", value.strip(), re.ASCII)
    if parts is None:
        return _decimal(value)
    return Fraction(int(parts[1]), int(parts[2])) if int(parts[2]) else None


def _decimal(text: str) -> Fraction | None:
    try:
        number = Decimal(text)
    except InvalidOperation:
        return None
    if not number.is_finite() or abs(number.adjusted()) > 18 or len(number.as_tuple().digits) > 18:
        return None
    return Fraction(number)


def _syntax_problem(text: str, file: str, error: Exception) -> Problem:
    if isinstance(error, RecursionError):
        return Problem(file, 1, "TOML", "is nested too deeply")
    rows = text.rstrip("\n").split("\n")
    found = re.search(r"\(at line (\d+), column \d+\)", str(error))
    line = int(found[1]) if found else first_error(text) or len(rows)
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
        values = tomllib.loads(text, parse_float=Decimals)
        lines = locate(text)
    except (ValueError, RecursionError) as error:
        raise FileError((_syntax_problem(text, file, error),)) from error
    return Table(Sheet(file, lines), (), values)
