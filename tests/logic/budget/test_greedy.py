from hypothesis import given
from hypothesis import strategies as st
from tests.logic.budget.budgets import budget_of, budgets, named

from assieme.logic.budget.election import Election, Satisfaction, as_approvals
from assieme.logic.budget.greedy import greedy


def test_most_votes_first_and_what_is_too_dear_is_skipped() -> None:
    election = budget_of(10, {"a": 6, "b": 5, "c": 4}, "3 a", "2 b", "1 c")
    assert named(election, greedy(election).winners) == "ac"


def test_by_points_it_is_votes_for_the_money() -> None:
    election = budget_of(10, {"a": 9, "b": 3}, "4 a", "3 b")
    assert named(election, greedy(election).winners) == "a"
    assert named(election, greedy(election, satisfaction=Satisfaction.POINTS).winners) == "b"


def test_points_count_unless_they_are_taken_as_approvals() -> None:
    election = budget_of(5, {"a": 5, "b": 5}, "1 aaa", "2 b")
    assert named(election, greedy(election).winners) == "a"
    assert named(election, greedy(as_approvals(election)).winners) == "b"


def test_a_tie_is_named_only_where_the_money_is_not_enough_for_all() -> None:
    enough = greedy(budget_of(10, {"a": 5, "b": 5}, "1 ab"))
    short = greedy(budget_of(9, {"a": 5, "b": 5}, "1 ab"))
    assert enough.ties == ()
    assert [(tie.projects, tie.chosen) for tie in short.ties] == [((0, 1), 0)]


@given(budgets(), st.sampled_from(Satisfaction))
def test_the_budget_is_kept_and_used(election: Election, satisfaction: Satisfaction) -> None:
    done = greedy(election, satisfaction=satisfaction)
    left = election.budget - election.cost(done.winners)
    assert left >= 0
    waiting = set(range(len(election.projects))) - set(done.winners)
    assert all(election.projects[place].cost > left for place in waiting)
