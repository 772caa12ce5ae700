from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.elections import election

from assieme.logic.voting import consent
from assieme.logic.voting.consent import ConsentRound, Objection
from assieme.logic.voting.result import Ballot, Candidate, Election


def one_proposal(consents: int, objections: int, abstain: int) -> Election:
    return Election(
        candidates=tuple(map(Candidate, ("consent", "objection", "abstain"))),
        ballots=tuple(Ballot(votes, ((one,),)) for one, votes in enumerate((consents, objections, abstain)) if votes),
    )


@pytest.mark.parametrize(
    ("consents", "objections", "abstain", "agreed"),
    [(5, 0, 0, True), (1, 0, 9, True), (9, 1, 0, False), (0, 0, 4, False), (0, 0, 0, False)],
)
def test_one_objection_is_enough_and_silence_is_no_consent(
    consents: int, objections: int, abstain: int, *, agreed: bool
) -> None:
    done = consent.count(one_proposal(consents, objections, abstain))
    assert (done.decided, done.winners) == (agreed, (0,) if agreed else ())


def test_of_proposals_without_objection_the_most_consents_win() -> None:
    names = tuple(map(Candidate, "ABCD"))
    ballots = (
        Ballot(3, scores={0: Fraction(1), 1: Fraction(1)}),
        Ballot(1, scores={0: Fraction(-1), 2: Fraction(1)}),
    )
    done = consent.count(Election(names, ballots, seats=3))
    assert done.winners == (1, 2)
    assert done.rounds[0].excluded == (0, 3)
    assert dict(done.rounds[1].votes) == {1: 3, 2: 1}
    stopped = consent.count(Election(names, (Ballot(1, scores={0: Fraction(-1)}),)))
    assert (stopped.winners, stopped.decided) == ((), False)


def test_ballots_that_rank_or_say_two_things_are_not_counted() -> None:
    with pytest.raises(ValueError, match="nothing of objections"):
        consent.count(election("1 A>B"))
    both = Election(one_proposal(1, 1, 1).candidates, (Ballot(1, ((0,), (1,))),))
    with pytest.raises(ValueError, match="more than one thing"):
        consent.count(both)


def test_objections_are_worked_on_in_rounds() -> None:
    found = consent.rounds([Objection(1, 1), Objection(1, 2), Objection(2)], held=3)
    assert found == (ConsentRound(1, 2, 1, 1), ConsentRound(2, 1, 1, 1), ConsentRound(3, 0, 0, 1))
    assert not found[-1].agreed
    assert consent.rounds([Objection(1, 2)], held=2)[-1].agreed


def test_an_objection_is_settled_after_it_was_raised_in_a_round_that_was_held() -> None:
    with pytest.raises(ValueError, match="or later"):
        Objection(2, 1)
    with pytest.raises(ValueError, match="not held"):
        consent.rounds([Objection(1, 3)], held=2)


@given(
    st.lists(
        st.builds(
            lambda raised, more: Objection(raised, more and raised + more - 1),
            st.integers(1, 4),
            st.none() | st.integers(1, 3),
        )
    ),
    st.integers(6, 8),
)
def test_what_stands_is_what_was_raised_less_what_was_settled(objections: list[Objection], held: int) -> None:
    standing = 0
    for one in consent.rounds(objections, held):
        standing += one.raised - one.settled
        assert one.standing == standing >= 0
        assert one.agreed == (standing == 0)
