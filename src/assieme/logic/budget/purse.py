"""What voters have left during the method of equal shares: floating point to look, whole numbers to decide.

Every number in floating point has a bound on its error, so that whatever is decided by it is certain; what is closer
than that is decided exactly.
"""

from dataclasses import dataclass
from fractions import Fraction

import numpy as np

from assieme.logic.budget.rates import Owed, Rates
from assieme.logic.budget.table import Bools, Column, Floats, Places, Table

STEP = 2.0**-52
"""Twice the relative error of one operation."""

NOTHING = 5e-324
"""Stands for a little that is left and too small for its error."""

History = tuple[tuple[int, int], ...]
"""In which rounds somebody paid in full, with the points: who has the same history has the same money left."""


@dataclass(frozen=True)
class Price:
    """What a project takes from its supporters, exactly: the rate for each point, and how it grows with the share.

    Of the column that it belongs to, `poor` give all that they have left, which is less than the rate asks;
    `level` have exactly what it asks.
    """

    rate: Fraction
    slope: Fraction
    column: Column
    poor: Bools
    level: Bools


class Purse:
    """Each row's money left, its slope (how it grows with the share), and when each entry was paid in full."""

    def __init__(self, table: Table, share: Fraction) -> None:
        self.table = table
        self.rates = Rates(share)
        self.share = float(share)
        self.left: Floats = np.full(table.rows, self.share)
        self.slopes: Floats = np.ones(table.rows)
        self.paid: Places = np.zeros(len(table.points), np.int64)
        self.error = self.share * 2 * STEP
        self.blur = 0.0

    def can_pay(self, column: Column, cost: int, money: float) -> bool:
        """Whether supporters who have about `money` left can pay a cost together."""
        doubt = self.doubt(column, cost, money)
        if abs(money - cost) > doubt:
            return money > cost
        column = column.keep(self.left[column.rows] > 0)
        return self.rates.left(int(column.people.sum()), self.owed(column.rows)) >= cost * self.rates.common

    def doubt(self, column: Column, cost: float, money: float) -> float:
        """The largest error of a sum over a column's money."""
        return float(column.people.sum()) * self.error + (len(column.rows) + 8) * STEP * (money + cost)

    def owed(self, rows: Places) -> Owed:
        """The points that rows paid in full so far, by round."""
        entries = self.table.entries(rows)
        rounds = self.paid[entries]
        points = np.bincount(rounds, weights=self.table.weighted[entries], minlength=1)
        return [(place - 1, int(points[place])) for place in np.flatnonzero(points).tolist() if place]

    def price(self, column: Column, cost: int, guess: float) -> Price:
        """The exact price of a project that its supporters can pay, from a good guess of its rate.

        Any split into poor and others gives a rate that is not above the true one; splitting anew at that rate comes
        nearer, until nothing moves (Newton's way for a concave function).
        """
        column = column.keep(self.left[column.rows] > 0)
        weighted = column.people * column.points
        known: dict[History, int] = {}
        poor = self.left[column.rows] < guess * column.points
        if poor.all():
            poor[:] = False
        while True:
            people, points = int(column.people[poor].sum()), int(weighted[~poor].sum())
            owed = self.owed(column.rows[poor])
            rate = self.rates.rate(cost, people, owed, points)
            found, level = self._split(column, rate, known)
            if (found == poor).all():
                return Price(rate, self.rates.slope(people, owed, points), column, poor, level)
            poor = found

    def _split(self, column: Column, rate: Fraction, known: dict[History, int]) -> tuple[Bools, Bools]:
        """Who has less than the rate asks, and who has exactly that."""
        asked = float(rate) * column.points
        gap = self.left[column.rows] - asked
        doubt = self.error + 2 * STEP * asked
        poor, level = gap < -doubt, np.zeros(len(gap), bool)
        for place in np.flatnonzero(abs(gap) <= doubt):
            history = self._history(int(column.rows[place]))
            if history not in known:
                known[history] = self.rates.left(1, history)
            have = known[history] * rate.denominator
            ask = rate.numerator * int(column.points[place]) * self.rates.common
            poor[place], level[place] = have < ask, have == ask
        return poor, level

    def _history(self, row: int) -> History:
        """The rounds (places from 0) in which a row paid in full, with its points."""
        here = slice(self.table.starts[row], self.table.starts[row + 1])
        rounds, points = self.paid[here].tolist(), self.table.points[here].tolist()
        return tuple(sorted((one - 1, int(each)) for one, each in zip(rounds, points, strict=True) if one))

    def pay(self, price: Price) -> None:
        """Take the money for a project."""
        column, gone = price.column, price.poor | price.level
        rows, points = column.rows[~gone], column.points[~gone]
        self.rates.add(price.rate, price.slope)
        self.left[column.rows[gone]] = 0
        self.slopes[column.rows[gone]] = 0
        self.left[rows] = np.maximum(self.left[rows] - float(price.rate) * points, NOTHING)
        self.slopes[rows] -= float(price.slope) * points
        self.paid[column.entries[~gone]] = len(self.rates.rates)
        self.error += self.share * 2 * STEP
        self.blur += float(abs(price.slope)) * float(column.points.max()) * 2 * STEP + 2 * STEP
