"""What a rule gives: the projects in the order of their funding, and how it came about."""

from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction


class Step(StrEnum):
    """Which rule funded a project."""

    SHARES = "equal shares"
    GREEDY = "greedy"


@dataclass(frozen=True)
class Tie:
    """Projects that stood equal in a round (from 1), by place, and the one that came first."""

    round: int
    projects: tuple[int, ...]
    chosen: int


@dataclass(frozen=True)
class Round:
    """One project funded.

    By equal shares: `payment` is what a supporter with money enough pays for each point (in an approval: the whole
    payment), `in_full` and `all_left` how many people paid that and how many gave the less that they had left.
    `effective` is cost over payment: the points that would have paid alike. By the greedy rule `effective` are the
    project's points, and the others are None. `spent` is what all funded so far cost.
    """

    project: int
    step: Step
    effective: Fraction
    spent: Fraction
    payment: Fraction | None = None
    in_full: int | None = None
    all_left: int | None = None


@dataclass(frozen=True)
class Outcome:
    """The funded projects by place, in order. `share` is what each voter began with, after `raises` raises of it."""

    winners: tuple[int, ...]
    rounds: tuple[Round, ...]
    cost: Fraction
    ties: tuple[Tie, ...] = ()
    share: Fraction | None = None
    raises: int = 0
