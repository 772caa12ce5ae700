from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st
from tests.elections import election, elections, named, shuffled

from assieme.logic.voting import irv
from assieme.logic.voting.result import Breaker, Election

CAPITAL = ("42 M>N>C>K", "26 N>C>K>M", "15 C>K>N>M", "17 K>C>N>M")
"""The textbook's choice of a capital for Tennessee: Memphis, Nashville, Chattanooga, Knoxville."""


def test_the_capital_of_tennessee() -> None:
    found = election(*CAPITAL)
    done = irv.count(found)
    assert named(found, done.winners) == "K"
    assert [named(found, one.excluded) for one in done.rounds] == ["", "C", "N"]
    assert {found.names[one]: votes for one, votes in done.rounds[-1].votes.items()} == {
        "M": 42,
        "K": 58,
        "N": 0,
        "C": 0,
    }


def test_more_than_half_of_the_votes_left_ends_it() -> None:
    done = irv.count(election("5 A", "4 B>C", "2 C"))
    assert [one.excluded for one in done.rounds] == [(), (2,)]
    assert done.rounds[-1].exhausted == 2
    assert done.winners == (0,)


def test_a_tie_goes_by_the_round_before_and_then_by_lot() -> None:
    before = irv.count(election("4 A", "3 B", "2 C", "1 D>C"))
    assert before.rounds[2].excluded == (2,)
    assert before.ties[0].by is Breaker.EARLIER
    assert irv.count(election("1 A", "1 B")).ties[0].by is Breaker.LOT


@given(elections(seats=1))
def test_votes_are_conserved(found: Election) -> None:
    done = irv.count(found)
    cast = sum(done.rounds[0].votes.values())
    assert all(sum(one.votes.values()) + one.exhausted == cast for one in done.rounds)
    assert len(done.winners) == 1
    assert done.rounds[-1].elected == done.winners


@given(elections(seats=1))
def test_whom_more_than_half_put_first_wins_at_once(found: Election) -> None:
    done = irv.count(found)
    first = done.rounds[0].votes
    half = Fraction(sum(first.values()), 2)
    leaders = [one for one, votes in first.items() if votes > half]
    if leaders:
        assert (done.winners, len(done.rounds)) == (tuple(leaders), 1)
    elif len(found.standing) > 1:
        assert len(done.rounds) > 1


@given(elections(seats=1), st.permutations(range(6)))
def test_the_order_of_candidates_and_ballots_changes_nothing(found: Election, order: list[int]) -> None:
    other = shuffled(found, [one for one in order if one < len(found.candidates)])
    assert named(other, irv.count(other).winners) == named(found, irv.count(found).winners)
