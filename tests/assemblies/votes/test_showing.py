"""A count step by step: words, bars and table say what is stored, and never anything else."""

import json
from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assieme.assemblies.votes.counting import counted
from assieme.assemblies.votes.models import Vote
from assieme.assemblies.votes.options import Choice
from assieme.assemblies.votes.showing import Steps, steps_of
from assieme.assemblies.votes.showing_count import decimal
from assieme.assemblies.votes.showing_duels import way_between

NAMES = ("Anna", "Bruno", "Chiara", "Dario")
ROUND_ABOUT = "But there is a way round: Anna → Bruno → Chiara. Its weakest pair has 14. The way back has 13."
CHOICES = tuple(Choice(place, name) for place, name in enumerate(NAMES))


def counted_steps(method: str, ballots: Sequence[Any], choices: Sequence[Choice] = CHOICES, **details: Any) -> Steps:
    vote = Vote(title="Who?", method=method, seed="before", **details)
    outcome = json.loads(json.dumps(counted(vote, choices, ballots, [], 0)))
    found = steps_of(vote, choices, outcome)
    assert found is not None
    return found


def all_words(found: Steps) -> str:
    return " ".join(line for step in found.steps for line in step.words)


def test_instant_runoff_tells_who_left_and_where_the_votes_went() -> None:
    found = counted_steps("irv", [[0]] * 4 + [[1]] * 3 + [[2, 1]] * 2 + [[3]])
    assert [step.title for step in found.steps] == ["Round 1", "Round 2", "Round 3"]
    assert found.steps[0].words == ("Nobody has more than half.",)
    assert found.steps[1].words[:2] == ("Dario had the fewest votes and left.", "Where these votes went: 1 to nobody.")
    assert found.steps[2].words == (
        "Chiara had the fewest votes and left.",
        "Where these votes went: 2 to Bruno.",
        "Bruno has 5 votes. That is more than half. Bruno is chosen.",
    )


def test_an_election_tells_of_quota_surplus_and_rounding() -> None:
    found = counted_steps("stv", [[0, 1]] * 5 + [[0, 2]] * 4 + [[1]] * 2 + [[2]], places=2)
    assert found.lead == ("There are 2 places.", "Whoever reaches 5 votes is elected.")
    assert found.steps[0].words == ("Anna has 9 votes and is elected.",)
    assert found.steps[1].words == (
        "Anna had more votes than needed: 4.",
        "Where these votes went: 2.2222 to Bruno and 1.77776 to Chiara.",
        "0.00004 votes were lost to rounding.",
        "Nobody else has 5 votes yet.",
    )
    assert "As many are left as places. So Bruno got in too." in all_words(found)


def test_places_kept_for_a_group_are_said() -> None:
    people = tuple(
        Choice(place, name, standpoint=one)
        for place, (name, one) in enumerate(zip(NAMES, ("professional", "professional", "carer", "carer"), strict=True))
    )
    ballots = [[0]] * 6 + [[1]] * 5 + [[2]] * 2 + [[3]]
    found = counted_steps("stv", ballots, people, places=2, quotas={"carer": {"at_least": 1}})
    assert "The places that are left are kept for other groups. So Bruno left." in all_words(found)


def test_a_lot_is_told() -> None:
    words = all_words(counted_steps("approval", [[0], [1]], places=1))
    assert "Anna and Bruno were equal. The lot that was fixed before the vote told them apart." in words


def test_a_programme_says_why_other_ticks_count_less() -> None:
    found = counted_steps("pav", [[0, 1]] * 3 + [[2]] * 2, places=2)
    assert found.steps[0].words[0] == "Anna has the most votes, 3, and is chosen."
    assert "Anna and Bruno were equal." in found.steps[0].words[1]
    assert found.steps[1].words == (
        "Anna is chosen now. So the other ticks of those who wanted it count less.",
        "Chiara has the most votes, 2, and is chosen.",
    )
    assert [bar.name for bar in found.steps[1].bars][:2] == ["Chiara", "Bruno"]


def test_a_ring_is_told_by_its_strongest_way() -> None:
    found = counted_steps("schulze", [[0, 1, 2]] * 8 + [[1, 2, 0]] * 7 + [[2, 0, 1]] * 6, CHOICES[:3])
    assert found.beside == (
        "Anna against Bruno: 14 to 7.",
        "Anna against Chiara: 8 to 13. " + ROUND_ABOUT,
    )
    assert found.duels is not None
    assert list(found.duels.rows[0]) == ["Anna", "–", "14 ★", "8"]


def test_a_way_that_is_not_there_is_an_error() -> None:
    with pytest.raises(ValueError, match="no such way"):
        way_between({0: {1: 3}, 1: {0: 2}}, 4, 0, 1)


def test_a_budget_says_who_paid_and_what_ticks_alone_would_have_bought() -> None:
    ideas = (Choice(0, "Room", cost=Decimal(400)), Choice(1, "Trip", cost=Decimal(1200)))
    found = counted_steps("budget", [[1]] * 6 + [[0]] * 4, ideas, budget=Decimal(1300))
    assert found.lead[0] == "There was €\u00a01,300 for 10 people. So each had a share of €\u00a0130."
    assert found.steps[0].words == ("4 people wanted Room. Each paid €\u00a0100.",)
    assert found.beside == (
        "The most ticks alone would have bought: Trip.",
        "Then 6 of 10 people would have found something that they ticked. Now 4 do.",
    )
    assert list(found.table.rows[1]) == ["Trip", "€\u00a01,200", "6", ""]


def test_nothing_counted_shows_nothing() -> None:
    assert steps_of(Vote(method="irv"), CHOICES, {"shape": "shut"}) is None


def test_of_a_long_count_all_but_the_ends_is_folded() -> None:
    choices = tuple(Choice(place, f"No. {place}") for place in range(40))
    found = counted_steps("irv", [[place] for place in range(40)], choices)
    assert len(found.steps) > 30
    assert (len(found.first), len(found.between), len(found.last)) == (1, len(found.steps) - 2, 1)
    assert found.steps[0].bars
    assert not found.between[0].bars
    assert all(len(row) == len(found.table.columns) for row in found.table.rows)


rankings = st.lists(st.permutations(range(4)).flatmap(lambda order: st.just(order[:3])), min_size=1, max_size=12)


@given(rankings, st.sampled_from(["irv", "schulze", "stv"]))
def test_bars_are_as_long_as_their_votes_and_the_winners_are_marked(ballots: list[list[int]], method: str) -> None:
    found = counted_steps(method, ballots, places=1)
    marked = [bar.name for bar in found.steps[-1].bars if bar.state in ("in", "new")]
    assert len(marked) == 1
    for step in found.steps:
        assert [bar.share for bar in step.bars] == sorted((bar.share for bar in step.bars), reverse=True)
        assert all(0 <= bar.gained <= bar.share <= 100 for bar in step.bars)
        assert step.words


@pytest.mark.parametrize(
    ("number", "most", "text"),
    [("7/3", 2, "2.33"), ("5/2", 5, "2.5"), ("1234", 2, "1,234"), ("2/3", 0, "1"), ("30", 5, "30")],
)
def test_numbers_have_no_zeros_at_their_end(number: str, most: int, text: str) -> None:
    assert decimal(Fraction(number), most) == text
