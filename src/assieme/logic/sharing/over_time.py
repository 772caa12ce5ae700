"""How fair the sharing out has been, over many days."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from assieme.logic.sharing.wishes import PastDay, Share, Sharing

MOST_MISSED = 2


@dataclass(frozen=True)
class Course:
    """One person's days, oldest first.

    `satisfied[d]` is 1 where the day was as good as they wished, ½ one level below, 0 two levels below; `mean[d]` the
    mean of these up to then; `envied[d]` how many people had a task that they would rather have had.
    """

    person: str
    satisfied: tuple[float, ...]
    mean: tuple[float, ...]
    envied: tuple[int, ...]


def satisfied(share: Share) -> float:
    return 1 - share.missed / MOST_MISSED


def over_time(days: Sequence[Sharing]) -> tuple[Course, ...]:
    """The course of everybody who took part, by id; days on which they weren't there are left out."""
    values: dict[str, list[float]] = defaultdict(list)
    envied: dict[str, list[int]] = defaultdict(list)
    for day in days:
        for share in day.shares:
            values[share.person].append(satisfied(share))
            envied[share.person].append(sum(envy.person == share.person for envy in day.envy))
    return tuple(
        Course(person, tuple(values[person]), _means(values[person]), tuple(envied[person]))
        for person in sorted(values)
    )


def widest(courses: Iterable[Course]) -> float:
    """The distance between the highest and the lowest mean at the end; 0 for nobody."""
    ends = [course.mean[-1] for course in courses]
    return max(ends, default=0.0) - min(ends, default=0.0)


def past_of(days: Sequence[Sharing]) -> tuple[PastDay, ...]:
    """The memory that a new day needs of the days before it, the last of which was a day ago."""
    return tuple(
        PastDay(share.person, len(days) - number, share.task, share.missed)
        for number, day in enumerate(days)
        for share in day.shares
    )


def _means(values: Sequence[float]) -> tuple[float, ...]:
    return tuple(sum(values[: number + 1]) / (number + 1) for number in range(len(values)))
