"""Power by trying every way to vote, straight from the rules' own words: what the quick way is held against."""

from fractions import Fraction
from itertools import product
from math import factorial

from assieme.logic.power.constitution import Condition, Constitution, Of, Seat

Ways = dict[frozenset[int], bool]


def copies(constitution: Constitution) -> list[Seat]:
    """One entry for each member with a vote."""
    return [seat for seat in constitution.seats if seat.vote for _copy in range(seat.count)]


def ways(constitution: Constitution) -> Ways:
    """Whether a motion passes, for each set of members in favour (by their place)."""
    members = copies(constitution)
    found = {}
    for votes in product((False, True), repeat=len(members)):
        yes = [seat for seat, vote in zip(members, votes, strict=True) if vote]
        no = [seat for seat, vote in zip(members, votes, strict=True) if not vote]
        favour = frozenset(place for place, vote in enumerate(votes) if vote)
        met = all(holds(condition, yes, members) for condition in constitution.conditions)
        found[favour] = met and not any(seat.id in constitution.veto for seat in no)
    return found


def holds(condition: Condition, yes: list[Seat], members: list[Seat]) -> bool:
    """One condition, in plain sums."""
    said, total = (
        sum(
            (seat.weight if condition.of is Of.WEIGHT else Fraction(1) for seat in some if condition.among.holds(seat)),
            Fraction(0),
        )
        for some in (yes, members)
    )
    if condition.at_least is not None:
        return said >= condition.at_least
    return said > condition.share * total if condition.strict else said >= condition.share * total


def measure(found: Ways, member: int) -> Fraction:
    """Penrose and Banzhaf's."""
    swings = [way for way in found if member not in way and found[way | {member}] and not found[way]]
    return Fraction(2 * len(swings), len(found))


def shapley(found: Ways, member: int, members: int) -> Fraction:
    """Shapley and Shubik's."""
    swings = [way for way in found if member not in way and found[way | {member}] and not found[way]]
    orders = (factorial(len(way)) * factorial(members - 1 - len(way)) for way in swings)
    return Fraction(sum(orders), factorial(members))
