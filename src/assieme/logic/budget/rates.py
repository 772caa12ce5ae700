"""Exact money: rates of payment and what is left of a share, as whole numbers over one common denominator.

A voter who paid in full in rounds 1 and 3 has the share less the rates of these rounds times the points given; a voter
who once gave all has nothing. So sums over any voters follow from counts of points by round, and are exact.
"""

from collections.abc import Sequence
from fractions import Fraction
from math import gcd

Owed = Sequence[tuple[int, int]]
"""Points paid in full, by the place of the round: (place, points)."""


class Rates:
    """The rates of the rounds so far, and how each would change with a larger share (its slope)."""

    def __init__(self, share: Fraction) -> None:
        self.common = share.denominator
        self.share = share.numerator
        self.rates: list[int] = []
        self.slopes: list[int] = []

    def left(self, people: int, owed: Owed) -> int:
        """What some voters have left, times the common denominator."""
        return people * self.share - sum(points * self.rates[place] for place, points in owed)

    def rate(self, cost: int, people: int, owed: Owed, points: int) -> Fraction:
        """The rate at which the others, with `points`, pay what of a cost is left by `people` who give all."""
        return Fraction(cost * self.common - self.left(people, owed), points * self.common)

    def slope(self, people: int, owed: Owed, points: int) -> Fraction:
        """How much that rate changes for each unit by which the share grows."""
        grown = people * self.common - sum(each * self.slopes[place] for place, each in owed)
        return Fraction(-grown, points * self.common)

    def add(self, rate: Fraction, slope: Fraction) -> None:
        """Take in the rate of a new round."""
        denominator = rate.denominator * slope.denominator // gcd(rate.denominator, slope.denominator)
        times = denominator // gcd(denominator, self.common)
        if times > 1:
            self.common *= times
            self.share *= times
            self.rates = [one * times for one in self.rates]
            self.slopes = [one * times for one in self.slopes]
        self.rates.append(rate.numerator * (self.common // rate.denominator))
        self.slopes.append(slope.numerator * (self.common // slope.denominator))
