"""The two files of a draw, as CSV: who is in the pool, and which quotas a panel has to keep.

Headings of other programs are understood; capitals make no difference. See docs/reference/sortition-files.md.
"""

import csv
import re
from collections.abc import Mapping
from dataclasses import dataclass
from io import StringIO

from assieme.logic.sortition.pool import Quota
from assieme.logic.tomlfile import FileError, Problem

IDS = ("id", "person", "person_id", "nationbuilder_id")
HEADINGS = (("category", "name"), ("category", "feature"), ("category", "value"), ("feature", "value"))
"""How the columns of a feature and of its value are called; the first pair that is there counts."""
SEPARATORS = ",;\t"
WHOLE = re.compile(r"[0-9]{1,6}")


@dataclass(frozen=True)
class Targets:
    """The quotas in the order of the file, and the line of each."""

    file: str
    lines: Mapping[Quota, int]

    @property
    def quotas(self) -> tuple[Quota, ...]:
        return tuple(self.lines)

    def values(self) -> dict[str, dict[str, str]]:
        """For each feature its values as the file writes them, by the value without capitals."""
        found: dict[str, dict[str, str]] = {}
        for quota in self.lines:
            found.setdefault(quota.feature, {})[quota.value.casefold()] = quota.value
        return found


@dataclass(frozen=True)
class _Sheet:
    file: str
    headings: tuple[str, ...]
    rows: tuple[tuple[int, tuple[str, ...]], ...]

    def place(self, name: str) -> int | None:
        """The column with this heading; without regard to capitals where none has it exactly."""
        if name in self.headings:
            return self.headings.index(name)
        folded = [heading.casefold() for heading in self.headings]
        return folded.index(name.casefold()) if name.casefold() in folded else None

    def need(self, *names: str) -> list[int]:
        """The columns with these headings; raises FileError where one is missing."""
        places = {name: self.place(name) for name in names}
        missing = [name for name, place in places.items() if place is None]
        if missing:
            raise FileError(tuple(Problem(self.file, 1, name, "is missing from the headings") for name in missing))
        return [place for place in places.values() if place is not None]


def read_targets(text: str, file: str) -> Targets:
    """The quotas of a file; raises FileError with all that is wrong."""
    sheet = _read(text, file)
    names = next((pair for pair in HEADINGS if None not in map(sheet.place, pair)), HEADINGS[-1])
    places = sheet.need(*names, "min", "max")
    lines: dict[Quota, int] = {}
    wrong: list[Problem] = []
    features: dict[str, str] = {}
    seen: set[tuple[str, str]] = set()
    for line, cells in sheet.rows:
        feature, value, least, most = (cells[place] for place in places)
        feature = features.setdefault(feature.casefold(), feature)
        found = [Problem(file, line, field, why) for field, why in _numbers(least, most)]
        if (feature, value.casefold()) in seen:
            found.append(Problem(file, line, sheet.headings[places[1]], f"“{value}” of {feature} is there twice"))
        seen.add((feature, value.casefold()))
        wrong.extend(found)
        if not found:
            lines[Quota(feature, value, int(least), int(most))] = line
    if wrong:
        raise FileError(tuple(wrong))
    return Targets(file, lines)


def _numbers(least: str, most: str) -> list[tuple[str, str]]:
    wrong = [
        (field, f"“{written}” is not a whole number from 0 on")
        for field, written in (("min", least), ("max", most))
        if not WHOLE.fullmatch(written)
    ]
    if not wrong and int(least) > int(most):
        wrong.append(("min", f"{least} is more than the max, {most}"))
    return wrong


def read_people(text: str, file: str, targets: Targets) -> dict[str, dict[str, str]]:
    """The people of a file with their values, as the targets write them; raises FileError with all that is wrong."""
    sheet = _read(text, file)
    values = targets.values()
    places = dict(zip(values, sheet.need(*values), strict=True))
    identity = _identity(sheet, places)
    people: dict[str, dict[str, str]] = {}
    wrong: list[Problem] = []
    for number, (line, cells) in enumerate(sheet.rows, 1):
        person = str(number) if identity is None else cells[identity]
        if identity is not None and (not person or person in people):
            why = f"“{person}” is there twice" if person else "is empty"
            wrong.append(Problem(file, line, sheet.headings[identity], why))
        people[person] = {name: values[name].get(cells[place].casefold(), "") for name, place in places.items()}
        wrong.extend(
            Problem(file, line, name, f"“{cells[place]}” is none of its targets: {', '.join(values[name].values())}")
            for name, place in places.items()
            if cells[place].casefold() not in values[name]
        )
    if wrong:
        raise FileError(tuple(wrong))
    return people


def _identity(sheet: _Sheet, places: Mapping[str, int]) -> int | None:
    """The column of people's ids: one that is called so, else the first that is no feature; None where all are."""
    others = [place for place in range(len(sheet.headings)) if place not in places.values()]
    named = (place for place in map(sheet.place, IDS) if place in others)
    return next(named, others[0] if others else None)


def _read(text: str, file: str) -> _Sheet:
    text = text.removeprefix("\ufeff")
    first = text.split("\n", 1)[0]
    reader = csv.reader(StringIO(text, newline=""), delimiter=max(SEPARATORS, key=first.count), strict=True)
    rows: list[tuple[int, tuple[str, ...]]] = []
    line = 1
    try:
        for cells in reader:
            if any(map(str.strip, cells)):
                rows.append((line, tuple(map(str.strip, cells))))
            line = reader.line_num + 1
    except csv.Error as error:
        raise FileError((Problem(file, line, "file", f"is not CSV: {error}"),)) from error
    if len(rows) < 2:
        raise FileError((Problem(file, None, "file", "has no headings with rows below them"),))
    (_, headings), *below = rows
    wrong = tuple(
        Problem(file, number, "file", f"has {len(cells)} cells in this row, and {len(headings)} headings")
        for number, cells in below
        if len(cells) != len(headings)
    )
    if wrong:
        raise FileError(wrong)
    return _Sheet(file, headings, tuple(below))
