"""Withholding small groups from a one-way table of people, so that nothing follows by subtraction.

For answers, ratings, secret choices and health; what a reader may see by name anyway needs none of it. Two
tables, or two dates, that overlap are beyond one call: publish again only when at least `minimum` people
more have answered.
"""

from collections.abc import Hashable, Mapping
from dataclasses import dataclass

MINIMUM = 5


@dataclass(frozen=True)
class Suppressed[Key: Hashable]:
    """What may be shown: a withheld number is None; the total is withheld where it would say too much."""

    cells: Mapping[Key, int | None]
    total: int | None


def suppress[Key: Hashable](table: Mapping[Key, int], minimum: int = MINIMUM) -> Suppressed[Key]:
    """Withhold each count below `minimum`, zero too, and what else would give one away.

    `table` has the number of people by key. With a total shown, the withheld counts are at least two,
    together at least `minimum`, and not all equal; the smallest others join them, ties all at once, until
    they are. The rule treats all keys alike, so whoever knows it can still swap the withheld numbers and
    pins none of them. Where the table is too small for that, the total is withheld too. Raises ValueError
    for a negative count or a minimum below 2.
    """
    if minimum < 2 or any(number < 0 for number in table.values()):
        raise ValueError("counts are never negative, and the minimum is at least 2")
    numbers = sorted(table.values())
    hidden = [number for number in numbers if number < minimum]
    while hidden and not _protected(hidden, minimum) and len(hidden) < len(numbers):
        hidden = [number for number in numbers if number <= numbers[len(hidden)]]
    limit = hidden[-1] if hidden else -1
    cells = {key: None if number <= limit else number for key, number in table.items()}
    return Suppressed(cells, sum(numbers) if not hidden or _protected(hidden, minimum) else None)


def _protected(hidden: list[int], minimum: int) -> bool:
    return len(set(hidden)) > 1 and sum(hidden) >= minimum
