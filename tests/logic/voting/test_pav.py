from fractions import Fraction
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.elections import election, elections, named, shuffled

from assieme.logic.voting import pav
from assieme.logic.voting.marks import approvals
from assieme.logic.voting.result import Breaker, Election


def test_each_winner_of_ones_own_halves_then_thirds_a_vote() -> None:
    found = election("6 A=B=C", "4 D", "1 E", seats=4)
    done = pav.count(found)
    assert named(found, done.winners)[1] == "D"
    assert sorted(named(found, done.winners)) == ["A", "B", "C", "D"]
    assert [max(one.votes.values()) for one in done.rounds] == [6, 4, 3, 2]
    assert done.rounds[3].votes[4] == 1


def test_a_tie_goes_by_the_rounds_before_and_then_by_lot() -> None:
    found = election("2 A=B", "1 A", "1 C", seats=2)
    done = pav.count(found)
    assert named(found, done.winners) == "AB"
    assert [(tie.round, tie.candidates, tie.by) for tie in done.ties] == [(2, (1, 2), Breaker.EARLIER)]
    assert pav.count(election("1 A", "1 B")).ties[0].by is Breaker.LOT


@pytest.mark.parametrize(("seats", "winners"), [(1, {"A"}), (3, {"A", "B", "C"}), (5, {"A", "B", "C"})])
def test_there_are_never_more_winners_than_stand(seats: int, winners: set[str]) -> None:
    found = election("3 A", "2 B", "1 C", seats=seats)
    assert set(named(found, pav.count(found).winners)) == winners


@given(elections())
def test_each_round_takes_the_largest_gain_counted_the_long_way(found: Election) -> None:
    approved = approvals(found)
    done = pav.count(found)
    chosen: list[int] = []
    for winner, one in zip(done.winners, done.rounds, strict=True):
        gains = {
            each: sum(
                (
                    Fraction(ballot.weight, len(approved(ballot) & set(chosen)) + 1)
                    for ballot in found.ballots
                    if each in approved(ballot)
                ),
                Fraction(0),
            )
            for each in found.standing
            if each not in chosen
        }
        assert dict(one.votes) == gains
        assert gains[winner] == max(gains.values())
        chosen.append(winner)


@given(elections(), st.randoms())
def test_the_order_of_candidates_and_ballots_makes_no_difference(found: Election, chance: Random) -> None:
    order = list(range(len(found.candidates)))
    chance.shuffle(order)
    other = shuffled(found, order)
    assert named(found, pav.count(found).winners) == named(other, pav.count(other).winners)


@given(st.integers(1, 5), st.integers(1, 5), st.integers(1, 6))
def test_two_parties_share_the_seats_as_d_hondt_says(first: int, second: int, seats: int) -> None:
    """Where people vote for parties, sequential proportional approval is D'Hondt's way (Brill and others 2018)."""
    found = election(f"{first} A=B=C=D=E=F", f"{second} G=H=I=J=K=L", seats=seats)
    won = sum(one < 6 for one in pav.count(found).winners)
    quotients = sorted(
        [(Fraction(votes, place), votes) for votes in (first, second) for place in range(1, 7)], reverse=True
    )
    if first != second and quotients[seats - 1][0] != quotients[seats][0]:
        assert won == sum(votes == first for _, votes in quotients[:seats])
