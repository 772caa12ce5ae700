"""BLT, the file of Hill, Wichmann and Woodall that OpenSTV, OpaVote, OpenTally and others exchange.

`4 2`, the numbers of candidates and of seats; withdrawn candidates as negative numbers; ballots, each a weight, its
candidates from first to last and a 0; a 0; names, and a title. `=` stands between equals and `-` for a skipped rank.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from assieme.logic.voting.files.blt_names import names_and_title
from assieme.logic.voting.files.source import MOST_CANDIDATES, MOST_VOTES, Source, candidates_of, whole
from assieme.logic.voting.result import Ballot, Election

type Ranking = tuple[tuple[int, ...], ...]

_IDENTIFIER = re.compile(r"^\s*\([^()]*\)")
_EQUALS = re.compile(r"\s*=\s*")
_WITHDRAWN = re.compile(r"-[0-9]{1,9}")
_RANK = re.compile(r"[0-9]{1,9}(?:=[0-9]{1,9})*")


def read_blt(source: Source) -> Election:
    """An election. Raises FileError at the first thing whose meaning is not certain."""
    reading = _Reading(source)
    for line, text in enumerate(source.lines, start=1):
        reading.take(line, _words(text))
        if reading.ended:
            return reading.election()
    if not reading.candidates:
        raise source.error(1, "candidates", "the file is empty: no numbers of candidates and seats")
    raise source.error(source.last, "ballots", "the file ends without the 0 that ends its ballots")


def _words(text: str) -> list[str]:
    """The words of a line of numbers: without comment and ballot's name, with commas as spaces."""
    if "#" in text:
        text = text[: text.index("#")]
    if "(" in text:
        text = _IDENTIFIER.sub("", text)
    if "=" in text:
        text = _EQUALS.sub("=", text)
    return text.replace(",", " ").replace(";", " ").split()


@dataclass
class _Reading:
    """A file read so far.

    `ended` is the line with the 0 after the last ballot, `bare` the first of a ballot without its 0. `weights` are
    those seen so far, by how they are written, and `single` the ranks of one candidate.
    """

    source: Source
    candidates: int = 0
    seats: int = 0
    withdrawn: set[int] = field(default_factory=set)
    ballots: dict[Ranking, int] = field(default_factory=dict)
    single: dict[str, tuple[int, ...]] = field(default_factory=dict)
    weights: dict[str, int] = field(default_factory=dict)
    closed: bool = False
    bare: int = 0
    ended: int = 0
    rest: bool = False

    def take(self, line: int, words: list[str]) -> None:
        """Read the numbers of one line."""
        if not words or self._ordinary(words):
            return
        if not self.candidates:
            self._header(line, words)
            words = self._withdrawals(line, words[2:])
        elif not self.ballots and words[0][0] == "-":
            alone = all(_WITHDRAWN.fullmatch(word) for word in words)
            words = self._withdrawals(line, words) if alone else words
        while words and not self.ended:
            words = self._ballot(line, words)

    def _ordinary(self, words: list[str]) -> bool:
        """Take a line that is one ballot without anything odd, as nearly all are, and say whether it was."""
        if words[-1] != "0" or self.bare:
            return False
        order = words[1:-1]
        try:
            weight = self.weights[words[0]]
            ranking = tuple([self.single[word] for word in order])
        except KeyError:
            return False
        if len(set(order)) < len(order):
            return False
        self.ballots[ranking] = self.ballots.get(ranking, 0) + weight
        return True

    def election(self) -> Election:
        names, title = names_and_title(self.source, self.ended, self.candidates, same_line=self.rest)
        if len(self.withdrawn) == self.candidates:
            raise self.source.error(self.ended, "candidates", "all candidates have withdrawn")
        return Election(
            candidates=candidates_of(names),
            ballots=tuple(Ballot(weight, ranking) for ranking, weight in self.ballots.items()),
            seats=self.seats,
            title=title,
            withdrawn=frozenset(self.withdrawn),
        )

    def _header(self, line: int, words: Sequence[str]) -> None:
        candidates, seats = (whole(word) for word in (*words, "", "")[:2])
        if candidates is None or seats is None:
            message = "the first line is two whole numbers, of candidates and of seats"
            raise self.source.error(line, "candidates", message)
        if not 1 <= candidates <= MOST_CANDIDATES:
            raise self.source.error(line, "candidates", f"from 1 to {MOST_CANDIDATES} can be read, not {candidates}")
        if seats < 1:
            raise self.source.error(line, "seats", "at least 1 is to be elected")
        self.candidates, self.seats = candidates, seats
        self.single = {str(number): (number - 1,) for number in range(1, candidates + 1)}

    def _withdrawals(self, line: int, words: list[str]) -> list[str]:
        """Take the negative numbers at the beginning; give back what follows."""
        while words and _WITHDRAWN.fullmatch(words[0]):
            self.withdrawn.add(self._candidate(line, "withdrawn", words[0][1:]))
            words = words[1:]
        return words

    def _ballot(self, line: int, words: list[str]) -> list[str]:
        """Take the first ballot, or the end of all; give back what follows."""
        if words[0] == "0":
            self.ended, self.rest = line, len(words) > 1
            return []
        try:
            end = words.index("0")
            self.closed = True
        except ValueError:
            end = len(words)
            self.bare = self.bare or line
        if self.closed and self.bare:
            raise self.source.error(self.bare, "ballot", "doesn't end with 0, and other ballots do")
        self._add(line, words[0], words[1:end])
        return words[end + 1 :]

    def _add(self, line: int, weight_word: str, words: list[str]) -> None:
        weight = whole(weight_word)
        if not weight or weight > MOST_VOTES:
            message = f"begins with how many voted so, a whole number from 1, not {weight_word!r:.40}"
            raise self.source.error(line, "ballot", message)
        self.weights[weight_word] = weight
        ranking = tuple(self._rank(line, word) for word in words)
        if len({one for rank in ranking for one in rank}) < sum(map(len, ranking)):
            raise self.source.error(line, "ballot", "names a candidate twice")
        self.ballots[ranking] = self.ballots.get(ranking, 0) + weight

    def _rank(self, line: int, word: str) -> tuple[int, ...]:
        if word == "-":
            return ()
        if not _RANK.fullmatch(word):
            raise self.source.error(line, "ballot", f"{word!r:.40} is no candidate's number")
        return tuple(self._candidate(line, "ballot", one) for one in word.split("="))

    def _candidate(self, line: int, where: str, word: str) -> int:
        number = int(word)
        if not 1 <= number <= self.candidates:
            raise self.source.error(line, where, f"there is no candidate {number}: they are 1 to {self.candidates}")
        return number - 1
