"""Times until something happens, those still waiting included: Kaplan and Meier's estimate (1958).

Intervals are pointwise, by Greenwood's variance on the log(-log) scale (Kalbfleisch and Prentice 1980), and for a
median by inverting them (Brookmeyer and Crowley 1982): `survfit(conf.type = "log-log")` in R.
"""

import math
from collections.abc import Mapping
from dataclasses import dataclass

from assieme.logic.mirrors.estimates import NORMAL, Estimate


@dataclass(frozen=True)
class Step:
    """The share still waiting from `day` on, until the next step, and its interval."""

    day: int
    share: float
    low: float
    high: float


@dataclass(frozen=True)
class Curve:
    """`steps` by day, one for each day on which something ended. `n` counts all, ended or not.

    `last` is the longest time that anybody was seen; nothing is said beyond it.
    """

    steps: tuple[Step, ...]
    n: int
    last: int

    def median(self) -> Estimate:
        """The first day with at most half still waiting; None where it isn't reached."""
        value, low, high = map(self._reached, ("share", "low", "high"))
        return Estimate(value, low, high, self.n)

    def _reached(self, bound: str) -> float | None:
        return next((float(step.day) for step in self.steps if getattr(step, bound) <= 0.5), None)

    def at(self, day: int) -> Estimate:
        """The share still waiting on a day; all of them before the first step, where the interval says nothing."""
        if not self.n or day > self.last:
            return Estimate(None, None, None, self.n)
        before = [step for step in self.steps if step.day <= day]
        if not before:
            return Estimate(1.0, 0.0, 1.0, self.n)
        return Estimate(before[-1].share, before[-1].low, before[-1].high, self.n)


def kaplan_meier(ended: Mapping[int, int], waiting: Mapping[int, int]) -> Curve:
    """The curve from how many ended after, and how many were last seen waiting at, each number of days."""
    n = at_risk = sum(ended.values()) + sum(waiting.values())
    share, variance, steps = 1.0, 0.0, []
    for day in sorted({*ended, *waiting}):
        events = ended.get(day, 0)
        if events:
            share *= 1 - events / at_risk
            variance += events / (at_risk * (at_risk - events)) if events < at_risk else math.inf
            steps.append(Step(day, share, *_interval(share, variance)))
        at_risk -= events + waiting.get(day, 0)
    return Curve(tuple(steps), n, max({*ended, *waiting}, default=0))


def _interval(share: float, variance: float) -> tuple[float, float]:
    """At 0 Greenwood's variance is not defined, and the interval says nothing."""
    if share <= 0:
        return 0.0, 1.0
    spread = NORMAL * math.sqrt(variance) / abs(math.log(share))
    return share ** math.exp(spread), share ** math.exp(-spread)
