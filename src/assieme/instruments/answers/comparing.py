"""Where two typings of one paper sheet differ."""

from dataclasses import dataclass

from assieme.instruments.answers.kept import answers_of
from assieme.instruments.models import Sheet
from assieme.logic.questionnaires.model import Place
from assieme.logic.questionnaires.values import Value

STANDPOINT = "standpoint"


@dataclass(frozen=True)
class Difference:
    """One place where they differ, None for the standpoint; what each typed, None for nothing."""

    name: str
    place: Place | None
    first: Value | None = None
    second: Value | None = None
    standpoints: tuple[str, str] = ("", "")


def differences(first: Sheet, second: Sheet) -> tuple[Difference, ...]:
    """All of them, in the order of their places; the standpoint first."""
    one, two = answers_of(first), answers_of(second)
    said = (first.standpoint, second.standpoint)
    found = [Difference(STANDPOINT, None, standpoints=said)] if said[0] != said[1] else []
    for place in sorted(one.keys() | two.keys()):
        here, there = one.get(place), two.get(place)
        if here is None or there is None or not here.same(there):
            found.append(Difference(str(place), place, here, there))
    return tuple(found)
