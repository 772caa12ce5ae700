"""Sharing out a budget: what is stored, and that anyone counts the same from the file."""

import json
from decimal import Decimal
from tempfile import NamedTemporaryFile
from typing import Any

from hypothesis import given
from hypothesis import strategies as st
from typer.testing import CliRunner

from assieme.assemblies.votes.budget_count import outcome, pabulib
from assieme.assemblies.votes.models import Vote
from assieme.assemblies.votes.options import Choice
from assieme.cli.main import app

COSTS = ("400", "1200", "250.50", "600")
OPTIONS = tuple(Choice(place, f"Idea {place}; with “signs”", cost=Decimal(cost)) for place, cost in enumerate(COSTS))


def a_budget(total: str = "1500") -> Vote:
    return Vote(title='A "budget"; ours', method="budget", budget=Decimal(total), seed="drawn before")


def test_a_group_gets_its_share_where_the_most_ticked_would_take_all() -> None:
    """Six want the trip, four the quiet room; by ticks alone the trip would leave the four with nothing."""
    found = outcome(a_budget("1300"), OPTIONS, [[1]] * 6 + [[0]] * 4)
    assert found["winners"] == [0]
    assert found["greedy"] == {"winners": [1], "spent": "1200", "served": 6}
    assert (found["spent"], found["left"], found["served"]) == ("400", "900", 4)
    assert found["rounds"][0]["by"] == "equal shares"


def test_each_round_says_who_paid_what() -> None:
    found = outcome(a_budget("1000"), OPTIONS, [[0], [0, 2], [2], []])
    first, second = found["rounds"]
    assert (first["elected"], first["payment"], first["in_full"], first["all_left"]) == ([2], "501/4", 2, 0)
    assert (second["elected"], second["payment"], second["in_full"], second["all_left"]) == ([0], "1049/4", 1, 1)
    assert found["first_share"] == "250"
    assert found["people"] == {"0": 2, "1": 0, "2": 2, "3": 0}


def test_nobody_voting_decides_nothing() -> None:
    found = outcome(a_budget(), OPTIONS, [])
    assert (found["winners"], found["decided"], found["left"]) == ([], False, "1500")


def test_what_is_stored_is_json() -> None:
    found = outcome(a_budget(), OPTIONS, [[0, 1], [2]])
    assert json.loads(json.dumps(found)) == found


ballots = st.lists(st.lists(st.integers(0, 3), unique=True).map(sorted), min_size=1, max_size=8)


@given(ballots, st.sampled_from(["800", "1500", "2200.75"]), st.sampled_from(["R{:02}", ""]))
def test_anyone_counts_the_same_from_the_file(cast: list[list[int]], total: str, receipt: str) -> None:
    vote = a_budget(total)
    stored = outcome(vote, OPTIONS, cast)
    told = _counted_again(pabulib(vote, OPTIONS, [(receipt.format(number), one) for number, one in enumerate(cast)]))
    assert [f"o{place}" for place in stored["winners"]] == told["winners"]
    assert (told["raises"], told["voters"]) == (stored["raises"], len(cast))
    assert [one["by"] for one in told["rounds"]] == [one["by"] for one in stored["rounds"]]
    assert len(told["ties"]) == len(stored["ties"])


def _counted_again(text: str) -> Any:
    with NamedTemporaryFile("w", suffix=".pb", encoding="utf-8") as file:
        file.write(text)
        file.flush()
        told = CliRunner().invoke(app, ["budget", file.name, "--seed", "drawn before", "--json"])
    assert told.exit_code == 0, told.output
    return json.loads(told.stdout)
