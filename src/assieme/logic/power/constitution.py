"""An assembly's rules as plain values: seats, conditions, vetoes, what binds, who sets agendas and chairs."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from assieme.logic.participation.levels import INFORMAL, Standpoint


class Of(StrEnum):
    """What a share is a share of: voting weight, or members with a vote, each counting one."""

    WEIGHT = "weight"
    MEMBERS = "members"


class Override(StrEnum):
    """Whether somebody outside can set a decision aside, and whether they must publish a reason."""

    NONE = "none"
    REASONED = "with a published reason"
    FREE = "freely"


@dataclass(frozen=True)
class Group:
    """Some of the seats: all of them, those of some standpoints, or a list of seats by id."""

    standpoints: frozenset[Standpoint] = frozenset()
    seats: frozenset[str] = frozenset()
    everyone: bool = False

    def holds(self, seat: "Seat") -> bool:
        """Whether a seat belongs to the group."""
        return self.everyone or seat.standpoint in self.standpoints or seat.id in self.seats


EVERYONE = Group(everyone=True)
INFORMAL_GROUP = Group(standpoints=INFORMAL)


def standpoints(*some: Standpoint) -> Group:
    """The group of all seats of some standpoints."""
    return Group(standpoints=frozenset(some))


def seats(*ids: str) -> Group:
    """The group of some seats, by id."""
    return Group(seats=frozenset(ids))


@dataclass(frozen=True)
class Seat:
    """A kind of seat: `count` seats of one standpoint, each with the same voting weight (0 < weight).

    `vote` False is a seat that is heard and doesn't vote.
    """

    id: str
    standpoint: Standpoint
    weight: Fraction = Fraction(1)
    count: int = 1
    vote: bool = True

    def __post_init__(self) -> None:
        if self.weight <= 0 or self.count < 1:
            raise ValueError(f"seat {self.id}: weight must be above 0 and count at least 1")

    def size(self, of: Of) -> Fraction:
        """Voting weight, or number of members, of all `count` seats; 0 without a vote."""
        if not self.vote:
            return Fraction(0)
        return self.count * (self.weight if of is Of.WEIGHT else Fraction(1))


@dataclass(frozen=True)
class Condition:
    """A share of a group's votes that a motion needs: more than `share` where strict, else at least it."""

    share: Fraction = Fraction(1, 2)
    strict: bool = True
    of: Of = Of.WEIGHT
    among: Group = EVERYONE

    def __post_init__(self) -> None:
        degenerate = self.share == (1 if self.strict else 0)
        if degenerate or not 0 <= self.share <= 1:
            raise ValueError("a share lies between 0 and 1, and neither always nor never holds")

    def met(self, in_favour: Fraction, total: Fraction) -> bool:
        """Whether `in_favour` of `total` is enough."""
        needed = self.share * total
        return in_favour > needed if self.strict else in_favour >= needed


@dataclass(frozen=True)
class Constitution:
    """The rules by which an assembly decides on a motion, all of whose conditions must hold.

    A veto belongs to a group: more than half of its voting weight against stops a motion. `assigned_to`
    names the standpoint of a role that decides alone, whatever the seats. `binding` and `override` say what
    a decision is worth; `agenda` and `chair` who may put an item on the agenda and who may chair. Raises
    ValueError where seats share an id, or where a condition or veto names nobody with a vote.
    """

    seats: tuple[Seat, ...]
    conditions: tuple[Condition, ...] = (Condition(),)
    vetoes: tuple[Group, ...] = ()
    decides: bool = True
    assigned_to: Standpoint | None = None
    binding: bool = True
    override: Override = Override.NONE
    agenda: Group = EVERYONE
    chair: Group = EVERYONE

    def __post_init__(self) -> None:
        if len({seat.id for seat in self.seats}) < len(self.seats):
            raise ValueError("two seats share an id")
        if self.decides and self.assigned_to is None:
            if not self.conditions:
                raise ValueError("a body that decides needs a condition")
            for group in (*(condition.among for condition in self.conditions), *self.vetoes):
                if not any(seat.vote for seat in self.members(group)):
                    raise ValueError("a condition or veto names nobody with a vote")

    def members(self, group: Group) -> tuple[Seat, ...]:
        """The seats of a group, in the order of the constitution."""
        return tuple(seat for seat in self.seats if group.holds(seat))

    def joined(self) -> tuple[Group, ...]:
        """Groups of two or more standpoints that a condition or a veto names, each once, in order."""
        named = (*(condition.among for condition in self.conditions), *self.vetoes)
        return tuple(dict.fromkeys(group for group in named if len(group.standpoints) > 1))


def total(some: Iterable[Seat], of: Of) -> Fraction:
    """Sum of voting weight or of voting members."""
    return sum((seat.size(of) for seat in some), Fraction(0))


def passes(constitution: Constitution, in_favour: frozenset[str]) -> bool:
    """Whether a motion passes when the seats of these ids vote for it and all others with a vote against."""
    for condition in constitution.conditions:
        asked = constitution.members(condition.among)
        agreeing = [seat for seat in asked if seat.id in in_favour]
        if not condition.met(total(agreeing, condition.of), total(asked, condition.of)):
            return False
    return not any(_stops(constitution, veto, in_favour) for veto in constitution.vetoes)


def _stops(constitution: Constitution, veto: Group, in_favour: frozenset[str]) -> bool:
    holders = constitution.members(veto)
    against = [seat for seat in holders if seat.id not in in_favour]
    return 2 * total(against, Of.WEIGHT) > total(holders, Of.WEIGHT)
