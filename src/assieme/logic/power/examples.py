"""What a constitution means, told by votes in which whole standpoints stand against each other."""

from dataclasses import dataclass

from assieme.logic.participation.levels import Standpoint
from assieme.logic.power.constitution import Constitution, passes


@dataclass(frozen=True)
class Example:
    """All members of some standpoints vote for a motion, all others vote against. Nobody is against at the end."""

    in_favour: tuple[Standpoint, ...]
    against: tuple[Standpoint, ...]
    passes: bool


def examples(constitution: Constitution) -> tuple[Example, ...]:
    """Each standpoint with a vote, and each group that the rules join, alone for and alone against; then all for.

    Service users come first; each vote is told once. Empty where nobody votes, or where a role decides alone.
    """
    voting = tuple(one for one in Standpoint if any(seat.standpoint is one for seat in constitution.voters))
    if not voting or not constitution.decides or constitution.assigned_to:
        return ()
    joined = [tuple(one for one in voting if one in group.standpoints) for group in constitution.joined()]
    sides: list[tuple[Standpoint, ...]] = []
    for side in (*((one,) for one in voting), *joined):
        sides += [side, tuple(one for one in voting if one not in side)]
    told = dict.fromkeys(side for side in (*sides, voting) if side)
    return tuple(_example(constitution, side, voting) for side in told)


def _example(constitution: Constitution, side: tuple[Standpoint, ...], voting: tuple[Standpoint, ...]) -> Example:
    in_favour = frozenset(seat.id for seat in constitution.voters if seat.standpoint in side)
    against = tuple(one for one in voting if one not in side)
    return Example(side, against, passes(constitution, in_favour))
