"""Ballots as people fill them in: what goes into the envelope, and what is asked again."""

from decimal import Decimal
from typing import Any

import pytest
from django.http import QueryDict
from hypothesis import given
from hypothesis import strategies as st

from assieme.assemblies.votes.ballot_forms import RanksBallotForm, form_for
from assieme.assemblies.votes.models import Vote
from assieme.assemblies.votes.options import Choice, money, on_ballot

CHOICES = tuple(Choice(place, name) for place, name in enumerate(("Anna", "Bruno", "Chiara", "Dario")))


def filled(method: str, said: str) -> Any:
    form = form_for(Vote(method=method), CHOICES, QueryDict(said))
    form.is_valid()
    return form


@pytest.mark.parametrize(
    ("method", "said", "marks"),
    [
        ("rules", "choice=against", "against"),
        ("consent", "choice=consent", "consent"),
        ("consent", "choice=objection&reason=It+is+too+loud", "objection"),
        ("approval", "chosen=2&chosen=0", [0, 2]),
        ("pav", "blank=on", []),
        ("budget", "chosen=3", [3]),
        ("score", "points_0=5&points_2=0", {"0": 5, "2": 0}),
        ("irv", "place_3=1&place_0=2", [3, 0]),
        ("schulze", "place_1=1", [1]),
        ("stv", "place_2=4&place_1=2", [1, 2]),
        ("stv", "place_2=&blank=on", []),
    ],
)
def test_what_is_filled_in_becomes_the_marks(method: str, said: str, marks: Any) -> None:
    form = filled(method, said)
    assert not form.errors
    assert form.cleaned_data["marks"] == marks


@pytest.mark.parametrize(
    ("method", "said", "field", "words"),
    [
        ("rules", "", "choice", "Choose one of the three."),
        ("rules", "choice=consent", "choice", "Choose one of the three."),
        ("consent", "choice=objection", "reason", "Write why."),
        ("approval", "", "__all__", "You have chosen nothing yet."),
        ("approval", "chosen=9", "chosen", "not on this ballot"),
        ("approval", "chosen=1&blank=on", "blank", "Take one of them back."),
        ("score", "points_0=6", "points_0", "Give 0 to 5 points."),
        ("irv", "place_0=1&place_3=1", "place_3", "Number 1 is there more than once."),
        ("irv", "place_0=5", "place_0", "from 1 to 4"),
        ("irv", "place_0=first", "place_0", "from 1 to 4"),
        ("irv", "place_0=0", "place_0", "from 1 to 4"),
        ("stv", "", "__all__", "Write 1 beside your first"),
    ],
)
def test_a_slip_is_asked_again_in_words(method: str, said: str, field: str, words: str) -> None:
    form = filled(method, said)
    assert words in " ".join(form.errors[field])


def test_who_is_given_the_same_number_is_named_at_both() -> None:
    assert set(filled("stv", "place_0=2&place_1=2&place_2=1").errors) == {"place_0", "place_1"}


def test_only_an_objection_needs_a_reason() -> None:
    assert filled("consent", "choice=abstain").is_valid()


@given(st.permutations(range(4)), st.integers(1, 4))
def test_any_order_comes_back_as_it_was_given(order: list[int], length: int) -> None:
    ranked = order[:length]
    data = {f"place_{position}": str(place) for place, position in enumerate(ranked, start=1)}
    form = RanksBallotForm(Vote(method="stv"), CHOICES, data)
    assert form.is_valid()
    assert form.cleaned_data["marks"] == ranked


def test_the_order_on_the_ballot_is_drawn_from_the_seed_and_is_not_the_order_that_breaks_ties() -> None:
    vote = Vote(method="irv", seed="drawn before")
    drawn = on_ballot(vote, CHOICES)
    assert drawn == on_ballot(vote, CHOICES)
    assert set(drawn) == set(CHOICES)
    assert on_ballot(Vote(method="irv"), CHOICES) == CHOICES
    assert len({on_ballot(Vote(method="irv", seed=str(seed)), CHOICES)[0].name for seed in range(40)}) == 4


def test_marks_name_the_option_whatever_its_place_on_the_ballot() -> None:
    form = form_for(Vote(method="irv", seed="ab"), CHOICES, {"place_3": "1"})
    assert form.is_valid()
    assert form.cleaned_data["marks"] == [3]


@pytest.mark.parametrize(("amount", "text"), [("1200", "€\u00a01,200"), ("250.50", "€\u00a0250.50"), ("0", "€\u00a00")])
def test_money_shows_cents_only_where_there_are_any(amount: str, text: str) -> None:
    assert money(Decimal(amount)) == text
