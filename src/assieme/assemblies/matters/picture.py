"""The way of a problem as bars over its days."""

from dataclasses import dataclass

from assieme.assemblies.matters.problem_reads import Life, Step

WIDTH, LEAST = 320, 3
HELPED = {"yes": "kept", "partly": "half", "no": "gap"}


@dataclass(frozen=True)
class Bar:
    """A step's bar: where it begins and how long it is, in parts of WIDTH. `look` is how it is filled."""

    step: Step
    left: float
    width: float
    look: str


@dataclass(frozen=True)
class Picture:
    bars: tuple[Bar, ...]
    width: int


def picture_of(life: Life) -> Picture:
    """Each step from its first day on; a step of no day is a thin line, so that it is seen."""
    first, whole = life.steps[0].since, max(life.days, 1)
    bars = []
    for step in life.steps:
        left = min(WIDTH * (step.since - first).days / whole, WIDTH - LEAST)
        width = min(max(WIDTH * step.days / whole, LEAST), WIDTH - left)
        look = "now" if step.until is None else HELPED.get(step.helped, "plain")
        bars.append(Bar(step, round(left, 1), round(width, 1), look))
    return Picture(tuple(bars), WIDTH)
