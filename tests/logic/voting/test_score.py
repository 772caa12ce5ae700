from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.elections import election, named

from assieme.logic.voting import score
from assieme.logic.voting.result import Ballot, Candidate, Election
from assieme.logic.voting.score import Average

scores = st.dictionaries(st.integers(0, 3), st.fractions(-4, 9, max_denominator=4), max_size=4)
scored = st.lists(st.builds(lambda weight, given: Ballot(weight, scores=given), st.integers(1, 3), scores), max_size=6)


def scored_by(*ballots: tuple[int, dict[str, int]], seats: int = 1) -> Election:
    return Election(
        candidates=tuple(Candidate(letter) for letter in "ABC"),
        ballots=tuple(
            Ballot(weight, scores={"ABC".index(one): Fraction(given) for one, given in points.items()})
            for weight, points in ballots
        ),
        seats=seats,
    )


def test_sum_mean_and_median_may_choose_differently() -> None:
    found = scored_by((4, {"A": 3}), (1, {"B": 5}), (1, {"B": 5, "C": 9}), (2, {"C": 0}))
    winners = {average: named(found, score.count(found, average).winners) for average in Average}
    assert winners == {Average.SUM: "A", Average.MEAN: "B", Average.MEDIAN: "B"}
    assert dict(score.count(found).rounds[0].votes) == {0: 12, 1: 10, 2: 9}
    assert dict(score.count(found, Average.MEAN).rounds[0].votes) == {0: 3, 1: 5, 2: 3}
    assert dict(score.count(found, Average.MEDIAN).rounds[0].votes) == {0: 3, 1: 5, 2: 0}


def test_the_median_of_two_is_the_lower() -> None:
    found = scored_by((1, {"A": 1}), (1, {"A": 4}))
    assert score.count(found, Average.MEDIAN).rounds[0].votes[0] == 1


def test_ballots_that_rank_give_no_points_but_categories_do() -> None:
    ranked = election("2 A>B", "1 B")
    with pytest.raises(ValueError, match="they rank"):
        score.count(ranked)
    assert dict(score.count(replace(ranked, categories=("yes", "maybe", "no"))).rounds[0].votes) == {0: 4, 1: 4}


@given(scored)
def test_the_sums_are_exact(ballots: list[Ballot]) -> None:
    found = Election(tuple(Candidate(letter) for letter in "ABCD"), tuple(ballots), seats=2)
    done = score.count(found)
    for one in range(4):
        assert done.rounds[0].votes[one] == sum(ballot.weight * ballot.scores.get(one, 0) for ballot in ballots)
    assert [done.rounds[0].votes[one] for one in done.winners] == sorted(done.rounds[0].votes.values())[:1:-1]
