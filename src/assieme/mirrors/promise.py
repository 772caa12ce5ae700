"""A level beside the promise: kept, less than promised, or more. Nothing else is compared, and nothing is scored."""

from enum import StrEnum

from assieme.logic.participation.levels import Level


class Kept(StrEnum):
    """How a mirror stands to the promise."""

    KEPT = "kept"
    LESS = "less than promised"
    MORE = "more than promised"


def compare(promised: Level | None, found: Level | None) -> Kept | None:
    """How `found` stands to what was promised; None where one of the two is missing."""
    if promised is None or found is None:
        return None
    if promised is found:
        return Kept.KEPT
    return Kept.MORE if found > promised else Kept.LESS
