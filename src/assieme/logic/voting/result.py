"""What every way of counting takes and gives: an election, and its result round by round.

Candidates are numbered by their place, from 0. Numbers of votes are exact fractions. All is immutable.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from fractions import Fraction
from types import MappingProxyType

from assieme.logic.voting.lots import SEED


@dataclass(frozen=True)
class Candidate:
    """A person or a thing to choose; `group` is the standpoint that quotas count, "" where there is none."""

    name: str
    group: str = ""


@dataclass(frozen=True, slots=True)
class Ballot:
    """`weight` equal ballots.

    `ranking` is from most to least wished; candidates of one rank stand equal. A rank may be empty: skipped by the
    voter, or a category that nobody was put into. A candidate in no rank was not marked. `scores` are points given
    to candidates; a candidate without any was not scored.
    """

    weight: int
    ranking: tuple[tuple[int, ...], ...] = ()
    scores: Mapping[int, Fraction] = MappingProxyType({})


@dataclass(frozen=True)
class Quota:
    """How many of one group are to be elected: at least, and at most (None: no limit)."""

    least: int = 0
    most: int | None = None


@dataclass(frozen=True)
class Election:
    """Candidates with different names, and ballots; `withdrawn` ones are passed over. `seed` draws the lots.

    `categories` are the names of the ranks, best first, where ballots put candidates into categories (PrefLib CAT).
    """

    candidates: tuple[Candidate, ...]
    ballots: tuple[Ballot, ...]
    seats: int = 1
    title: str = ""
    withdrawn: frozenset[int] = frozenset()
    quotas: Mapping[str, Quota] = field(default_factory=dict)
    seed: str = SEED
    categories: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if self.seats < 1:
            raise ValueError("at least one is to be elected")
        if not self.standing:
            raise ValueError("nobody stands")
        if len(set(self.names)) < len(self.names):
            raise ValueError("two candidates have the same name")

    @property
    def standing(self) -> tuple[int, ...]:
        """The candidates that have not withdrawn."""
        return tuple(number for number in range(len(self.candidates)) if number not in self.withdrawn)

    @property
    def names(self) -> tuple[str, ...]:
        """Each candidate's name, in their order."""
        return tuple(candidate.name for candidate in self.candidates)


class Occasion(StrEnum):
    """What was to be chosen when candidates were tied."""

    ELECT = "elect"
    ORDER = "order of election"
    TRANSFER = "transfer first"
    EXCLUDE = "exclude"


class Breaker(StrEnum):
    """The rule that broke a tie."""

    EARLIER = "earlier rounds"
    LOT = "lot"


@dataclass(frozen=True)
class Tie:
    """Candidates tied in a round (from 1), which of them was chosen for the occasion, and by which rule."""

    round: int
    occasion: Occasion
    candidates: tuple[int, ...]
    chosen: int
    by: Breaker


@dataclass(frozen=True)
class Transfer:
    """Votes that went from one candidate to another; `to` is None where the ballots named nobody further."""

    source: int
    to: int | None
    votes: Fraction


@dataclass(frozen=True)
class Round:
    """One step of a count: what was done, the votes (or points) as they then stand, and who is elected by them.

    `excluded` candidates left at the beginning of the round; `transfers` are the votes that moved. `exhausted` votes
    are with nobody any more, because their ballots name nobody further or because rounding down dropped them; `lost`
    is that second part. Votes and `exhausted` together are always the votes of the first round.
    """

    votes: Mapping[int, Fraction]
    elected: tuple[int, ...] = ()
    excluded: tuple[int, ...] = ()
    transfers: tuple[Transfer, ...] = ()
    exhausted: Fraction = Fraction(0)
    lost: Fraction = Fraction(0)


@dataclass(frozen=True)
class Result:
    """The winners in order of election, how it came about, and every tie with the rule that broke it.

    `quota` is the number of votes that elects (None where the method has none). `ranking` is the whole order where
    the method makes one; candidates of one rank are tied. `duels` are the ballots that rank the first of two
    candidates above the second, where the method compares pairs. `decided` is False where the method asks for more
    than the leader has (no majority, a standing objection); `winners` is then empty.
    """

    winners: tuple[int, ...]
    rounds: tuple[Round, ...]
    quota: Fraction | None = None
    ties: tuple[Tie, ...] = ()
    ranking: tuple[tuple[int, ...], ...] = ()
    duels: Mapping[tuple[int, int], int] = field(default_factory=dict)
    decided: bool = True
