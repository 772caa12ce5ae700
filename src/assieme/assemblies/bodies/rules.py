"""What a constitution says, as values; and its seats and rules as `logic.power` reckons with them."""

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field, fields
from fractions import Fraction
from typing import Any, Self

from assieme.assemblies.bodies.models import Constitution, majorities
from assieme.core.ui.words import STANDPOINTS
from assieme.logic.participation.levels import INFORMAL, Standpoint
from assieme.logic.power import constitution as power

type Said = Rules | Constitution
"""Both have the same fields."""


@dataclass(frozen=True, kw_only=True)
class Rules:
    """What a constitution says, in the fields and forms of `Constitution`."""

    conditions: list[dict[str, Any]] = field(default_factory=majorities)
    vetoes: list[str] = field(default_factory=list)
    seat_plan: list[dict[str, Any]] = field(default_factory=list)
    ballots: str = Constitution.Ballots.SECRET
    proxies: int = 0
    trustees: dict[str, Any] = field(default_factory=dict)
    minutes_for: str = Constitution.Readers.ORGANISATION
    papers_days: int = 7
    receiver: str = Constitution.Receiver.FACILITATOR
    quorum_share: str = "0"
    quorum_by_standpoint: dict[str, int] = field(default_factory=dict)
    binding: bool = True
    override: str = Constitution.Override.NONE
    agenda: list[str] = field(default_factory=list)
    chair: list[str] = field(default_factory=list)

    @classmethod
    def of(cls, constitution: Constitution) -> Self:
        """The rules of a version that is on record."""
        return cls(**{one.name: getattr(constitution, one.name) for one in fields(cls)})

    @classmethod
    def kept(cls, values: Mapping[str, Any]) -> Self:
        """Rules that `as_kept` made; fields that are not there have their usual value."""
        known = {one.name for one in fields(cls)}
        return cls(**{name: value for name, value in values.items() if name in known})

    def as_kept(self) -> dict[str, Any]:
        """Plain values, fit for JSON."""
        return {name: str(value) if isinstance(value, str) else value for name, value in asdict(self).items()}


@dataclass(frozen=True)
class Places:
    """Seats that are alike: how many of a standpoint, with what weight, and whether they vote."""

    standpoint: str
    number: int
    weight: Fraction = Fraction(1)
    vote: bool = True


def planned(rules: Said) -> tuple[Places, ...]:
    """The seats that the plan of the rules has; none where it is empty."""
    return together(
        Places(one["standpoint"], int(one["places"]), Fraction(one.get("weight", "1")), one.get("vote", True))
        for one in rules.seat_plan
    )


def together(some: Iterable[Places]) -> tuple[Places, ...]:
    """Places with those that are alike put together, in the order in which standpoints always come."""
    numbers: dict[tuple[str, Fraction, bool], int] = {}
    for one in some:
        key = (one.standpoint, one.weight, one.vote)
        numbers[key] = numbers.get(key, 0) + one.number
    ordered = sorted(numbers.items(), key=lambda item: STANDPOINTS.index(item[0][0]))
    return tuple(Places(who, number, weight, vote) for (who, weight, vote), number in ordered if number)


def as_power(rules: Said, places: Iterable[Places]) -> power.Constitution:
    """Rules and seats as the arithmetic of power reckons with them."""
    seats = _seats(tuple(places))
    return power.Constitution(
        seats=seats,
        conditions=tuple(_condition(one) for one in rules.conditions),
        veto=frozenset(one.id for one in seats if one.vote and one.standpoint in rules.vetoes),
        binding=rules.binding,
        override=power.Override(rules.override),
        agenda=_group(rules.agenda),
        chair=_group(rules.chair),
    )


def _seats(places: tuple[Places, ...]) -> tuple[power.Seat, ...]:
    kinds: dict[str, int] = {}
    seats = []
    for one in places:
        kinds[one.standpoint] = kinds.get(one.standpoint, 0) + 1
        alone = sum(other.standpoint == one.standpoint for other in places) == 1
        name = one.standpoint if alone else f"{one.standpoint} {kinds[one.standpoint]}"
        seats.append(power.Seat(name, Standpoint(one.standpoint), one.weight, one.number, one.vote))
    return tuple(seats)


def _condition(one: Mapping[str, Any]) -> power.Condition:
    of, among = power.Of(one.get("of", "members")), _group(one["among"])
    if "at_least" in one:
        return power.Condition(of=of, among=among, at_least=Fraction(one["at_least"]))
    return power.Condition(Fraction(one["share"]), bool(one.get("strict", True)), of, among)


def _group(standpoints: Iterable[str]) -> power.Group:
    """Standpoints as a group; `["all"]` and the empty list are everybody."""
    some = [one for one in standpoints if one != "all"]
    return power.standpoints(*(Standpoint(one) for one in some)) if some else power.EVERYONE


def others_lead(places: Iterable[Places]) -> bool:
    """Whether people who do not work in the service hold more than half of the votes."""
    voting = [one for one in places if one.vote]
    theirs = sum((one.number * one.weight for one in voting if one.standpoint in INFORMAL), Fraction(0))
    return 2 * theirs > sum((one.number * one.weight for one in voting), Fraction(0))


def keeps_its_majority(rules: Said, held: Iterable[Places]) -> bool:
    """Where the plan gives people from outside the staff more than half of the votes: whether the seats held do so."""
    return not others_lead(planned(rules)) or others_lead(held)
