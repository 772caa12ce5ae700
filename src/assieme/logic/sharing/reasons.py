"""Why everybody has what they have, in codes that a page puts into words."""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from assieme.logic.sharing.wishes import Envy, Level, PastDay, Share, Sharing, Task, Why

Said = dict[str, dict[str | None, Level]]
"""What each person says of each task, and (None) of a day without one."""
Given = Mapping[str, str | None]


@dataclass(frozen=True)
class Day:
    """All that is known of a day before it is shared out; `missed` is what each person missed lately."""

    tasks: Sequence[Task]
    said: Said
    missed: Mapping[str, int]
    past: Collection[PastDay]

    def best(self, person: str) -> Level:
        return max(self.said[person].values())


def explained(day: Day, given: Given, settled: Collection[str]) -> Sharing:
    """The day with its reasons, the needed places that are open, and who would rather have another's task."""
    taken = Counter(given.values())
    still_open = {task.id: task.needed - taken[task.id] for task in day.tasks if task.needed > taken[task.id]}
    return Sharing(
        shares=tuple(_share(day, given, person, settled) for person in sorted(given)),
        open=still_open,
        envy=tuple(_envies(day.said, given)),
    )


def _envies(said: Said, given: Given) -> list[Envy]:
    return [
        Envy(person, other)
        for person in sorted(given)
        for other in sorted(given)
        if said[person][given[other]] > said[person][given[person]]
    ]


def _share(day: Day, given: Given, person: str, settled: Collection[str]) -> Share:
    task, best = given[person], day.best(person)
    level = day.said[person][task]
    wished = task if level is best else _wished(day, given, person)
    places = {one.id: one.places for one in day.tasks}
    days = [one.ago for one in day.past if one.person == person and one.task == wished and one.ago > 0]
    return Share(
        person=person,
        task=task,
        level=level,
        missed=best - level,
        why=Why.KEPT if person in settled else _why(day, given, person, wished),
        wished=wished,
        asked=sum(said[wished] >= best for said in day.said.values()),
        places=places.get(wished, 0) if wished else 0,
        had=min(days, default=None) if wished else None,
    )


def _wished(day: Day, given: Given, person: str) -> str | None:
    """Of the tasks that somebody would have liked best, the one that the fewest people have."""
    taken = Counter(given.values())
    most = [option for option, level in day.said[person].items() if level is day.best(person)]
    return min(most, key=lambda option: (taken[option], option or ""))


def _why(day: Day, given: Given, person: str, wished: str | None) -> Why:
    if given[person] == wished:
        return Why.WISHED
    places = {task.id: task.places for task in day.tasks}
    there = [other for other, task in given.items() if task == wished]
    if wished is None or len(there) < places[wished]:
        return Why.NEEDED
    if any(day.said[other][wished] < day.best(person) for other in there):
        return Why.TOGETHER
    waited = [day.missed[other] - day.missed[person] for other in there]
    if min(waited) < 0:
        return Why.TOGETHER
    return Why.WAITED if min(waited) > 0 else Why.LOT
