"""CSV read row by row, with file, line and column of what is wrong. A file may have a million rows.

Commas, semicolons or tabs; a byte order mark and CRLF are passed over; capitals in headings make no difference; unknown
columns are not read; a file without headings has no rows. Empty cells, `NA` and `NaN` are gaps. Whole numbers may end
in `.0`, as spreadsheets write them.
"""

import csv
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date
from itertools import chain
from typing import TYPE_CHECKING

from assieme.logic.tomlfile import FileError, Problem

if TYPE_CHECKING:
    import _csv

SEPARATORS = ",;\t"
GAPS = frozenset({"", "na", "n/a", "nan", "none", "null"})
MOST_PROBLEMS = 100
"""No more mistakes are listed than this."""

Reader = Callable[[str], object]


class MistakeError(ValueError):
    """A cell that can't be read; the message says what it must be."""


def name(text: str) -> str:
    """An id. A whole number that a spreadsheet wrote with `.0` is the same id without it."""
    text = text.strip()
    if text.casefold() in GAPS:
        return ""
    return text[:-2] if text.endswith(".0") and text[:-2].isdecimal() else text


def day(text: str) -> date | None:
    """A day as 2026-03-31; a time of day after it is not read."""
    text = text.strip()
    if text.casefold() in GAPS:
        return None
    try:
        return date.fromisoformat(text[:10]) if text[4:5] == "-" and text[10:11] in ("", " ", "T") else _refuse(text)
    except ValueError as error:
        raise MistakeError(f"must be a day such as 2026-03-31, not {text!r:.40}") from error


def _refuse(text: str) -> date:
    raise ValueError(text)


def number(highest: int) -> Callable[[str], int | None]:
    """A whole number from 0 to `highest`."""

    def read(text: str) -> int | None:
        found = name(text)
        if not found:
            return None
        if not (found.isdecimal() and found.isascii() and len(found) < 19) or int(found) > highest:
            raise MistakeError(f"must be a whole number from 0 to {highest}, not {text!r:.40}")
        return int(found)

    return read


def amount(highest: float) -> Callable[[str], float | None]:
    """A number from 0 to `highest`."""

    def read(text: str) -> float | None:
        found = name(text)
        if not found:
            return None
        try:
            value = float(found)
        except ValueError:
            value = -1
        if not 0 <= value <= highest:
            raise MistakeError(f"must be a number from 0 to {highest:g}, not {text!r:.40}")
        return value

    return read


def word[Word](words: dict[str, Word]) -> Callable[[str], Word | None]:
    """One of some words; capitals, and `_` or `-` for a space, make no difference."""

    def read(text: str) -> Word | None:
        found = " ".join(text.casefold().replace("_", " ").replace("-", " ").split())
        if found in GAPS:
            return None
        if found not in words:
            raise MistakeError(f"must be one of {', '.join(words)}, not {text!r:.40}")
        return words[found]

    return read


class _Known(dict[str, object]):
    """What the texts of a column mean: most cells say again what another said."""

    def __init__(self, read: Reader) -> None:
        super().__init__()
        self._read = read

    def __missing__(self, text: str) -> object:
        value = self[text] = self._read(text)
        return value


@dataclass(frozen=True)
class _Column:
    """Where a column is (-1, behind the last, where it isn't), and what its cells mean."""

    place: int
    name: str
    known: _Known


def read_rows(
    lines: Iterator[str], file: str, columns: dict[str, Reader], needed: tuple[str, ...]
) -> Iterator[list[object]]:
    """The rows of a file's lines, a value for each of `columns` in their order; a gap where the file lacks a column.

    Raises FileError after the last row, with everything that is wrong, or with the first 100 mistakes.
    """
    sheet = _Sheet(file, columns, needed)
    first = next(lines, "").removeprefix("\ufeff")
    separator = max(SEPARATORS, key=first.count)
    yield from sheet.rows(csv.reader(chain([first], lines), delimiter=separator, strict=True))
    if sheet.problems:
        raise FileError(tuple(sheet.problems))


@dataclass
class _Sheet:
    file: str
    columns: dict[str, Reader]
    needed: tuple[str, ...]
    problems: list[Problem] = field(default_factory=list)

    def rows(self, reader: "_csv.Reader") -> Iterator[list[object]]:
        """The values of each row below the headings; empty rows are passed over."""
        line, places, width = 1, None, 0
        try:
            for cells in reader:
                if not any(cells):
                    pass
                elif places is None:
                    places, width = self._places(line, cells), len(cells)
                elif len(cells) > width:
                    self._refuse(line, "file", f"has {len(cells)} cells, and there are {width} headings")
                else:
                    yield self._values(cells, places, line, width)
                if len(self.problems) >= MOST_PROBLEMS:
                    return
                line = reader.line_num + 1
        except csv.Error as error:
            self._refuse(line, "file", f"is not CSV: {error}")

    def _refuse(self, line: int, what: str, message: str) -> None:
        self.problems.append(Problem(self.file, line, what, message))

    def _places(self, line: int, cells: list[str]) -> list[_Column]:
        headings = [cell.strip().casefold() for cell in cells]
        for one in self.needed:
            if one not in headings:
                self._refuse(line, one, "is missing from the headings")
        for one in {heading for heading in headings if heading in self.columns and headings.count(heading) > 1}:
            self._refuse(line, one, "is there twice in the headings")
        return [
            _Column(headings.index(one) if one in headings else -1, one, _Known(read))
            for one, read in self.columns.items()
        ]

    def _values(self, cells: list[str], places: list[_Column], line: int, width: int) -> list[object]:
        """The values of a row. A short row ends in gaps, and a gap stands behind it for columns that aren't there."""
        if len(cells) < width:
            cells += [""] * (width - len(cells))
        cells.append("")
        try:
            return [column.known[cells[column.place]] for column in places]
        except MistakeError:
            return [self._value(column, cells[column.place], line) for column in places]

    def _value(self, column: _Column, text: str, line: int) -> object:
        try:
            return column.known[text]
        except MistakeError as error:
            self._refuse(line, column.name, str(error))
            return None
