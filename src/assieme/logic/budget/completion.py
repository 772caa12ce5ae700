"""What becomes of the money that the method of equal shares leaves over: the completions, each by its common name."""

from enum import StrEnum
from fractions import Fraction
from math import floor

from assieme.logic.budget.election import Election, Satisfaction, support
from assieme.logic.budget.greedy import complete
from assieme.logic.budget.outcome import Outcome
from assieme.logic.budget.shares import Run, run
from assieme.logic.budget.table import Table, tabulate
from assieme.logic.budget.ties import precedence


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
    before = precedence(election, support(election), seed)
    share, raises = Fraction(table.budget, table.voters), 0
    found = run(table, satisfaction, before, share)
    if completion in (Completion.ADD1, Completion.ADD1U):
        while not _exhaustive(table, found):
            same = floor(found.reach / table.unit)
            following = run(table, satisfaction, before, share + (raises + same + 1) * table.unit)
            if following.cost > table.budget:
                raises += same
                found = run(table, satisfaction, before, share + raises * table.unit) if same else found
                break
            raises += same + 1
            found = following
    outcome = Outcome(
        winners=found.winners,
        rounds=found.rounds,
        cost=Fraction(found.cost, table.unit),
        ties=found.ties,
        share=share / table.unit + raises,
        raises=raises,
    )
    if completion in (Completion.GREEDY, Completion.ADD1U):
        return complete(election, outcome, satisfaction=satisfaction, seed=seed)
    return outcome


def _exhaustive(table: Table, found: Run) -> bool:
    """Whether no other project that costs something and that anybody chose fits into the money left."""
    left, funded = table.budget - found.cost, set(found.winners)
    return not any(
        0 < cost <= left and len(table.columns[place].rows) and place not in funded
        for place, cost in enumerate(table.costs)
    )
