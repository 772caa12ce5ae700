from fractions import Fraction

import pytest
from hypothesis import given
from tests.elections import election, elections, named

from assieme.logic.voting import plurality
from assieme.logic.voting.result import Ballot, Candidate, Election


def question(for_: int, against: int, abstain: int) -> Election:
    return Election(
        candidates=tuple(map(Candidate, ("for", "against", "abstain"))),
        ballots=tuple(Ballot(votes, ((one,),)) for one, votes in enumerate((for_, against, abstain)) if votes),
    )


@pytest.mark.parametrize(
    ("for_", "against", "abstain", "passed"),
    [(2, 1, 0, True), (1, 1, 0, False), (1, 2, 0, False), (2, 1, 9, True), (0, 0, 3, False), (0, 0, 0, False)],
)
def test_a_question_passes_with_more_than_half_of_for_and_against(
    for_: int, against: int, abstain: int, *, passed: bool
) -> None:
    done = plurality.count(question(for_, against, abstain))
    assert (done.decided, done.winners) == (passed, (0,) if passed else ())
    assert done.quota == (for_ + against) // 2 + 1


def test_more_than_half_of_the_first_choices() -> None:
    found = election("3 A>B", "2 B>A")
    assert named(found, plurality.count(found).winners) == "A"
    split = plurality.count(election("2 A", "1 B", "1 C"))
    assert (split.winners, split.decided) == ((), False)


def test_who_puts_several_first_or_nobody_has_no_vote() -> None:
    done = plurality.count(election("2 A", "5 A=B", "3"))
    assert done.winners == (0,)
    assert done.rounds[0].exhausted == 8


def test_after_a_withdrawal_the_next_choice_counts() -> None:
    found = election("3 A>B", "2 C", withdrawn="A")
    assert named(found, plurality.count(found).winners) == "B"


def test_by_points_the_first_choice_is_the_one_with_most() -> None:
    ballot = Ballot(1, scores={0: Fraction(1), 1: Fraction(4)})
    assert plurality.count(Election((Candidate("A"), Candidate("B")), (ballot,))).winners == (1,)


@given(elections(seats=1))
def test_a_winner_has_more_than_half_of_the_votes(found: Election) -> None:
    done = plurality.count(found)
    votes = done.rounds[0].votes
    assert done.decided == bool(done.winners) == any(2 * one > sum(votes.values()) for one in votes.values())
    assert sum(votes.values()) + done.rounds[0].exhausted == sum(one.weight for one in found.ballots)
