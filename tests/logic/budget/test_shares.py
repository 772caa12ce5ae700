from dataclasses import replace
from fractions import Fraction
from itertools import chain, combinations
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.logic.budget.budgets import budget_of, budgets, long_way, named

from assieme.logic.budget.completion import Completion, equal_shares
from assieme.logic.budget.election import Election, Satisfaction

satisfactions = st.sampled_from(Satisfaction)


def funded(election: Election, satisfaction: Satisfaction = Satisfaction.COST) -> str:
    done = equal_shares(election, satisfaction=satisfaction, completion=Completion.NONE)
    return named(election, done.winners)


def test_a_group_gets_its_part_where_greed_would_give_the_larger_group_all() -> None:
    election = budget_of(100, {"a": 50, "b": 50, "c": 40}, "6 ab", "4 c")
    assert funded(election) == "ac"


def test_the_rounds_say_who_paid_what() -> None:
    election = budget_of(30, {"a": 12, "b": 13}, "2 a", "1 ab", "1 b")
    done = equal_shares(election, completion=Completion.NONE)
    assert [named(election, done.winners), done.cost, done.share] == ["a", 12, Fraction(30, 4)]
    (first,) = done.rounds
    assert [first.payment, first.effective, first.in_full, first.all_left, first.spent] == [4, 3, 3, 0, 12]
    more = equal_shares(replace(election, budget=Fraction(36)), completion=Completion.NONE)
    assert named(election, more.winners) == "ab"
    assert [more.rounds[1].payment, more.rounds[1].in_full, more.rounds[1].all_left] == [8, 1, 1]
    assert more.rounds[1].effective == Fraction(13, 8)


def test_who_has_exactly_what_is_asked_pays_in_full() -> None:
    done = equal_shares(budget_of(9, {"a": 9}, "3 a"), completion=Completion.NONE)
    assert (done.rounds[0].in_full, done.rounds[0].all_left) == (3, 0)


def test_points_weigh_what_each_pays() -> None:
    election = budget_of(20, {"a": 9}, "1 aa", "1 a")
    assert equal_shares(election).rounds[0].payment == 3


def test_cost_and_points_fund_differently() -> None:
    election = budget_of(8, {"a": 6, "b": 3}, "3 ab", "1 a")
    assert (funded(election, Satisfaction.COST), funded(election, Satisfaction.POINTS)) == ("a", "b")


def test_ties_are_named() -> None:
    election = budget_of(10, {"b": 4, "a": 4}, "1 a", "1 b")
    (tie,) = equal_shares(election, completion=Completion.NONE).ties
    assert (tie.round, named(election, tie.projects), named(election, [tie.chosen])) == (1, "ba", "a")


def test_with_a_seed_the_cheaper_of_tied_projects_comes_first_then_the_lot() -> None:
    election = budget_of(10, {"a": 5, "b": 4}, "1 a", "1 b")
    assert named(election, equal_shares(election, seed="x").winners) == "ba"
    alike = budget_of(10, {"a": 5, "b": 5}, "1 a", "1 b")
    assert {named(alike, equal_shares(alike, seed=str(seed)).winners) for seed in range(9)} == {"ab", "ba"}


def test_an_election_without_voters_funds_nothing() -> None:
    assert equal_shares(budget_of(10, {"a": 5})).winners == ()


@settings(max_examples=200)
@given(budgets(), satisfactions)
def test_it_is_exact(election: Election, satisfaction: Satisfaction) -> None:
    if election.voters:
        share = election.budget / election.voters
        assert funded(election, satisfaction) == long_way(election, satisfaction, share)


@given(budgets(), satisfactions)
def test_payments_add_up_to_the_cost_and_the_budget_is_kept(election: Election, satisfaction: Satisfaction) -> None:
    done = equal_shares(election, satisfaction=satisfaction)
    assert done.cost == election.cost(done.winners) <= election.budget
    assert len(set(done.winners)) == len(done.winners) == len(done.rounds)
    assert not done.rounds or done.rounds[-1].spent == done.cost


@given(budgets(), satisfactions, st.randoms())
def test_the_order_of_ballots_and_projects_makes_no_difference(
    election: Election, satisfaction: Satisfaction, chance: Random
) -> None:
    places = list(range(len(election.projects)))
    chance.shuffle(places)
    new = {old: place for place, old in enumerate(places)}
    ballots = [
        replace(one, points={new[old]: points for old, points in one.points.items()}) for one in election.ballots
    ]
    chance.shuffle(ballots)
    shuffled = replace(election, projects=tuple(election.projects[old] for old in places), ballots=tuple(ballots))
    for seed in (None, "seed"):
        one = equal_shares(election, satisfaction=satisfaction, seed=seed)
        other = equal_shares(shuffled, satisfaction=satisfaction, seed=seed)
        assert named(election, one.winners) == named(shuffled, other.winners)


@settings(max_examples=100)
@given(budgets(most=5, approvals=True), satisfactions)
def test_each_group_that_agrees_gets_its_part_up_to_one_project(election: Election, satisfaction: Satisfaction) -> None:
    """Extended justified representation up to one project (Peters, Pierczyński and Skowron 2021, theorem 2)."""
    won = set(equal_shares(election, satisfaction=satisfaction, completion=Completion.NONE).winners)
    worth = [project.cost if satisfaction is Satisfaction.COST else Fraction(1) for project in election.projects]
    costly = [place for place, project in enumerate(election.projects) if project.cost]

    def satisfied(ballot: set[int], group: set[int]) -> bool:
        have = sum(worth[one] for one in ballot & won)
        best = max((worth[one] for one in ballot - won), default=Fraction(0))
        return have + best > sum(worth[one] for one in group)

    for group in map(set, chain.from_iterable(combinations(costly, size) for size in range(1, len(costly) + 1))):
        agreeing = [one for one in election.ballots if group <= one.points.keys()]
        people = sum(one.weight for one in agreeing)
        if people and election.cost(tuple(group)) <= election.budget * Fraction(people, election.voters):
            assert group <= won or any(satisfied(set(one.points), group) for one in agreeing)
