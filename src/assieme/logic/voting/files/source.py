"""A file of ballots as numbered lines, and how its errors name their place."""

import codecs
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from assieme.logic.tomlfile import FileError, Problem
from assieme.logic.voting.result import Candidate

MOST_CANDIDATES = 10_000
MOST_VOTES = 10**12
"""More ballots than this in one line is a slip of the keyboard."""

_MARKS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_LINE_END = re.compile("\r\n|\n|\r")
_NUMBER = re.compile(r"[0-9]{1,15}(?:\.0{1,9})?")


@dataclass(frozen=True)
class Source:
    """The lines of a file, without their ends; `file` is its name in errors. Line numbers count from 1."""

    file: str
    lines: tuple[str, ...]

    def error(self, line: int | None, field: str, message: str) -> FileError:
        """What to raise for something wrong on a line."""
        return FileError((Problem(self.file, line, field, message),))

    @property
    def last(self) -> int:
        """The number of the last line that holds anything."""
        return max((number for number, text in enumerate(self.lines, start=1) if text.strip()), default=1)


def open_source(content: bytes, file: str) -> Source:
    """Text as it is found in the wild: UTF-8 or, by their mark, UTF-16; else Windows-1252, which old programs wrote."""
    mark, coding = next(((mark, name) for mark, name in _MARKS if content.startswith(mark)), (b"", "utf-8"))
    content = content.removeprefix(mark)
    try:
        text = content.decode(coding)
    except UnicodeDecodeError as error:
        text = _windows(content, file, error)
    return Source(file, tuple(_LINE_END.split(text)))


def _windows(content: bytes, file: str, error: UnicodeDecodeError) -> str:
    line = content.count(b"\n", 0, error.start) + 1
    unreadable = FileError((Problem(file, line, "file", "is neither UTF-8 nor Windows-1252 text"),))
    if b"\0" in content:
        raise unreadable from error
    try:
        return content.decode("cp1252")
    except UnicodeDecodeError as worse:
        raise unreadable from worse


def whole(text: str) -> int | None:
    """A whole number as it is written, `3` or `3.0`; None for anything else."""
    return int(text.partition(".")[0]) if _NUMBER.fullmatch(text) else None


def plain(text: str) -> str:
    """A name on one line: printable, with single spaces."""
    return " ".join("".join(letter if letter.isprintable() else " " for letter in text).split())


def candidates_of(names: Sequence[str], groups: Sequence[str] = ()) -> tuple[Candidate, ...]:
    """Candidates with different names: who shares a name has the candidate's number put behind it."""
    often = Counter(names)
    taken = set(names)
    found = []
    for number, name in enumerate(names, start=1):
        while often[name] > 1 and (name := f"{name} ({number})") in taken:
            pass
        taken.add(name)
        found.append(Candidate(name, groups[number - 1] if groups else ""))
    return tuple(found)


def unnamed(number: int) -> tuple[str, ...]:
    """Names for candidates of whom only the number is known."""
    return tuple(f"Candidate {one}" for one in range(1, number + 1))
