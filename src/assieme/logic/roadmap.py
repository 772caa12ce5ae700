"""Where a measure of a roadmap stands: told by the days of its evidence, never by a tick.

The rule is `road 1`. Nothing yet: no evidence, and nobody took anything on. Begun: no evidence, and somebody took a
task on. There is evidence: of one time only, or none of it newer than six months. Kept up: the newest evidence is no
older than six months, and the oldest came at least thirty days before it. So one good week is no habit, and a habit
that stopped is not kept up.
"""

from datetime import date, timedelta
from enum import StrEnum

FRESH, APART = timedelta(days=183), timedelta(days=30)


class Status(StrEnum):
    """From nothing to a habit."""

    NOTHING = "nothing"
    BEGUN = "begun"
    EVIDENCE = "evidence"
    KEPT_UP = "kept up"


def status_of(first: date | None, last: date | None, *, begun: bool, today: date) -> Status:
    """The status by the oldest and the newest day of evidence, both None where there is none.

    `begun` says whether somebody took a task on. Raises ValueError where only one day is given, or they are crossed.
    """
    if first is None or last is None:
        if first is not last:
            raise ValueError("evidence has an oldest day and a newest")
        return Status.BEGUN if begun else Status.NOTHING
    if last < first:
        raise ValueError("the newest day comes before the oldest")
    return Status.KEPT_UP if last >= today - FRESH and last - first >= APART else Status.EVIDENCE
