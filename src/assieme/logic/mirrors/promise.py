"""Promise and practice: whether it was kept, and no more than that. No level is better than another."""

from enum import StrEnum

from assieme.logic.mirrors.enacted import SURE, Enacted
from assieme.logic.participation.levels import Level


class Kept(StrEnum):
    """What became of a promise."""

    KEPT = "kept"
    LESS = "less"
    MORE = "more"
    UNKNOWN = "unknown"


def against_rules(declared: Level | None, formal: Level | None) -> Kept:
    """Whether the rules allow what was promised; unknown where nothing was promised, or nothing is decided."""
    if declared is None or formal is None:
        return Kept.UNKNOWN
    return Kept.KEPT if formal == declared else Kept.LESS if formal < declared else Kept.MORE


def against_practice(declared: Level | None, found: Enacted) -> Kept:
    """Whether practice was as promised, where that is at least as sure as a level must be."""
    if declared is None or not found.enough:
        return Kept.UNKNOWN
    chances = {
        Kept.KEPT: found.posterior[declared],
        Kept.LESS: found.below(declared),
        Kept.MORE: found.above(declared),
    }
    return next((kept for kept, chance in chances.items() if chance >= SURE), Kept.UNKNOWN)
