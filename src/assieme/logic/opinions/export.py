"""Polis's export form: `votes.csv`, `comments.csv` and `participants-votes.csv`, with the line of what is wrong.

Columns are known by their headings, whatever their order; others are not read.
"""

import csv
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from io import StringIO
from typing import Any

import numpy as np

from assieme.logic.opinions.table import AGREE, DISAGREE, PASS, Statement, Table, Whole, table_of_columns
from assieme.logic.tomlfile import FileError, Problem

MOST_PROBLEMS = 20
VOTER, COMMENT, CHOICE, TIME = "voter-id", "comment-id", "vote", "timestamp"
PERSON, GROUP = "participant", "group-id"
MODERATED, META, WORDS = "moderated", "is-meta", "comment-body"
YES = frozenset({"true", "t", "1"})
FARTHEST = 2**53
CELL = 2**24
"""Letters that a cell may have."""

type Answer = tuple[int, int, int, int]


@dataclass(frozen=True)
class Said:
    """Votes as columns: who, on what, which answer, when."""

    people: Whole
    about: Whole
    choices: Whole
    at: Whole

    def table(self, comments: "Comments") -> Table:
        """Last answers; a statement that only votes name is shown."""
        return table_of_columns(self.people, self.about, self.choices, self.at, comments.statements)


@dataclass(frozen=True)
class Comments:
    """Statements, and their words by id."""

    statements: tuple[Statement, ...] = ()
    words: Mapping[int, str] | None = None


@dataclass(frozen=True)
class Row:
    """A line of a file by its headings."""

    source: str
    line: int
    cells: Mapping[str, str]

    def whole(self, column: str) -> int:
        """A whole number, which a spreadsheet may have written as 3.0."""
        text = self.cells[column]
        try:
            number = float(text)
            if number != int(number) or abs(number) > FARTHEST:
                raise ValueError(text)
        except (ValueError, OverflowError) as error:
            message = f"must be a whole number, not {text!r:.40}" if text else "is empty"
            raise FileError((Problem(self.source, self.line, column, message),)) from error
        return int(number)

    def choice(self, column: str) -> int:
        """An answer: 1, 0 or −1."""
        found = self.whole(column)
        if found not in (AGREE, PASS, DISAGREE):
            message = f"must be 1 (agree), 0 (pass) or -1 (disagree), not {found}"
            raise FileError((Problem(self.source, self.line, column, message),))
        return found


def read_votes(text: str, source: str) -> Said:
    """The answers of `votes.csv`. Raises FileError."""
    headings = _headings(text, source, (VOTER, COMMENT, CHOICE))
    timed = TIME in headings
    quick = _quick(text, [headings.index(name) for name in (VOTER, COMMENT, CHOICE, *([TIME] if timed else []))])
    if quick is not None:
        return quick

    def read(row: Row) -> Answer:
        return row.whole(VOTER), row.whole(COMMENT), row.choice(CHOICE), row.whole(TIME) if timed else 0

    return _columns(_read(text, source, headings, read))


def read_comments(text: str, source: str) -> Comments:
    """The statements of `comments.csv`: those moderated out are not shown. Raises FileError."""
    headings = _headings(text, source, (COMMENT,))

    def read(row: Row) -> tuple[Statement, str]:
        shown = not row.cells.get(MODERATED) or row.whole(MODERATED) != -1
        meta = row.cells.get(META, "").casefold() in YES
        return Statement(row.whole(COMMENT), shown, meta), row.cells.get(WORDS, "")

    rows = _read(text, source, headings, read)
    return Comments(tuple(one for one, _words in rows), {one.id: words for one, words in rows})


def read_grouping(text: str, source: str) -> dict[int, int]:
    """The group of each person who has one in `participants-votes.csv`. Raises FileError, also where nobody has."""
    headings = _headings(text, source, (PERSON, GROUP))

    def read(row: Row) -> tuple[int, int] | None:
        return (row.whole(PERSON), row.whole(GROUP)) if row.cells[GROUP] else None

    found = dict(one for one in _read(text, source, headings, read) if one)
    if not found:
        raise FileError((Problem(source, None, GROUP, "is empty for everybody"),))
    return found


def read_answers(text: str, source: str) -> Said:
    """The answers of `participants-votes.csv`: a statement's column has its id as heading. Raises FileError."""
    headings = _headings(text, source, (PERSON,))
    columns = [(name, _statement(name, source)) for name in headings if name.isdecimal()]

    def read(row: Row) -> list[Answer]:
        person = row.whole(PERSON)
        return [(person, comment, row.choice(name), 0) for name, comment in columns if row.cells[name]]

    return _columns([one for row in _read(text, source, headings, read) for one in row])


def _statement(heading: str, source: str) -> int:
    if len(heading) > len(str(FARTHEST)) or int(heading) > FARTHEST:
        raise FileError((Problem(source, 1, f"{heading:.20}", "is too large for the id of a statement"),))
    return int(heading)


def _columns(answers: list[Answer]) -> Said:
    people, about, choices, at = np.array(answers, dtype=np.int64).reshape(-1, 4).T
    return Said(people, about, choices, at)


def _headings(text: str, source: str, needed: tuple[str, ...]) -> list[str]:
    """The headings of the first row; those needed must be among them."""
    csv.field_size_limit(CELL)
    try:
        first = next(csv.reader(StringIO(text.removeprefix("\ufeff"))), [])
    except csv.Error as error:
        raise FileError((Problem(source, 1, "row", f"can't be read: {error}"),)) from error
    found = [name.strip() for name in first]
    missing = [name for name in needed if name not in found]
    if missing:
        raise FileError(tuple(Problem(source, 1, name, "is not among the headings") for name in missing))
    return found


def _read[Found](text: str, source: str, headings: list[str], read: Callable[[Row], Found]) -> list[Found]:
    """Every row but the first and empty ones; missing cells are empty. Raises FileError with the first mistakes.

    A quote that is not closed is one: it would swallow rows, and with them that a statement was moderated out.
    """
    csv.field_size_limit(CELL)
    lines = csv.reader(StringIO(text.removeprefix("\ufeff")), strict=True)
    found: list[Found] = []
    problems: list[Problem] = []
    next(lines, None)
    try:
        for cells in lines:
            filled = [*(one.strip() for one in cells), *[""] * (len(headings) - len(cells))]
            if not any(filled):
                continue
            try:
                found.append(read(Row(source, lines.line_num, dict(zip(headings, filled, strict=False)))))
            except FileError as error:
                problems += error.problems
            if len(problems) >= MOST_PROBLEMS:
                break
    except csv.Error as error:
        problems.append(Problem(source, lines.line_num, "row", f"can't be read: {error}"))
    if problems:
        raise FileError(tuple(problems))
    return found


def _quick(text: str, columns: list[int]) -> Said | None:
    """Many plain votes at once; None where a cell needs a closer look, be it only for what to say of it."""
    _head, _end, rows = text.partition("\n")
    if not rows.strip():
        return None
    how: dict[str, Any] = {"delimiter": ",", "comments": None, "quotechar": '"', "ndmin": 2}
    try:
        found = np.loadtxt(StringIO(rows), np.int64, usecols=columns, **how)
    except ValueError:
        return None
    people, about, choices, *at = found.reshape(-1, len(columns)).T
    if not np.isin(choices, (AGREE, PASS, DISAGREE)).all():
        return None
    return Said(people, about, choices, at[0] if at else np.zeros_like(people))
