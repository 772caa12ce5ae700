"""A stored outcome read back into numbers, with the names of its options: what all that shows a count begins with."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from typing import Any

from django.utils.formats import number_format
from django.utils.translation import gettext as _

from assieme.assemblies.votes.models import Vote
from assieme.assemblies.votes.options import Choice

type Votes = Mapping[int, Fraction]

DECIMALS = {Vote.Method.STV: 5, Vote.Method.PAV: 2, Vote.Method.BUDGET: 2}
"""Decimals that are shown at most."""


@dataclass(frozen=True)
class Move:
    """Votes that went from one option to another; `to` is None where they went to nobody."""

    source: int
    to: int | None
    votes: Fraction


@dataclass(frozen=True)
class Round:
    """One round: the votes at its end, and what changed."""

    votes: Votes
    elected: tuple[int, ...]
    excluded: tuple[int, ...]
    moves: tuple[Move, ...]
    exhausted: Fraction
    lost: Fraction


@dataclass(frozen=True)
class Count:
    """A whole count. `seats` is how many were to be chosen, `quota` the votes that elect, where there are any."""

    method: str
    seats: int
    quota: Fraction | None
    rounds: tuple[Round, ...]
    names: Mapping[int, str]
    winners: tuple[int, ...]
    ties: Sequence[Mapping[str, Any]]

    def number(self, votes: Fraction) -> str:
        """Votes as they are written: with as many decimals as the method needs, and no more."""
        return decimal(votes, DECIMALS.get(Vote.Method(self.method), 2))

    def of(self, options: Iterable[int]) -> str:
        """Names in a sentence: `Anna, Bruno and Chiara`."""
        return listed([self.names[one] for one in options])

    def line(self, number: int) -> Fraction | None:
        """The votes that are needed in a round (from 0): the quota, or half of all where more than that elects."""
        if self.method == Vote.Method.IRV:
            return Fraction(sum(self.rounds[number].votes.values()), 2)
        return self.quota

    def before(self, number: int) -> frozenset[int]:
        """Who was elected or chosen before a round."""
        return frozenset(one for found in self.rounds[:number] for one in found.elected)


def read_count(vote: Vote, choices: Sequence[Choice], outcome: Mapping[str, Any]) -> Count:
    """The count of a stored outcome of the shape `options`."""
    return Count(
        method=vote.method,
        seats=vote.places,
        quota=Fraction(outcome["quota"]) if outcome["quota"] else None,
        rounds=tuple(_round(one) for one in outcome["rounds"]),
        names={one.position: one.name for one in choices},
        winners=tuple(outcome["winners"]),
        ties=outcome["ties"],
    )


def _round(stored: Mapping[str, Any]) -> Round:
    return Round(
        votes={int(option): Fraction(votes) for option, votes in stored["votes"].items()},
        elected=tuple(stored["elected"]),
        excluded=tuple(stored["excluded"]),
        moves=tuple(Move(one["from"], one["to"], Fraction(one["votes"])) for one in stored["transfers"]),
        exhausted=Fraction(stored["exhausted"]),
        lost=Fraction(stored["lost"]),
    )


def to_decimal(number: Fraction, most: int) -> Decimal:
    """A number rounded to `most` decimals, half up."""
    exact = Decimal(number.numerator) / Decimal(number.denominator)
    return exact.quantize(Decimal(1).scaleb(-most), rounding=ROUND_HALF_UP)


def decimal(number: Fraction, most: int) -> str:
    """A number in the reader's language with at most so many decimals, and no zeros at its end."""
    rounded = to_decimal(number, most)
    digits = str(rounded).partition(".")[2].rstrip("0")
    return str(number_format(rounded, decimal_pos=len(digits), force_grouping=True))


def listed(parts: Sequence[str]) -> str:
    """`one, two and three`."""
    if len(parts) < 2:
        return "".join(parts)
    return _("%(some)s and %(last)s") % {"some": ", ".join(parts[:-1]), "last": parts[-1]}
