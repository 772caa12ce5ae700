"""The folder of an assembly's records: `docs/reference/mirror-folder.md` describes it for people.

Every file may be missing, and so may cells. What can't be read is refused with file, line and column.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from assieme.cli.output import read_text
from assieme.logic.mirrors.csvfile import MistakeError, Reader, amount, day, name, number, read_rows, word
from assieme.logic.mirrors.records import (
    Answer,
    Attendance,
    Ballots,
    Change,
    Choice,
    Decision,
    Item,
    Meeting,
    Member,
    Pause,
    Pulse,
    Records,
)
from assieme.logic.mirrors.who import WORDS
from assieme.logic.participation.levels import Level, Standpoint
from assieme.logic.power.constitution import Constitution
from assieme.logic.power.file import constitution_in
from assieme.logic.tomlfile import FileError, Problem, Table, open_sheet

DECLARATION = "declaration.toml"
YES_NO = word({"1": True, "0": False, "1.0": True, "0.0": False, "true": True, "false": False})
STANDPOINT = word({one.value: one for one in Standpoint})
MOST = 10**9


def _who(text: str) -> str:
    """An id, or a standpoint's word however it is written."""
    found = name(text)
    word_of_standpoint = found.casefold().replace("_", " ")
    return word_of_standpoint if word_of_standpoint in WORDS else found


@dataclass(frozen=True)
class Sheet:
    """A file's columns in the order of its row, and how to make a row of the values.

    It must have the columns `needed`, and a row without the first of them is left out.
    """

    columns: dict[str, Reader]
    needed: tuple[str, ...]
    make: Callable[..., Any]


def _decision(decision: str, on: date | None, item: str, adopted: bool | None, *aside: date | str | None) -> Decision:
    return Decision(decision, on, item, adopted, set_aside=any(aside), set_aside_by=str(aside[1] or ""))


def _ballots(
    decision: str, who: str, choice: Choice | None, one: Standpoint | None, count: int | None
) -> Ballots | None:
    """A person's ballot, or those of a standpoint; None where nobody or no choice is named."""
    if choice is None or not (who or one):
        return None
    if who:
        return Ballots(decision, who, choice)
    return Ballots(decision, str(one), choice, 1 if count is None else count, counted=True)


SHEETS = {
    "members": Sheet(
        {"person": name, "standpoint": STANDPOINT, "from": day, "to": day, "authority": YES_NO, "paid": YES_NO},
        ("person", "standpoint"),
        Member,
    ),
    "pauses": Sheet({"person": name, "from": day, "to": day}, ("person",), Pause),
    "meetings": Sheet({"meeting": name, "date": day, "chair": _who}, ("meeting",), Meeting),
    "attendance": Sheet(
        {"meeting": name, "person": _who, "present": YES_NO, "turns": number(MOST)},
        ("person", "present"),
        Attendance,
    ),
    "items": Sheet(
        {
            "item": name,
            "kind": word({"card": "card", "agenda": "agenda"}),
            "raised_by": _who,
            "raised_on": day,
            "owner": name,
            "answered_on": day,
            "answer": word({one.value: one for one in Answer}),
            "done_on": day,
        },
        ("raised_by",),
        Item,
    ),
    "decisions": Sheet(
        {"decision": name, "date": day, "item": name, "adopted": YES_NO, "overridden_on": day, "overridden_by": _who},
        ("decision", "adopted"),
        _decision,
    ),
    "votes": Sheet(
        {
            "decision": name,
            "person": name,
            "choice": word({one.value: one for one in Choice}),
            "standpoint": STANDPOINT,
            "count": number(MOST),
        },
        ("decision", "choice"),
        _ballots,
    ),
    "changes": Sheet(
        {"decision": name, "asked_by": _who, "taken_up": YES_NO}, ("decision", "asked_by", "taken_up"), Change
    ),
    "pulses": Sheet(
        {"meeting": name, "standpoint": STANDPOINT, "heard": amount(10), "counted": amount(10), "next": amount(10)},
        ("standpoint",),
        Pulse,
    ),
}


@dataclass(frozen=True)
class Folder:
    """What the folder says; None where nothing is declared, no rules are given, or no last day is named."""

    declared: Level | None
    constitution: Constitution | None
    records: Records
    until: date | None = None


def read_folder(folder: Path) -> Folder:
    """Read everything; raises FileError with the mistakes of all files together."""
    if not folder.is_dir():
        raise FileError((Problem(str(folder), None, "FOLDER", "is no folder that can be read"),))
    reading = _Reading(folder)
    declared, constitution, until = reading.declaration()
    rows = {file: reading.rows(file) for file in SHEETS}
    if reading.problems:
        raise FileError(tuple(reading.problems))
    records = Records(
        members=rows["members"],
        meetings=rows["meetings"],
        attendance=rows["attendance"],
        items=rows["items"],
        decisions=rows["decisions"],
        ballots=rows["votes"],
        pulses=rows["pulses"],
        pauses=rows["pauses"],
        changes=rows["changes"],
        gaps=reading.gaps,
    )
    return Folder(declared, constitution, records, until)


@dataclass
class _Reading:
    folder: Path
    problems: list[Problem] = field(default_factory=list)
    gaps: int = 0

    def rows(self, file: str) -> tuple[Any, ...]:
        """The rows of a file, without those that name nobody and nothing; none where there is no such file."""
        path = self.folder / f"{file}.csv"
        if not path.exists():
            return ()
        try:
            with path.open(encoding="utf-8-sig", newline="") as lines:
                made = list(_made(lines, str(path), SHEETS[file]))
        except FileError as error:
            self.problems += error.problems
        except OSError as error:
            self.problems.append(Problem(str(path), None, "file", f"can't be read: {error.strerror}"))
        except UnicodeDecodeError:
            self.problems.append(Problem(str(path), _bad_line(path), "file", "is not UTF-8 text"))
        else:
            found = tuple(row for row in made if row is not None)
            self.gaps += len(made) - len(found)
            return found
        return ()

    def declaration(self) -> "Declaration":
        """The level declared; the rules, beside it or in a table [constitution]; and the last day of the records."""
        path = self.folder / DECLARATION
        if not path.exists():
            return None, None, None
        try:
            return _declaration(read_text(path), str(path))
        except FileError as error:
            self.problems += error.problems
            return None, None, None


def _made(lines: Iterator[str], file: str, sheet: Sheet) -> Iterator[Any]:
    place = list(sheet.columns).index(sheet.needed[0])
    for values in read_rows(lines, file, sheet.columns, sheet.needed):
        yield sheet.make(*values) if values[place] else None


type Declaration = tuple[Level | None, Constitution | None, date | None]


def _declaration(text: str, file: str) -> Declaration:
    root = open_sheet(text, file)
    declared, until = root.word("declared", Level), _until(root)
    rules = root.table("constitution") or root
    found = constitution_in(rules) if rules is not root or set(root.values) - {"declared", "until"} else None
    if rules is not root:
        rules.finish()
    root.finish()
    root.sheet.check()
    return declared, found() if found else None, until


def _until(root: Table) -> date | None:
    try:
        return day(root.text("until") or "")
    except MistakeError as error:
        root.refuse("until", str(error))
        return None


def _bad_line(path: Path) -> int:
    """The first line that is not UTF-8."""
    for line, content in enumerate(path.read_bytes().split(b"\n"), start=1):
        try:
            content.decode("utf-8")
        except UnicodeDecodeError:
            return line
    return 1
