"""What a test of a claim comes to: a difference with its interval, or what is missing for one."""

from dataclasses import dataclass
from enum import StrEnum

from assieme.logic.differences import Difference


class Verdict(StrEnum):
    """What may be said of a difference: no more than its interval allows."""

    MORE = "more"
    LESS = "less"
    UNCLEAR = "unclear"


@dataclass(frozen=True)
class Side:
    """One of the two sides: the number of its units (groups that decide, or people), and their share.

    `at_least`: the number itself would tell something, as of people, so that it is a multiple of five from below.
    """

    name: str
    number: int
    share: float
    at_least: bool = False


@dataclass(frozen=True)
class Result:
    """Two sides and the difference of their shares, the first less the second."""

    first: Side
    second: Side
    difference: Difference

    @property
    def verdict(self) -> Verdict:
        if not self.difference.is_clear:
            return Verdict.UNCLEAR
        return Verdict.MORE if self.difference.value > 0 else Verdict.LESS


@dataclass(frozen=True)
class NotYet:
    """Not enough yet: sentences, in the reader's language, that say what is missing."""

    missing: tuple[str, ...]


type Found = Result | NotYet
