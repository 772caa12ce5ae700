"""How far every voter's share may grow before anything of a run changes: completions leap over what is the same.

Near a share each sum of money is linear in it. A project that was passed over stays so while all that its supporters
would pay at the winner's rate stays below its cost; that sum is concave, so its tangent is a bound that is certain.
"""

import numpy as np

from assieme.logic.budget.purse import STEP, Price, Purse
from assieme.logic.budget.table import Column, Floats

CAUTION = 1e-6
"""The part of each bound that is given away, for the rounding of the bound itself."""


class Reach:
    """The bound so far, in units of money. It is 0 where a bound that is not above `least` would be no use."""

    def __init__(self, purse: Purse, least: float) -> None:
        self.purse = purse
        self.least = least
        self.far = float("inf") if least < float("inf") else 0.0

    def is_open(self) -> bool:
        """Whether the bound is still worth knowing."""
        return self.far > self.least

    def chosen(self, price: Price) -> None:
        """A project is funded as it is while nobody changes between those who can pay in full and those who cannot."""
        rows, points = price.column.rows, price.column.points
        left, asked = self.purse.left[rows], float(price.rate) * points
        slopes, asking = self.purse.slopes[rows], float(price.slope) * points
        side = np.where(price.poor, -1.0, 1.0)
        gap = (left - asked) * side - self.purse.error - 2 * STEP * asked
        self._bound(gap, (asking - slopes) * side + self.purse.blur + 4 * STEP * (abs(asking) + abs(slopes)))

    def passed(self, column: Column, cost: int, rate: float, slope: float) -> None:
        """A project is passed over while its supporters would not raise its cost at the winner's rate."""
        left, asked = self.purse.left[column.rows], rate * column.points
        paid = float(np.minimum(left, asked) @ column.people)
        each = np.where(left < asked, self.purse.slopes[column.rows], slope * column.points)
        doubt = (self.purse.blur + (len(each) + 8) * STEP * abs(each)) @ column.people
        gap = cost - paid - self.purse.doubt(column, cost, paid)
        self._bound(np.array([gap]), np.array([each @ column.people + doubt]))

    def ended(self, column: Column, cost: int) -> None:
        """At the end a project is out of reach while all its supporters have together is below its cost."""
        self.passed(column, cost, float("inf"), 0.0)

    def _bound(self, gap: Floats, loss: Floats) -> None:
        """Gaps, each at least so wide, that shrink by at most a loss for each unit; none of them may close."""
        if gap.min() <= 0:
            self.far = 0.0
        elif (loss > 0).any():
            self.far = min(self.far, float((gap[loss > 0] / loss[loss > 0]).min()) * (1 - CAUTION))
