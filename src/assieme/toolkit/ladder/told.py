"""What a person says on a page of the ladder, on its way from the form to the row."""

from dataclasses import dataclass
from datetime import date

NAMED, UNNAMED, GROUP = "named", "unnamed", "group"


@dataclass(frozen=True)
class Told:
    """The first page of an example. `whose` (named, unnamed or group) matters only where people look back together."""

    what: str = ""
    step: str = ""
    whose: str = UNNAMED


@dataclass(frozen=True)
class After:
    """The second page of an example."""

    outcome: str = ""
    better: str = ""


@dataclass(frozen=True)
class Trying:
    """What somebody will try, and when to ask how it went (None: never)."""

    will_try: str
    ask_on: date | None


@dataclass(frozen=True)
class Answer:
    """What became of the trying: `tried` is a value of Reflection.Tried; `ask_on` is for *not yet*."""

    tried: str
    how_it_went: str = ""
    ask_on: date | None = None
