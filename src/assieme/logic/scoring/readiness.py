"""The readiness assessment: nineteen prompts under six principles, scored by principle and never in total.

Source: EQUIL's toolkit (seed 004), which gives the prompts and the diagram; the four answers, the mean and
the gap are ours. The words of a prompt belong to the pages: here it is an id.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import IntEnum
from fractions import Fraction

from assieme.logic.participation.levels import Standpoint
from assieme.logic.participation.practice import Principle
from assieme.logic.suppression import MINIMUM


class Answer(IntEnum):
    """How far it is so. "Don't know" is no answer: None."""

    NOT_YET = 0
    A_LITTLE = 1
    MOSTLY = 2
    YES = 3


@dataclass(frozen=True)
class Prompt:
    """One question, by id, under one principle."""

    id: str
    principle: Principle


_HOW_MANY: dict[Principle, int] = {
    Principle.ASSETS: 3,
    Principle.CAPABILITIES: 3,
    Principle.MUTUALITY: 5,
    Principle.NETWORKS: 3,
    Principle.BLURRED_ROLES: 3,
    Principle.CATALYSTS: 2,
}

PROMPTS: tuple[Prompt, ...] = tuple(
    Prompt(f"{principle.replace(' ', '-')}-{number}", principle)
    for principle, prompts in _HOW_MANY.items()
    for number in range(1, prompts + 1)
)

GAP_BELOW = Fraction(3, 2)
"""Below the middle of the four answers, a principle is a gap to look at."""

Answers = Mapping[str, Answer | None]
"""One person's answers by prompt id; None, or no entry, is "don't know"."""


@dataclass(frozen=True)
class PrincipleScore:
    """One person's answers under a principle: mean from 0 to 3 of the `n` known answers, None where none."""

    mean: Fraction | None
    n: int
    gap: bool


@dataclass(frozen=True)
class GroupScore:
    """A group's mean of persons' means, and how many people answered; both None where withheld."""

    mean: Fraction | None
    n: int | None


def check(answers: Iterable[str]) -> None:
    """Raises ValueError for an id that no prompt has."""
    unknown = set(answers) - {prompt.id for prompt in PROMPTS}
    if unknown:
        raise ValueError(f"no such prompt: {', '.join(sorted(unknown))}")


def score(answers: Answers) -> dict[Principle, PrincipleScore]:
    """One person's score by principle. An id that no prompt has raises ValueError."""
    check(answers)
    return {principle: _score(principle, answers) for principle in Principle}


def _score(principle: Principle, answers: Answers) -> PrincipleScore:
    said = [answers.get(prompt.id) for prompt in PROMPTS if prompt.principle is principle]
    known = [int(answer) for answer in said if answer is not None]
    mean = Fraction(sum(known), len(known)) if known else None
    return PrincipleScore(mean=mean, n=len(known), gap=mean is not None and mean < GAP_BELOW)


def score_by_standpoint(
    people: Mapping[Standpoint, Sequence[Answers]], minimum: int = MINIMUM
) -> dict[Standpoint, dict[Principle, GroupScore]]:
    """Each standpoint's score by principle, each person counting once; managers count with professionals.

    Withheld where fewer than `minimum` people of a standpoint answered under the principle. No score of
    everybody together is given, so a withheld one does not follow by subtraction.
    """
    merged: dict[Standpoint, list[Answers]] = {}
    for standpoint, sheets in people.items():
        group = Standpoint.PROFESSIONAL if standpoint is Standpoint.MANAGER else standpoint
        merged.setdefault(group, []).extend(sheets)
    return {standpoint: _group(sheets, minimum) for standpoint, sheets in merged.items()}


def _group(sheets: Sequence[Answers], minimum: int) -> dict[Principle, GroupScore]:
    scores = [score(sheet) for sheet in sheets]
    found = {}
    for principle in Principle:
        means = [one[principle].mean for one in scores]
        known = [mean for mean in means if mean is not None]
        shown = len(known) >= max(minimum, 1)
        found[principle] = GroupScore(
            mean=sum(known, Fraction(0)) / len(known) if shown else None, n=len(known) if shown else None
        )
    return found
