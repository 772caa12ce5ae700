"""A case: one organisation with its services and initiatives, as a study or a service describes it."""

from collections.abc import Mapping
from dataclasses import dataclass

from assieme.logic.participation.levels import CoproductionLevel, Level, ServiceKind


@dataclass(frozen=True)
class Organisation:
    """Who is described; `year` is the year of the description, `source` where it was published."""

    name: str
    place: str | None = None
    year: int | None = None
    source: str | None = None


@dataclass(frozen=True)
class Interviews:
    """How many people of one role were interviewed, in the role's published word."""

    role: str
    count: int


@dataclass(frozen=True)
class Service:
    """A service with its level of co-production in decision making; `source` names the cell."""

    kind: ServiceKind
    level_of_coproduction: CoproductionLevel
    clinical: bool
    name: str | None = None
    source: str | None = None


@dataclass(frozen=True)
class Initiative:
    """One activity at one level of involvement; `title` in its own words; `source` names the cell."""

    title: str
    level: Level
    source: str | None = None


@dataclass(frozen=True)
class Published:
    """What a study printed about the organisation. Shown beside what is derived, never used by a rule."""

    involvement: str | None = None
    level_of_coproduction: str | None = None
    power: str | None = None
    valuing: str | None = None
    leadership: str | None = None
    approach: str | None = None
    source: str | None = None


@dataclass(frozen=True)
class Case:
    """One organisation as a file describes it; sequences keep the order of the file."""

    organisation: Organisation
    services: tuple[Service, ...] = ()
    initiatives: tuple[Initiative, ...] = ()
    interviews: tuple[Interviews, ...] = ()
    published: Published | None = None


def counts_by_level(initiatives: tuple[Initiative, ...]) -> Mapping[Level, int]:
    """Number of initiatives at each of the five levels, from inform to empower; 0 where none."""
    return {level: sum(one.level is level for one in initiatives) for level in Level}
