"""The method of equal shares: everybody has the same share of the money, and supporters pay for a project together.

In each round every project has a price: the lowest rate at which its supporters, each paying the rate times their
points or all that they have left, raise its cost. The project that gives most satisfaction for the money is funded, its
supporters pay, and so on until no project can be paid. Peters, Pierczyński and Skowron, "Proportional Participatory
Budgeting with Additive Utilities" (NeurIPS 2021).
"""

import heapq
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

import numpy as np

from assieme.logic.budget.election import Satisfaction
from assieme.logic.budget.outcome import Round, Step, Tie
from assieme.logic.budget.purse import STEP, Price, Purse
from assieme.logic.budget.reach import Reach
from assieme.logic.budget.table import Column, Floats, Table


@dataclass(frozen=True)
class Run:
    """A run's rounds, and how far the share may grow at least before anything of them changes."""

    rounds: tuple[Round, ...]
    ties: tuple[Tie, ...]
    cost: int
    reach: float

    @property
    def winners(self) -> tuple[int, ...]:
        """The funded projects by place, in order."""
        return tuple(one.project for one in self.rounds)


class Shares:
    """One run with one share of money, in the table's units, for each voter.

    `precedence` breaks ties. How far the share may grow is found out where it may be above `least`.
    """

    def __init__(
        self,
        table: Table,
        satisfaction: Satisfaction,
        precedence: Sequence[int],
        share: Fraction,
        least: float = float("inf"),
    ) -> None:
        self.table = table
        self.precedence = precedence
        self.purse = Purse(table, share)
        self.reach = Reach(self.purse, least)
        self.worth = table.costs if satisfaction is Satisfaction.COST else (1,) * len(table.costs)
        self.columns = list(table.columns)
        self.unfunded = [one for one, column in enumerate(self.columns) if len(column.rows) and table.costs[one]]
        self.guess: dict[int, float] = {}
        self.queue: list[tuple[float, int]] = []
        for one in self.unfunded:
            self._wait(one, self.table.costs[one] / float(self.columns[one].people @ self.columns[one].points))

    def run(self) -> Run:
        """Fund projects until none can be paid."""
        rounds: list[Round] = []
        ties: list[Tie] = []
        spent = 0
        while found := self._best():
            chosen = min(found, key=lambda one: self.precedence[one])
            if len(found) > 1:
                ties.append(Tie(len(rounds) + 1, tuple(sorted(found)), chosen))
            spent += self.table.costs[chosen]
            rounds.append(self._round(chosen, found[chosen], spent))
            self.unfunded.remove(chosen)
            self._look_ahead(chosen, found)
            self.purse.pay(found.pop(chosen))
            for other, price in found.items():
                self._wait(other, float(price.rate) * (1 - STEP))
        self._look_at_end()
        return Run(tuple(rounds), tuple(ties), spent, self.reach.far)

    def _best(self) -> dict[int, Price]:
        """The projects that give most satisfaction for the money, with their prices; none where none can be paid.

        The queue has a bound below the price of each project. Money only gets less, so an old bound still holds: what
        is first in the queue is looked at anew, and once it is first with a new bound its price is worked out exactly.
        """
        prices: dict[int, Price] = {}
        looked: set[int] = set()
        limit = float("inf")
        while self.queue and self.queue[0][0] <= limit:
            _, place = heapq.heappop(self.queue)
            if place in looked:
                prices[place] = self.purse.price(self.columns[place], self.table.costs[place], self.guess[place])
                limit = min(limit, float(prices[place].rate / self.worth[place]) * (1 + 4 * STEP))
            else:
                looked.add(place)
                self._look(place)
        values = {place: price.rate / self.worth[place] for place, price in prices.items()}
        best = min(values.values(), default=None)
        for place in [one for one, value in values.items() if value != best]:
            self._wait(place, float(prices.pop(place).rate) * (1 - STEP))
        return prices

    def _wait(self, place: int, rate: float) -> None:
        """Put a project into the queue by a rate that its own is not below."""
        self.guess[place] = rate
        heapq.heappush(self.queue, (rate / self.worth[place] * (1 - 4 * STEP), place))

    def _look(self, place: int) -> None:
        """Put a project back into the queue by a newer bound, or leave it out where it can't be paid."""
        column, cost = self.columns[place], self.table.costs[place]
        left = self.purse.left[column.rows]
        if 2 * np.count_nonzero(left) < len(left):
            column = self.columns[place] = column.keep(left > 0)
            left = left[left > 0]
        money = left * column.people
        total = float(money.sum())
        if self.purse.can_pay(column, cost, total):
            rate = self._rate(column, cost, money, self.guess[place])
            rich = left > rate * column.points * (1 + 2 * STEP) + 2 * self.purse.error
            points = float((column.people * column.points)[rich].sum())
            bound = rate - 2 * self.purse.doubt(column, cost, total) / points if points else 0.0
            self._wait(place, max(self.guess[place], bound))

    def _rate(self, column: Column, cost: int, money: Floats, rate: float) -> float:
        """The rate of a project, from one that is not above it, as near as floating point comes (Newton's way)."""
        weighted = column.people * column.points
        while True:
            poor = money < rate * weighted
            points = float(weighted[~poor].sum())
            better = (cost - float(money[poor].sum())) / points if points else rate
            if better <= rate * (1 + STEP):
                return rate
            rate = better

    def _look_ahead(self, chosen: int, found: dict[int, Price]) -> None:
        """How far the share may grow before this round changes.

        A tied project stays behind where its price falls no faster: the price is convex in the share, so that its
        slope says enough.
        """
        if not self.reach.is_open():
            return
        price = found[chosen]
        self.reach.chosen(price)
        slopes = {place: one.slope / self.worth[place] for place, one in found.items()}
        if min(slopes.values()) < slopes[chosen]:
            self.reach.far = 0.0
        rate, slope = float(price.rate) / self.worth[chosen], float(slopes[chosen])
        for other in self.unfunded:
            if self.reach.is_open() and other not in found:
                worth = self.worth[other]
                self.reach.passed(self.columns[other], self.table.costs[other], rate * worth, slope * worth)

    def _look_at_end(self) -> None:
        for other in self.unfunded:
            if self.reach.is_open():
                self.reach.ended(self.columns[other], self.table.costs[other])

    def _round(self, place: int, price: Price, spent: int) -> Round:
        table, column = self.table, price.column
        payment = price.rate * table.scale / table.unit
        poor = int(column.people[price.poor].sum())
        return Round(
            project=place,
            step=Step.SHARES,
            effective=Fraction(table.costs[place], table.unit) / payment,
            spent=Fraction(spent, table.unit),
            payment=payment,
            in_full=int(column.people.sum()) - poor,
            all_left=poor,
        )
