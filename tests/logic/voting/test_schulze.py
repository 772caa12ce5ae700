from itertools import pairwise, permutations

from hypothesis import given
from hypothesis import strategies as st
from tests.elections import election, elections, named, shuffled
from tests.logic.voting.test_irv import CAPITAL

from assieme.logic.voting import schulze
from assieme.logic.voting.result import Election

PUBLISHED = (
    "5 A>C>B>E>D",
    "5 A>D>E>C>B",
    "8 B>E>D>A>C",
    "3 C>A>B>E>D",
    "7 C>A>E>B>D",
    "2 C>B>A>D>E",
    "7 D>C>E>B>A",
    "8 E>B>A>D>C",
)
"""The example of 45 voters with which the method is usually shown; its order is E, A, C, B, D."""


def test_the_published_example() -> None:
    found = election(*PUBLISHED, seats=5)
    done = schulze.count(found)
    assert named(found, done.winners) == "EACBD"
    assert [named(found, rank) for rank in done.ranking] == list("EACBD")
    assert {found.names[one]: votes for one, votes in done.rounds[0].votes.items()} == dict(
        zip("EACBD", (4, 3, 2, 1, 0), strict=True)
    )
    assert done.duels[0, 1] == 20
    assert done.duels[1, 0] == 25
    assert done.ties == ()


def test_the_capital_of_tennessee() -> None:
    found = election(*CAPITAL)
    assert named(found, schulze.count(found).winners) == "N"


def test_equals_and_the_unranked() -> None:
    found = election("3 A=B>C", "2 C", names="ABCD")
    done = schulze.count(found)
    assert [named(found, rank) for rank in done.ranking] == ["AB", "C", "D"]
    assert (done.duels[0, 1], done.duels[0, 2], done.duels[2, 3], done.duels[3, 2]) == (0, 3, 5, 0)
    assert done.ties[0].candidates == (0, 1)
    assert done.ties[0].chosen == done.winners[0]


def test_winning_votes_not_margins_make_a_link_strong() -> None:
    # A beats B by 6 to 0, B beats C by 7 to 5, C beats A by 5 to 4: the weakest of the ring is C's
    found = election("4 A>B>C", "2 A=C>B", "3 B>C", "3 C>A=B")
    assert named(found, schulze.count(found).winners) == "A"


@given(elections())
def test_who_beats_everybody_else_wins(found: Election) -> None:
    done = schulze.count(found)
    for one in found.standing:
        if all(done.duels[one, other] > done.duels[other, one] for other in found.standing if other != one):
            assert done.winners[0] == one
            assert done.ranking[0] == (one,)


@given(elections(candidates=5))
def test_ways_are_as_strong_as_by_trying_all_of_them(found: Election) -> None:
    done = schulze.count(found)

    def link(one: int, other: int) -> int:
        votes = done.duels[one, other]
        return votes if votes > done.duels[other, one] else 0

    def strongest(one: int, other: int) -> int:
        between = [each for each in found.standing if each not in (one, other)]
        ways = [(one, *way, other) for number in range(len(between) + 1) for way in permutations(between, number)]
        return max(min(link(a, b) for a, b in pairwise(way)) for way in ways)

    for one in found.standing:
        beaten = [other for other in found.standing if other != one and strongest(one, other) > strongest(other, one)]
        assert done.rounds[0].votes[one] == len(beaten)


@given(elections(), st.permutations(range(6)))
def test_the_order_of_candidates_and_ballots_changes_nothing(found: Election, order: list[int]) -> None:
    other = shuffled(found, [one for one in order if one < len(found.candidates)])
    assert named(other, schulze.count(other).winners) == named(found, schulze.count(found).winners)


@given(elections())
def test_the_ranking_holds_each_candidate_once(found: Election) -> None:
    done = schulze.count(found)
    assert sorted(one for rank in done.ranking for one in rank) == list(found.standing)
    assert len(done.winners) == min(found.seats, len(found.standing))
