from random import Random

from hypothesis import given
from hypothesis import strategies as st
from tests.elections import election, elections, named, shuffled

from assieme.logic.voting import approval
from assieme.logic.voting.result import Breaker, Election, Occasion


def test_what_most_people_marked_is_chosen() -> None:
    found = election("3 A=B", "2 B=C", "2 D", seats=2)
    done = approval.count(found)
    assert named(found, done.winners) == "BA"
    assert [named(found, rank) for rank in done.ranking] == ["B", "A", "CD"]
    assert dict(done.rounds[0].votes) == {0: 3, 1: 5, 2: 2, 3: 2}


def test_the_lot_decides_who_of_equals_comes_in_and_in_which_order() -> None:
    last = approval.count(election("1 A=B=C", "1 A"))
    assert last.ties == ()
    for_one_seat = approval.count(election("1 A=B", "1 C", seats=1))
    assert [(tie.occasion, tie.by, tie.candidates) for tie in for_one_seat.ties] == [
        (Occasion.ELECT, Breaker.LOT, (0, 1, 2))
    ]
    for_all = approval.count(election("1 A=B", seats=2))
    assert [tie.occasion for tie in for_all.ties] == [Occasion.ORDER]
    drawn = {approval.count(election("1 A=B", seed=str(seed))).winners for seed in range(9)}
    assert drawn == {(0,), (1,)}


def test_who_has_withdrawn_is_passed_over() -> None:
    found = election("3 A=B", "1 C", withdrawn="A")
    assert named(found, approval.count(found).winners) == "B"


@given(elections(), st.randoms())
def test_the_order_of_candidates_and_ballots_makes_no_difference(found: Election, chance: Random) -> None:
    order = list(range(len(found.candidates)))
    chance.shuffle(order)
    other = shuffled(found, order)
    assert named(found, approval.count(found).winners) == named(other, approval.count(other).winners)


@given(elections())
def test_nobody_left_out_has_more_approvals_than_a_winner(found: Election) -> None:
    done = approval.count(found)
    votes = done.rounds[0].votes
    assert len(done.winners) == min(found.seats, len(found.standing))
    out = [votes[one] for one in found.standing if one not in done.winners]
    assert not out or max(out) <= min(votes[one] for one in done.winners)
