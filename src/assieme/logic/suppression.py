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

    `table` has the number of people by key. With a total shown, the withheld counts are at least two and
    together at least `minimum`; the smallest others join them until they are. Where the table is too small
    for that, the total is withheld too. Raises ValueError for a negative count or a minimum below 2.
    """
    if minimum < 2 or any(number < 0 for number in table.values()):
        raise ValueError("counts are never negative, and the minimum is at least 2")
    hidden = [key for key, number in table.items() if number < minimum]
    if not hidden:
        return Suppressed(dict(table), sum(table.values()))
    for key in sorted((key for key in table if key not in hidden), key=lambda one: table[one]):
        if len(hidden) > 1 and sum(table[one] for one in hidden) >= minimum:
            break
        hidden.append(key)
    together = sum(table[one] for one in hidden)
    enough = len(hidden) > 1 and together >= minimum
    cells = {key: None if key in hidden else number for key, number in table.items()}
    return Suppressed(cells, sum(table.values()) if enough else None)
