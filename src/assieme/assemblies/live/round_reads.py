"""How a round of gratitude stands."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from assieme.assemblies.live.models import Participant, Room


@dataclass(frozen=True)
class Written:
    """What somebody wrote in place of saying it."""

    name: str
    words: str


@dataclass(frozen=True)
class Round:
    """Whose turn it is, by `key`; an empty `name` once all had theirs. `written` is what was written last."""

    key: UUID | None
    name: str
    then: str
    done: int
    people: int
    written: Written | None


def round_of(room: Room, inside: Iterable[Participant]) -> Round | None:
    """None while there is no round. No query: `inside` are the room's people."""
    if not room.in_round:
        return None
    turns = sorted((one for one in inside if one.place is not None), key=lambda one: one.place or 0)
    left = [one for one in turns if not one.said]
    wrote = [one for one in turns if one.words]
    return Round(
        key=left[0].pk if left else None,
        name=str(left[0]) if left else "",
        then=str(left[1]) if len(left) > 1 else "",
        done=len(turns) - len(left),
        people=len(turns),
        written=Written(str(wrote[-1]), wrote[-1].words) if wrote else None,
    )
