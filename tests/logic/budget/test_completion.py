from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.logic.budget.budgets import budget_of, budgets, long_way, named

from assieme.logic.budget import completion
from assieme.logic.budget.completion import Completion, equal_shares
from assieme.logic.budget.election import Election, Satisfaction
from assieme.logic.budget.outcome import Step
from assieme.logic.budget.shares import Run, Shares

satisfactions = st.sampled_from(Satisfaction)


def step_by_step(election: Election, satisfaction: Satisfaction) -> tuple[str, int]:
    """What `add1` funds, and after how many raises, without leaping over any."""
    cost = {project.id: project.cost for project in election.projects}
    chosen = {election.projects[place].id for ballot in election.ballots for place in ballot.points}
    raises, found = 0, ""
    while True:
        following = long_way(election, satisfaction, election.budget / election.voters + raises)
        spent = sum(cost[one] for one in following)
        if spent > election.budget:
            return found, raises - 1
        found = following
        if not any(0 < cost[one] <= election.budget - spent for one in chosen - set(found)):
            return found, raises
        raises += 1


@settings(max_examples=60, deadline=None)
@given(budgets(most=5, dear=40), satisfactions)
def test_leaps_change_nothing(election: Election, satisfaction: Satisfaction) -> None:
    if election.voters:
        done = equal_shares(election, satisfaction=satisfaction, completion=Completion.ADD1)
        assert (named(election, done.winners), done.raises) == step_by_step(election, satisfaction)
        assert done.share == election.budget / election.voters + done.raises


def test_leaps_save_most_counts(monkeypatch: pytest.MonkeyPatch) -> None:
    counts: list[Fraction] = []

    class Counted(Shares):
        def run(self) -> Run:
            counts.append(Fraction(1))
            return super().run()

    monkeypatch.setattr(completion, "Shares", Counted)
    election = budget_of(90_000, {"a": 60_000, "b": 28_000, "c": 31_000}, "1 a", "1 b", "1 c", "1 ab")
    done = equal_shares(election, completion=Completion.ADD1)
    assert named(election, done.winners) == "ab"
    assert done.raises == 7_500
    assert len(counts) < 10


def test_each_completion_does_what_its_name_says() -> None:
    election = budget_of(100, {"a": 50, "b": 40, "c": 45, "d": 11, "e": 6}, "5 a", "4 b", "1 c", "1 d")
    done = {one: equal_shares(election, completion=one) for one in Completion}
    assert {one: named(election, found.winners) for one, found in done.items()} == {
        Completion.NONE: "",
        Completion.ADD1: "ab",
        Completion.ADD1U: "abe",
        Completion.GREEDY: "abe",
    }
    assert [one.step for one in done[Completion.ADD1U].rounds] == [Step.SHARES, Step.SHARES, Step.GREEDY]


@given(budgets(), satisfactions)
def test_completions_leave_no_project_that_fits(election: Election, satisfaction: Satisfaction) -> None:
    for one in (Completion.GREEDY, Completion.ADD1U):
        done = equal_shares(election, satisfaction=satisfaction, completion=one)
        left = election.budget - done.cost
        waiting = set(range(len(election.projects))) - set(done.winners)
        assert not election.voters or all(election.projects[place].cost > left for place in waiting)


@given(budgets(), satisfactions)
def test_what_is_funded_by_equal_shares_stays_funded(election: Election, satisfaction: Satisfaction) -> None:
    for begun, finished in ((Completion.NONE, Completion.GREEDY), (Completion.ADD1, Completion.ADD1U)):
        first = equal_shares(election, satisfaction=satisfaction, completion=begun)
        then = equal_shares(election, satisfaction=satisfaction, completion=finished)
        assert then.winners[: len(first.winners)] == first.winners
        assert then.share == first.share
