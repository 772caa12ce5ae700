"""A crosswalk between Arnstein, IAP2 and doing to/for/with. It is ours: no source gives it."""

from dataclasses import dataclass

from assieme.logic.participation.levels import Band, Level, Rung, Way

OURS = True
"""The crosswalk is this project's own reading, and every page that shows it says so."""


@dataclass(frozen=True)
class Crossing:
    """One rung beside the nearest level (None below IAP2's lowest) and the way of working of its band."""

    rung: Rung
    level: Level | None
    way: Way


_LEVELS: dict[Rung, Level | None] = {
    Rung.MANIPULATION: None,
    Rung.THERAPY: None,
    Rung.INFORMING: Level.INFORM,
    Rung.CONSULTATION: Level.CONSULT,
    Rung.PLACATION: Level.INVOLVE,
    Rung.PARTNERSHIP: Level.COLLABORATE,
    Rung.DELEGATED_POWER: Level.EMPOWER,
    Rung.CITIZEN_CONTROL: Level.EMPOWER,
}

_WAYS: dict[Band, Way] = {
    Band.NON_PARTICIPATION: Way.TO,
    Band.TOKENISM: Way.FOR,
    Band.CITIZEN_POWER: Way.WITH,
}

CROSSWALK: tuple[Crossing, ...] = tuple(Crossing(rung, _LEVELS[rung], _WAYS[rung.band]) for rung in Rung)


def level_of_rung(rung: Rung) -> Level | None:
    """The IAP2 level nearest to a rung; None for the two below it."""
    return _LEVELS[rung]


def rungs_of_level(level: Level) -> tuple[Rung, ...]:
    """The rungs nearest to a level, from the bottom; never empty."""
    return tuple(rung for rung in Rung if _LEVELS[rung] is level)


def way_of_rung(rung: Rung) -> Way:
    """Doing to, for or with, by the rung's band."""
    return _WAYS[rung.band]


def way_of_level(level: Level) -> Way:
    """Doing for or with, by the rungs nearest to the level. `to` lies below IAP2's lowest level."""
    return way_of_rung(rungs_of_level(level)[0])
