"""The three sections of a Pabulib file as rows of fields, each with its line.

Fields are parted by `;`. One in quotes may hold `;` and ends of lines, and two quotes in it are one. A quote that never
ends, or stands amid other letters, is a letter like others.
"""

import csv
from dataclasses import dataclass, field

from assieme.logic.voting.files.source import Source

SECTIONS = ("META", "PROJECTS", "VOTES")
LONGEST_QUOTE = 50
"""Lines that a field in quotes may run over."""


@dataclass(frozen=True)
class Row:
    """The fields of one row, stripped of spaces, and its line."""

    line: int
    fields: list[str]


@dataclass
class Section:
    """A section's line, the names of its columns in lower case, and its rows (in META the header is one of them)."""

    line: int
    header: list[str] = field(default_factory=list)
    rows: list[Row] = field(default_factory=list)


def read_sections(source: Source) -> dict[str, Section]:
    """The sections by name. Raises FileError where one is missing or there twice, or where rows stand outside."""
    found: dict[str, Section] = {}
    section = None
    place = 0
    while place < len(source.lines):
        row, lines = _row(source, place, len(section.header) if section else 0)
        place += lines
        name = row.fields[0].upper()
        if name in SECTIONS and not any(row.fields[1:]):
            if name in found:
                raise source.error(row.line, name, f"is there twice: it began on line {found[name].line}")
            section = found[name] = Section(row.line)
        elif any(row.fields):
            _take(source, row, section, named=section is not found.get("META"))
    for name in SECTIONS:
        if name not in found:
            raise source.error(source.last, name, "is missing: the file ends here")
    return found


def _take(source: Source, row: Row, section: Section | None, *, named: bool) -> None:
    """Put a row where it belongs; the first is the header where columns are named."""
    if section is None:
        raise source.error(row.line, "file", "is no Pabulib file: it must begin with META")
    if named and not section.header:
        section.header = [one.lower() for one in row.fields]
    else:
        section.rows.append(row)


def _row(source: Source, place: int, width: int) -> tuple[Row, int]:
    """The row that begins on a line, and how many lines it takes."""
    text = source.lines[place]
    fields = None
    if '"' in text:
        fields = _unquoted(text)
        for lines in range(2, LONGEST_QUOTE):
            if fields is not None or not text.count('"') % 2:
                break
            fields = _unquoted("\n".join(source.lines[place : place + lines]))
            if fields is not None and len(fields) == width:
                return Row(place + 1, [one.strip() for one in fields]), lines
            fields = None
    return Row(place + 1, [one.strip() for one in fields or text.split(";")]), 1


def _unquoted(text: str) -> list[str] | None:
    """The fields of a text in which each quote is closed; else None."""
    try:
        return next(csv.reader([text], delimiter=";", strict=True))
    except csv.Error:
        return None
