"""Elections: the seats that are to be filled, and who can stand for them. Reads, no writes."""

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from assieme.assemblies.bodies.models import Assembly, Seat
from assieme.assemblies.bodies.reads import seat_lines, standpoints_of
from assieme.assemblies.bodies.sentences import of_seats
from assieme.assemblies.votes.models import Option, Vote
from assieme.core.actors import Actor


def seats_to_fill(assembly: Assembly) -> dict[str, int]:
    """Elected seats that are free, by standpoint; empty where the rules have none. Two queries."""
    free: Counter[str] = Counter()
    for line in seat_lines(assembly):
        if line.kind == Seat.Kind.ELECTED:
            free[line.standpoint] += line.free
    return {standpoint: number for standpoint, number in free.items() if number}


def free_in_words(assembly: Assembly) -> list[str]:
    """The same as pages say it: `2 service users`, `1 carer`."""
    return [of_seats(number, standpoint) for standpoint, number in seats_to_fill(assembly).items()]


def quotas_for(free: Mapping[str, int], standing: Sequence[Option]) -> dict[str, Any]:
    """What the seats ask for: as many of each standpoint as stand and have a seat, never more than there are seats."""
    if not free:
        return {}
    there = Counter(one.standpoint for one in standing)
    seats = {standpoint: free.get(standpoint, 0) for standpoint in there}
    return {one: {"at_least": min(seats[one], there[one]), "at_most": seats[one]} for one in sorted(there)}


def standpoints_to_stand_for(vote: Vote, actor: Actor) -> list[str]:
    """The standpoints that a member holds and for which a seat is to be filled. Three queries."""
    free = seats_to_fill(vote.assembly)
    return [one for one in standpoints_of(vote.assembly, actor) if one in free]


def own_candidacy(vote: Vote, actor: Actor) -> Option | None:
    """The actor's own line among those who stand."""
    return Option.objects.filter(vote=vote, person_id=actor.pk).first()
