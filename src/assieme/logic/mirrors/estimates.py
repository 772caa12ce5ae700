"""Rates and ratios with their posteriors. Intervals hold the middle 95 % of a posterior.

Priors are Jeffreys': Beta(1/2, 1/2) for a share, and for a rate a Gamma of shape 1/2 without weight of its own
(Brown, Cai and DasGupta 2001, who also set an interval's end to 0 or 1 where a share is seen to be that).
"""

from dataclasses import dataclass

from scipy.special import betainc, betaincinv, gammaincinv, ndtri

COVERAGE = 0.95
TAILS = ((1 - COVERAGE) / 2, (1 + COVERAGE) / 2)
NORMAL = float(ndtri(TAILS[1]))
JEFFREYS = 0.5


@dataclass(frozen=True)
class Estimate:
    """What was seen, its interval, and the number of cases behind it. None where it can't be told."""

    value: float | None
    low: float | None
    high: float | None
    n: int


UNKNOWN = Estimate(None, None, None, 0)


@dataclass(frozen=True)
class Beta:
    """The posterior of a share: `yes` and `no` are the cases seen, which may be parts of cases."""

    yes: float
    no: float

    def above(self, share: float) -> float:
        """The probability that the true share is `share` or more."""
        return float(1 - betainc(self.yes + JEFFREYS, self.no + JEFFREYS, share))

    def estimate(self, cases: int) -> Estimate:
        """The share seen, with its interval; `cases` is the number that is told."""
        if not cases or not self.yes + self.no:
            return UNKNOWN
        low, high = (float(betaincinv(self.yes + JEFFREYS, self.no + JEFFREYS, tail)) for tail in TAILS)
        return Estimate(self.yes / (self.yes + self.no), low if self.yes else 0.0, high if self.no else 1.0, cases)


def share(yes: int, cases: int) -> Estimate:
    """The share of `cases` that are `yes`."""
    return Beta(yes, cases - yes).estimate(cases)


def rate(events: int, exposure: int) -> Estimate:
    """Events for each unit of exposure."""
    if not exposure:
        return UNKNOWN
    low, high = (float(gammaincinv(events + JEFFREYS, tail)) / exposure for tail in TAILS)
    return Estimate(events / exposure, low if events else 0.0, high, exposure)


@dataclass(frozen=True)
class Ratio:
    """The posterior of one rate over another: events of each, and how much exposure each had.

    The share of the first in the sum of two Gammas is a Beta, so that nothing needs to be drawn.
    """

    events: int
    exposure: float
    other_events: int
    other_exposure: float

    def above(self, ratio: float) -> float:
        """The probability that the first true rate is at least `ratio` times the other."""
        first = ratio * self.exposure
        return Beta(self.events, self.other_events).above(first / (first + self.other_exposure))

    def estimate(self) -> Estimate:
        """The ratio seen with its interval; no value where the other side's rate was seen to be 0."""
        shape = (self.events + JEFFREYS, self.other_events + JEFFREYS)
        odds = [one / (1 - one) for one in (float(betaincinv(*shape, tail)) for tail in TAILS)]
        low, high = (one * self.other_exposure / self.exposure for one in odds)
        seen = self.events * self.other_exposure / (self.exposure * self.other_events) if self.other_events else None
        n = self.events + self.other_events
        return Estimate(seen, low if self.events else 0.0, high if self.other_events else None, n)
