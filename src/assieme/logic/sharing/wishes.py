"""What goes into a morning's sharing out, and what comes of it."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import IntEnum, StrEnum


class Level(IntEnum):
    """What somebody says of a task. Whoever says nothing of it is fine with it."""

    CANNOT = 0
    RATHER_NOT = 1
    FINE = 2
    LOVE = 3


@dataclass(frozen=True)
class Task:
    """A task of the day: at most `places` people do it, and `needed` of these places have to be filled."""

    id: str
    places: int
    needed: int

    def __post_init__(self) -> None:
        if not 0 <= self.needed <= self.places or not self.places:
            raise ValueError("a task has a place, and needs no more people than it has places for")


@dataclass(frozen=True)
class Wish:
    """What a person says of a task; of a day without a task, where `task` is None."""

    person: str
    task: str | None
    level: Level


@dataclass(frozen=True)
class PastDay:
    """A day of a person's past, `ago` days before this one: their task, and how many levels it was below their wish."""

    person: str
    ago: int
    task: str | None
    missed: int


class Why(StrEnum):
    """Why somebody has what they have."""

    WISHED = "wished"  # nothing else would they have liked better
    KEPT = "kept"  # it was settled before
    WAITED = "others waited longer"  # who has it instead gave way more often lately
    LOT = "lot"  # who has it instead asked and waited as much
    NEEDED = "needed"  # there was room, and too few for what has to be done
    TOGETHER = "best for all together"


@dataclass(frozen=True)
class Share:
    """What one person has today, and why.

    `wished` is the task that they would have liked best (their own, where they have it), `asked` how many people asked
    as much for it, `places` how many it has, and `had` how many days ago they had it last, None where they had not.
    """

    person: str
    task: str | None
    level: Level
    missed: int
    why: Why
    wished: str | None
    asked: int
    places: int
    had: int | None


@dataclass(frozen=True)
class Envy:
    """Somebody who would rather have another's task than their own."""

    person: str
    of: str


@dataclass(frozen=True)
class Sharing:
    """A day, shared out: one share for each person, by id; `open` are the needed places that nobody could fill."""

    shares: tuple[Share, ...]
    open: Mapping[str, int]
    envy: tuple[Envy, ...]
