"""The greedy rule: projects by satisfaction for their cost, each funded where the money left is enough."""

from collections.abc import Collection
from fractions import Fraction
from itertools import groupby

from assieme.logic.budget.election import Election, Satisfaction, Support, support
from assieme.logic.budget.outcome import Outcome, Round, Step, Tie
from assieme.logic.budget.ties import precedence


def greedy(election: Election, *, satisfaction: Satisfaction = Satisfaction.COST, seed: str | None = None) -> Outcome:
    """Fund by points (satisfaction by cost) or by points over cost (by points), and skip what is too dear.

    A project without any points comes last, and is still funded where money is left.
    """
    return complete(election, Outcome((), (), Fraction(0)), satisfaction=satisfaction, seed=seed)


def complete(
    election: Election, begun: Outcome, *, satisfaction: Satisfaction = Satisfaction.COST, seed: str | None = None
) -> Outcome:
    """Spend what an outcome has left over by the greedy rule."""
    found = support(election)
    before = precedence(election, found, seed)
    worth = [_worth(election, found, place, satisfaction) for place in range(len(election.projects))]
    order = sorted(set(range(len(election.projects))) - set(begun.winners), key=lambda one: (-worth[one], before[one]))
    winners, rounds, ties, cost = list(begun.winners), list(begun.rounds), list(begun.ties), begun.cost
    for _, alike in groupby(order, key=lambda one: worth[one]):
        waiting = list(alike)
        while waiting := [one for one in waiting if cost + election.projects[one].cost <= election.budget]:
            chosen = waiting[0]
            cost += election.projects[chosen].cost
            rounds.append(Round(chosen, Step.GREEDY, found.points[chosen], cost))
            winners.append(chosen)
            if not _all_fit(election, waiting, cost - election.projects[chosen].cost):
                ties.append(Tie(len(rounds), tuple(waiting), chosen))
            waiting.remove(chosen)
    return Outcome(tuple(winners), tuple(rounds), cost, tuple(ties), begun.share, begun.raises)


def _worth(election: Election, found: Support, place: int, satisfaction: Satisfaction) -> Fraction | float:
    cost, points = election.projects[place].cost, found.points[place]
    if satisfaction is Satisfaction.COST:
        return points if cost else Fraction(0)
    if not points:
        return Fraction(0)
    return points / cost if cost else float("inf")


def _all_fit(election: Election, places: Collection[int], spent: Fraction) -> bool:
    """Whether the money is enough for all of them, so that their order makes no difference."""
    return election.cost(tuple(places)) + spent <= election.budget
