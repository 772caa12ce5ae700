"""PrefLib's files: orders strict or with ties, complete or not (SOC, SOI, TOC, TOI), and categories (CAT).

Today's form has a header of `# KEY: value` and ballots `13: 1,{4,3},2`; the older one has numbers and names in plain
lines, then `voters,sum,different`, then ballots `13,1,{4,3},2`. Source: PrefLib, Format specification.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import PurePath

from assieme.logic.tomlfile import FileError
from assieme.logic.voting.files.source import (
    MOST_CANDIDATES,
    MOST_VOTES,
    Source,
    candidates_of,
    plain,
    unnamed,
    whole,
)
from assieme.logic.voting.result import Ballot, Election

KINDS = ("soc", "soi", "toc", "toi", "cat")

_KEY = re.compile(r"\s*#\s*([A-Z ]+?)(?: ([0-9]{1,9}))?\s*:(.*)", re.IGNORECASE)
_RANKS = re.compile(r"\s*(?:\{([^{}]*)\}|([^{},]*))\s*(,|$)")

type Ranking = tuple[tuple[int, ...], ...]


@dataclass
class Header:
    """What comes before the ballots; `line` of the last of it, `voters_line` of the number of ballots."""

    kind: str = ""
    title: str = ""
    candidates: int = 0
    voters: int | None = None
    voters_line: int = 1
    names: dict[int, str] = field(default_factory=dict)
    categories: dict[int, str] = field(default_factory=dict)
    line: int = 0


def read_preflib(source: Source) -> Election:
    """An election for one seat. Raises FileError at the first thing whose meaning is not certain."""
    modern = any(_KEY.match(text) for text in source.lines)
    header = _keys(source) if modern else _plain_lines(source)
    header.kind = header.kind or PurePath(source.file).suffix.lower().removeprefix(".")
    if header.kind not in KINDS:
        header.kind = "cat" if header.categories else "toi"
    reading = _Ballots(source, header, ":" if modern else ",")
    for number, text in enumerate(source.lines, start=1):
        if number > header.line and text.strip() and not text.lstrip().startswith("#"):
            reading.take(number, text)
    reading.check()
    return Election(
        candidates=candidates_of(_in_order(source, header, header.names, header.candidates)),
        ballots=tuple(Ballot(weight, ranking) for ranking, weight in reading.ballots.items()),
        title=header.title,
        categories=tuple(header.categories[one] for one in sorted(header.categories)),
    )


def _in_order(source: Source, header: Header, names: dict[int, str], number: int) -> Sequence[str]:
    if not names:
        return unnamed(number)
    if sorted(names) != list(range(1, number + 1)) or not all(names.values()):
        raise source.error(header.line or 1, "name", f"the names' numbers are not those of {number} alternatives")
    return [names[one] for one in range(1, number + 1)]


def _keys(source: Source) -> Header:
    """The header of today's form."""
    header = Header()
    for line, text in enumerate(source.lines, start=1):
        found = _KEY.match(text)
        if found:
            _key(source, header, line, found)
    header.candidates = header.candidates or len(header.names)
    if not header.candidates:
        raise source.error(1, "NUMBER ALTERNATIVES", "is missing, and there is no name of an alternative")
    return header


def _key(source: Source, header: Header, line: int, found: re.Match[str]) -> None:
    key, number, value = found[1].upper(), int(found[2] or 0), plain(found[3])
    match key:
        case "TITLE":
            header.title = value
        case "DATA TYPE":
            header.kind = value.lower()
        case "NUMBER ALTERNATIVES":
            header.candidates = _how_many(source, line, key, value)
        case "NUMBER VOTERS":
            header.voters, header.voters_line = whole(value), line
        case "ALTERNATIVE NAME":
            _once(source, line, header.names, number, value)
        case "CATEGORY NAME":
            _once(source, line, header.categories, number, value)


def _how_many(source: Source, line: int, what: str, text: str) -> int:
    number = whole(text.strip(" ,\t"))
    if not number or number > MOST_CANDIDATES:
        raise source.error(line, what, f"must be a whole number from 1 to {MOST_CANDIDATES}, not {text!r:.40}")
    return number


def _once(source: Source, line: int, names: dict[int, str], number: int, name: str) -> None:
    if number in names:
        raise source.error(line, "name", f"number {number} is named twice")
    names[number] = name


def _plain_lines(source: Source) -> Header:
    """The header of the older form: alternatives, perhaps categories, and the line of three numbers."""
    lines = [(number, text) for number, text in enumerate(source.lines, start=1) if text.strip()]
    header = Header()
    if not lines:
        raise source.error(1, "alternatives", "the file is empty")
    header.candidates = _how_many(source, lines[0][0], "alternatives", lines[0][1])
    header.names, place = _listed(source, lines, 1, header.candidates)
    if place < len(lines) and "," not in lines[place][1].strip(" ,\t"):
        categories = _how_many(source, lines[place][0], "categories", lines[place][1])
        header.categories, place = _listed(source, lines, place + 1, categories)
    numbers = [whole(part.strip()) for part in lines[place][1].split(",")] if place < len(lines) else []
    if len(numbers) != 3 or None in numbers:
        line = lines[min(place, len(lines) - 1)][0]
        raise source.error(line, "voters", "three numbers are expected here: voters, sum, different orders")
    header.voters, header.voters_line, header.line = numbers[1], lines[place][0], lines[place][0]
    return header


def _listed(source: Source, lines: list[tuple[int, str]], start: int, number: int) -> tuple[dict[int, str], int]:
    """Names written `3,Name`, and the place behind them."""
    names: dict[int, str] = {}
    for line, text in lines[start : start + number]:
        key, comma, name = text.partition(",")
        place = whole(key.strip())
        if not comma or not place:
            raise source.error(line, "name", "a number, a comma and a name are expected here")
        _once(source, line, names, place, plain(name))
    return names, start + number


@dataclass
class _Ballots:
    """The ballots read so far."""

    source: Source
    header: Header
    separator: str
    ballots: dict[Ranking, int] = field(default_factory=dict)

    def take(self, line: int, text: str) -> None:
        """Read one line: how many, and their order."""
        count, found, order = text.partition(self.separator)
        weight = whole(count.strip())
        if not found or not weight or weight > MOST_VOTES:
            message = f"begins with how many voted so, a whole number from 1, and a {self.separator!r}"
            raise self.error(line, message)
        ranking = self._ranking(line, order.strip().removesuffix(",") if order.strip() else "")
        self._check_kind(line, ranking)
        self.ballots[ranking] = self.ballots.get(ranking, 0) + weight

    def check(self) -> None:
        """Whether all ballots are there that the header speaks of."""
        cast, header = sum(self.ballots.values()), self.header
        if header.voters is not None and header.voters != cast:
            message = f"{header.voters} ballots are announced, and there are {cast}"
            raise self.source.error(header.voters_line, "voters", message)

    def error(self, line: int, message: str) -> FileError:
        return self.source.error(line, "ballot", message)

    def _ranking(self, line: int, order: str) -> Ranking:
        ranking = []
        place, more = 0, bool(order)
        while more:
            found = _RANKS.match(order, place)
            if not found:
                raise self.error(line, "its brackets or commas don't fit together")
            words = found[2] if found[1] is None else found[1]
            ranking.append(self._rank(line, words, braced=found[1] is not None))
            place, more = found.end(), found[3] == ","
        return tuple(ranking)

    def _rank(self, line: int, words: str, *, braced: bool) -> tuple[int, ...]:
        if braced and not words.strip():
            return ()
        return tuple(self._alternative(line, word.strip()) for word in words.split(","))

    def _alternative(self, line: int, word: str) -> int:
        number = whole(word)
        if not number or number > self.header.candidates:
            raise self.error(line, f"{word!r:.40} is no alternative: they are 1 to {self.header.candidates}")
        return number - 1

    def _check_kind(self, line: int, ranking: Ranking) -> None:
        kind, categories = self.header.kind, len(self.header.categories)
        named = [one for rank in ranking for one in rank]
        if len(set(named)) < len(named):
            raise self.error(line, "names an alternative twice")
        if kind == "cat" and categories and len(ranking) != categories:
            raise self.error(line, f"has {len(ranking)} categories, and there are {categories}")
        if kind in ("soc", "soi") and any(len(rank) != 1 for rank in ranking):
            raise self.error(line, f"has a tie, which a file of kind {kind} does not")
        if kind in ("soc", "toc") and len(named) < self.header.candidates:
            raise self.error(line, f"doesn't rank all alternatives, as a file of kind {kind} does")
