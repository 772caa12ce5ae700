"""The rule by which tasks are shared out.

1. Nobody has a task that they can't do.
2. As many needed places are filled as can be.
3. Then the sum over all people of `cost × weight` is smallest. The cost of what somebody has depends on how many levels
   it is below their best wish of the day: 0, 1 or 3, so that two small steps are better than one large one. The weight
   is 1, and more by what they missed on earlier days, where a day counts a twentieth less for each day it is ago.
4. Among equals a lot decides, from a seed.

This is an assignment problem, solved exactly in whole numbers (SciPy's linear_sum_assignment).
"""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256

import numpy as np

from assieme.logic.sharing.reasons import Day, Said, explained
from assieme.logic.sharing.wishes import Level, PastDay, Sharing, Task, Wish

LARGEST = 250
"""The most people and the most places with whom all sums stay whole numbers."""
COSTS = (0, 1, 3)
MEMORY = 0.95
UNIT = 100
"""Weights are hundredths."""
LOTS = 2**12
STEP = LOTS * 2**8
"""One unit of cost: more than all lots of a day together."""
NEED = 2**43
"""What a needed place counts: more than all costs of a day together."""


def share_out(
    people: Collection[str],
    tasks: Sequence[Task],
    wishes: Collection[Wish],
    past: Collection[PastDay] = (),
    *,
    seed: str,
    settled: Mapping[str, str | None] | None = None,
) -> Sharing:
    """Share out the tasks of a day.

    Whoever declines says so with a wish of CANNOT; sharing out again with all others' tasks as `settled` leaves theirs
    as they are.

    Args:
        people: who takes part.
        tasks: each with its places.
        wishes: of people who take part, of tasks that there are; others are left aside.
        past: earlier days; those of the future or of nobody here are left aside.
        seed: for the lots, so that they can be drawn again.
        settled: what some people have already.
    """
    known = {None, *(task.id for task in tasks)}
    settled = {person: task for person, task in (settled or {}).items() if person in people and task in known}
    if max(len(people), sum(task.places for task in tasks)) > LARGEST:
        raise ValueError(f"more than {LARGEST} people or places")
    said, missed = levels(people, tasks, wishes), owed(people, past)
    given = settled | _assigned(_left(tasks, settled), _Asked(said, missed, seed), sorted(set(people) - set(settled)))
    return explained(Day(tasks, said, missed, past), given, frozenset(settled))


def levels(people: Collection[str], tasks: Sequence[Task], wishes: Collection[Wish]) -> Said:
    """What each person says of each task, and of a day without one, which is always possible."""
    options = [None, *(task.id for task in tasks)]
    said: Said = {one: dict.fromkeys(options, Level.FINE) for one in people}
    for wish in wishes:
        if wish.person in said and wish.task in said[wish.person]:
            said[wish.person][wish.task] = wish.level if wish.task else max(wish.level, Level.RATHER_NOT)
    return said


def owed(people: Collection[str], past: Collection[PastDay]) -> dict[str, int]:
    """What each person missed lately, in hundredths of a level."""
    sums = dict.fromkeys(people, 0.0)
    for day in past:
        if day.person in sums and day.ago > 0:
            sums[day.person] += day.missed * MEMORY**day.ago
    return {person: round(UNIT * missed) for person, missed in sums.items()}


@dataclass(frozen=True)
class _Asked:
    said: Said
    missed: Mapping[str, int]
    seed: str

    def cost(self, person: str, task: str | None) -> float:
        """What it costs that a person has a task, with their lot; infinite where they can't do it."""
        level = self.said[person][task]
        if level is Level.CANNOT:
            return np.inf
        below = max(self.said[person].values()) - level
        lot = sha256(f"{self.seed}\n{person}\n{task or ''}".encode("utf-8", "surrogatepass")).digest()
        return COSTS[below] * (UNIT + self.missed[person]) * STEP + int.from_bytes(lot[:2]) % LOTS


def _left(tasks: Sequence[Task], settled: Mapping[str, str | None]) -> list[Task]:
    """The tasks that have places which are not settled, with these alone, by id."""
    taken = Counter(settled.values())
    left = [
        Task(one.id, one.places - taken[one.id], max(one.needed - taken[one.id], 0))
        for one in tasks
        if one.places > taken[one.id]
    ]
    return sorted(left, key=lambda task: task.id)


def _assigned(tasks: Sequence[Task], asked: _Asked, people: Sequence[str]) -> dict[str, str | None]:
    """The cheapest assignment: a row for each person, a column for each place and for each person's day without one."""
    from scipy.optimize import linear_sum_assignment  # takes half a second, which only those who share out wait for

    if not people:
        return {}
    options: list[str | None] = [*(task.id for task in tasks), None]
    by_option = np.array([[asked.cost(person, option) for option in options] for person in people])
    columns = [(place, number < task.needed) for place, task in enumerate(tasks) for number in range(task.places)]
    columns += [(len(tasks), False)] * len(people)
    costs = by_option[:, [place for place, _ in columns]]
    costs[:, [not needed for _, needed in columns]] += NEED
    rows, chosen = linear_sum_assignment(costs)
    return {people[row]: options[columns[column][0]] for row, column in zip(rows, chosen, strict=True)}
