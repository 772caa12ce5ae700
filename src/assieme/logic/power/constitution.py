"""An assembly's rules as plain values: seats, conditions, vetoes, what binds, who sets agendas and chairs."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from assieme.logic.participation.levels import INFORMAL, Standpoint


class Of(StrEnum):
    """What a condition counts: voting weight, or members with a vote, each counting one."""

    WEIGHT = "weight"
    MEMBERS = "members"


class Override(StrEnum):
    """Whether somebody outside can set a decision aside, and whether they must publish a reason."""

    NONE = "none"
    REASONED = "reasoned"
    FREE = "free"


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
    """A kind of seat: `count` seats of one standpoint, each with the same voting weight (0 or more).

    `vote` False is a seat that is heard and doesn't vote.
    """

    id: str
    standpoint: Standpoint
    weight: Fraction = Fraction(1)
    count: int = 1
    vote: bool = True

    def __post_init__(self) -> None:
        if self.weight < 0 or self.count < 1:
            raise ValueError(f"seat {self.id}: weight must not be below 0, and count at least 1")

    def size(self, of: Of) -> Fraction:
        """Voting weight, or number of members, of all `count` seats; 0 without a vote."""
        if not self.vote:
            return Fraction(0)
        return self.count * (self.weight if of is Of.WEIGHT else Fraction(1))


@dataclass(frozen=True)
class Condition:
    """The votes in favour that a motion needs in a group: more than `share` of them where strict, else at least it.

    Where `at_least` is set it is that many instead, and `share` and `strict` say nothing. In a group of nobody a
    share fails where strict and else holds.
    """

    share: Fraction = Fraction(1, 2)
    strict: bool = True
    of: Of = Of.WEIGHT
    among: Group = EVERYONE
    at_least: Fraction | None = None

    def __post_init__(self) -> None:
        if not 0 <= self.share <= 1 or (self.at_least is not None and self.at_least < 0):
            raise ValueError("a share lies between 0 and 1, and a number of votes is not below 0")

    def met(self, in_favour: Fraction, total: Fraction) -> bool:
        """Whether `in_favour` of `total` is enough."""
        if self.at_least is not None:
            return in_favour >= self.at_least
        needed = self.share * total
        return in_favour > needed if self.strict else in_favour >= needed


@dataclass(frozen=True)
class Constitution:
    """The rules by which an assembly decides on a motion, all of whose conditions must hold.

    `veto` names seats each of which, every copy by itself, stops a motion by voting against. `assigned_to`
    names the standpoint of a role that decides alone, whatever the seats. `binding` and `override` say what
    a decision is worth; `agenda` and `chair` who may put an item on the agenda and who may chair. Without a
    condition a motion passes unless a veto stops it; rules that nobody can meet are rules too. Raises
    ValueError where seats share an id, or where a veto names a seat that isn't there or has no vote.
    """

    seats: tuple[Seat, ...]
    conditions: tuple[Condition, ...] = (Condition(),)
    veto: frozenset[str] = frozenset()
    decides: bool = True
    assigned_to: Standpoint | None = None
    binding: bool = True
    override: Override = Override.NONE
    agenda: Group = EVERYONE
    chair: Group = EVERYONE

    def __post_init__(self) -> None:
        if len({seat.id for seat in self.seats}) < len(self.seats):
            raise ValueError("two seats share an id")
        if not self.veto <= {seat.id for seat in self.voters}:
            raise ValueError("a veto belongs to a seat with a vote")

    @property
    def voters(self) -> tuple[Seat, ...]:
        """The seats with a vote, in the order of the constitution."""
        return tuple(seat for seat in self.seats if seat.vote)

    def members(self, group: Group) -> tuple[Seat, ...]:
        """The seats of a group, in the order of the constitution."""
        return tuple(seat for seat in self.seats if group.holds(seat))

    def joined(self) -> tuple[Group, ...]:
        """Groups of two or more standpoints that a condition joins, each once, in order; not everybody.

        A list of seats joins the standpoints of those that have a vote.
        """
        named = (self._standpoints(condition.among) for condition in self.conditions)
        return tuple(dict.fromkeys(Group(standpoints=some) for some in named if len(some) > 1))

    def _standpoints(self, group: Group) -> frozenset[Standpoint]:
        members = self.members(group)
        if group.standpoints or len(members) == len(self.seats):
            return group.standpoints
        return frozenset(seat.standpoint for seat in members if seat.vote)


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
    return constitution.veto <= in_favour
