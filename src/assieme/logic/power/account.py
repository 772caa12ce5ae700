"""Everything that is said of a constitution's formal power: its members, its standpoints as blocs, its level."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from assieme.logic.participation.levels import Standpoint
from assieme.logic.power.constitution import INFORMAL_GROUP, Constitution, Seat
from assieme.logic.power.formal import BlocPower, FormalLevel, bloc_power, formal_level
from assieme.logic.power.game import Seated, seated
from assieme.logic.power.indices import Amount, Indices, indices

NOTHING = Amount(Fraction(0))


@dataclass(frozen=True)
class Member:
    """What one copy of a seat has; nothing without a vote."""

    seat: Seat
    measure: Amount
    banzhaf: Amount
    shapley: Amount


@dataclass(frozen=True)
class Side:
    """A standpoint: its seats, those that are only heard too, the mean of their Banzhaf indices, itself as a bloc."""

    standpoint: Standpoint
    seats: int
    banzhaf: Amount
    bloc: BlocPower


@dataclass(frozen=True)
class Account:
    """`members` has a row for each seat of the constitution, whatever its number of copies.

    `samples` is 0 where the indices are exact.
    """

    members: tuple[Member, ...]
    sides: tuple[Side, ...]
    informal: BlocPower
    act: Amount
    formal: FormalLevel
    samples: int


def account(constitution: Constitution) -> Account:
    """The account of a constitution; exact, or sampled from a fixed seed where that is out of reach."""
    played, formal = seated(constitution), formal_level(constitution)
    blocs = {next(iter(bloc.group.standpoints)): bloc for bloc in formal.standpoints}
    numbers = {one: sum(seat.count for seat in constitution.seats if seat.standpoint is one) for one in blocs}
    groups = [_parts(constitution.seats, played, one, number) for one, number in numbers.items()]
    found = indices(played.game, groups)
    return Account(
        members=tuple(
            _member(seat, place, found) for seat, place in zip(constitution.seats, played.places, strict=True)
        ),
        sides=tuple(
            Side(one, numbers[one], mean, bloc) for (one, bloc), mean in zip(blocs.items(), found.means, strict=True)
        ),
        informal=bloc_power(constitution, INFORMAL_GROUP),
        act=found.act,
        formal=formal,
        samples=found.samples,
    )


def _parts(seats: Sequence[Seat], played: Seated, standpoint: Standpoint, number: int) -> list[Fraction]:
    """What part of a standpoint's seats each kind of the game is."""
    parts = [Fraction(0)] * len(played.game.kinds)
    for seat, place in zip(seats, played.places, strict=True):
        if place is not None and seat.standpoint is standpoint:
            parts[place] += Fraction(seat.count, number)
    return parts


def _member(seat: Seat, place: int | None, found: Indices) -> Member:
    if place is None:
        return Member(seat, NOTHING, NOTHING, NOTHING)
    return Member(seat, found.measures[place], found.banzhaf[place], found.shapley[place])
