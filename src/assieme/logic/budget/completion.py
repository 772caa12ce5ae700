"""What becomes of the money that the method of equal shares leaves over: the completions, each by its common name."""

from enum import StrEnum
from fractions import Fraction
from math import floor

from assieme.logic.budget.election import Election, Satisfaction, support
from assieme.logic.budget.greedy import complete
from assieme.logic.budget.outcome import Outcome
from assieme.logic.budget.shares import Run, Shares
from assieme.logic.budget.table import Table, tabulate
from assieme.logic.budget.ties import precedence

LONGEST_PAUSE = 16
"""Counts in which nobody looks ahead, after looking ahead was of no use again and again."""


class Completion(StrEnum):
    """How money left over is spent.

    ADD1 counts again with 1 unit of money more for each voter, and again, until no project that anybody chose fits into
    what is left, or until the projects would cost more than the budget (the count before it then stands). GREEDY spends
    the rest by the greedy rule. ADD1U does both.
    """

    NONE = "none"
    ADD1 = "add1"
    ADD1U = "add1u"
    GREEDY = "greedy"


def equal_shares(
    election: Election,
    *,
    satisfaction: Satisfaction = Satisfaction.COST,
    completion: Completion = Completion.ADD1U,
    seed: str | None = None,
) -> Outcome:
    """The method of equal shares with a completion; `seed` as in `precedence`.

    Raises ValueError where points have more digits than can be counted exactly.
    """
    if not election.voters:
        return Outcome((), (), Fraction(0))
    table = tabulate(election)
    counting = _Counting(table, satisfaction, precedence(election, support(election), seed))
    raises, found = counting.raised() if completion in (Completion.ADD1, Completion.ADD1U) else (0, counting.run(0))
    outcome = Outcome(
        winners=found.winners,
        rounds=found.rounds,
        cost=Fraction(found.cost, table.unit),
        ties=found.ties,
        share=Fraction(table.budget, table.voters * table.unit) + raises,
        raises=raises,
    )
    if completion in (Completion.GREEDY, Completion.ADD1U):
        return complete(election, outcome, satisfaction=satisfaction, seed=seed)
    return outcome


class _Counting:
    """Runs with larger and larger shares, which leap over those that would be the same.

    To find out how far a leap may go takes time, so it is left out for a while after it was of no use.
    """

    def __init__(self, table: Table, satisfaction: Satisfaction, before: tuple[int, ...]) -> None:
        self.table, self.satisfaction, self.before = table, satisfaction, before
        self.pause = 0
        self.length = 1

    def run(self, raises: int, least: float = float("inf")) -> Run:
        """The count after some raises of the share by one unit of money."""
        share = Fraction(self.table.budget, self.table.voters) + raises * self.table.unit
        return Shares(self.table, self.satisfaction, self.before, share, least).run()

    def raised(self) -> tuple[int, Run]:
        """How often the share can be raised, and the count with it."""
        raises, found = 0, self.looking_ahead(0)
        while not self.exhaustive(found):
            same = floor(found.reach / self.table.unit)
            following = self.looking_ahead(raises + same + 1)
            if following.cost > self.table.budget:
                return raises + same, self.run(raises + same) if same else found
            raises, found = raises + same + 1, following
        return raises, found

    def looking_ahead(self, raises: int) -> Run:
        """A count that says, now and then, how many more raises would change nothing."""
        if self.pause:
            self.pause -= 1
            return self.run(raises)
        found = self.run(raises, self.table.unit)
        if found.reach < self.table.unit:
            self.pause, self.length = self.length, min(2 * self.length, LONGEST_PAUSE)
        else:
            self.length = 1
        return found

    def exhaustive(self, found: Run) -> bool:
        """Whether no other project that costs something and that anybody chose fits into the money left."""
        left, funded = self.table.budget - found.cost, set(found.winners)
        return not any(
            0 < cost <= left and len(self.table.columns[place].rows) and place not in funded
            for place, cost in enumerate(self.table.costs)
        )
