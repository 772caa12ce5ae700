"""What a round's answers say, group by group: computed so that no single person's answers follow from it.

A group's figure under a principle is the mean of its people's means. It is shown from five people up, and it moves only
by five people at a time (the 5, 10, 15 … who answered first), so that two looks at the page give nobody away. At either
end it is told as if a little nearer to the middle: "all said yes" would be each one's answer. Managers count with
professionals. Everyone together is shown only where no group that answered is withheld, and is then the mean
of what is shown.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from assieme.logic.participation.practice import Principle
from assieme.logic.scoring.readiness import GAP_BELOW, Answers, GroupScore, score
from assieme.logic.suppression import MINIMUM, suppress

DIFFER_BY = Fraction(1)
"""Two groups see a principle differently when their means are a whole step apart."""

LEAST, MOST = Fraction(1, 5), Fraction(14, 5)
"""No figure is told nearer than this to the ends of the scale, 0 and 3."""

GROUPS = ("service user", "carer", "volunteer", "community member", "professional", "")
EVERYONE = "everyone"

type Scores = Mapping[Principle, GroupScore]


@dataclass(frozen=True)
class Results:
    """`shown`: scores by group, service users first. `withheld`: groups of which fewer than five
    answered, or nobody: the page doesn't say which.

    `everyone` is None where a small group could be worked out from it; `people` is how many handed in their answers.
    """

    shown: Mapping[str, Scores]
    withheld: tuple[str, ...]
    everyone: Scores | None
    people: int


@dataclass(frozen=True)
class Gap:
    """A principle to look at: the groups that rate it below the middle, and the two farthest apart when they differ."""

    principle: Principle
    groups: tuple[tuple[str, Fraction], ...]
    apart: tuple[str, str] | None


def results(sheets: Sequence[tuple[str, Answers]]) -> Results:
    """`sheets`: standpoint (a file word, or empty) and answers of each person, in the order they handed them in."""
    by_group: dict[str, list[Answers]] = defaultdict(list)
    for standpoint, answers in sheets:
        by_group["professional" if standpoint == "manager" else standpoint].append(answers)
    scores = {group: _group(by_group[group]) for group in GROUPS if group in by_group}
    shown = {group: found for group, found in scores.items() if any(one.n for one in found.values())}
    return Results(
        shown=shown,
        withheld=tuple(group for group in GROUPS if group and group not in shown),
        everyone=_together(by_group, shown),
        people=len(sheets),
    )


def _group(sheets: Sequence[Answers]) -> dict[Principle, GroupScore]:
    people = [score(sheet) for sheet in sheets]
    found = {}
    for principle in Principle:
        means = [mean for person in people if (mean := person[principle].mean) is not None]
        n = len(means) - len(means) % MINIMUM
        mean = min(MOST, max(LEAST, sum(means[:n], Fraction(0)) / n)) if n else None
        found[principle] = GroupScore(mean, n or None)
    return found


def _together(by_group: Mapping[str, Sequence[Answers]], shown: Mapping[str, Scores]) -> Scores | None:
    people = suppress({group: len(sheets) for group, sheets in by_group.items()})
    if len(by_group) < 2 or None in people.cells.values() or by_group.keys() - shown.keys():
        return None
    return {principle: _pooled([scores[principle] for scores in shown.values()]) for principle in Principle}


def _pooled(scores: Sequence[GroupScore]) -> GroupScore:
    n = sum(one.n or 0 for one in scores)
    if any(one.mean is None for one in scores):
        return GroupScore(None, None)
    total = sum((one.mean * one.n for one in scores if one.mean is not None and one.n), Fraction(0))
    return GroupScore(total / n, n)


def gaps(found: Results) -> tuple[Gap, ...]:
    """Principles that a shown group rates below the middle, or that two shown groups see a whole step apart."""
    listed = []
    for principle in Principle:
        means = [(group, mean) for group, scores in found.shown.items() if (mean := scores[principle].mean) is not None]
        low = tuple(one for one in means if one[1] < GAP_BELOW)
        ranked = sorted(means, key=lambda one: one[1])
        far = len(ranked) > 1 and ranked[-1][1] - ranked[0][1] >= DIFFER_BY
        if low or far:
            listed.append(Gap(principle, low, (ranked[0][0], ranked[-1][0]) if far else None))
    return tuple(listed)
