"""Preparing a vote: the way is chosen, the lines are filled in, and nothing that was typed is lost."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from django.http import QueryDict
from django.test import Client
from django.urls import reverse

from assieme.assemblies.votes.actions import Offered
from assieme.assemblies.votes.models import Vote
from assieme.assemblies.votes.option_forms import MOST_LINES, NewVoteForm
from tests.assemblies.rooms import Room, a_room, a_vote
from tests.factories import signed_in

QUESTION = "title=Trips&question=Which+one?&lines=4&"


def a_form(way: str, said: str) -> Any:
    form = NewVoteForm(QueryDict(QUESTION + said), way=way, today=date(2026, 5, 4))
    form.is_valid()
    return form


@pytest.mark.parametrize(
    ("way", "said", "field", "words"),
    [
        ("approval", "name_0=Sea&places=1", "name_0", "at least two"),
        ("irv", "name_0=Sea", "name_0", "at least two"),
        ("approval", "name_0=Sea&name_1=Lake&places=2", "places", "Choose fewer"),
        ("score", "name_0=Sea&name_1=+sea+&places=1", "name_1", "there already"),
        ("pav", "name_0=Sea&name_1=Lake&words_2=Steep&places=1", "name_2", "Give it a name too."),
        ("budget", "name_0=Sea&cost_0=9&name_1=Lake&budget=5&cost_1=2", "cost_0", "more than all the money"),
        ("budget", "name_0=Sea&cost_0=9&name_1=Lake&budget=50", "cost_1", "Say what it costs."),
        ("budget", "name_0=Sea&cost_0=-9&name_1=Lake&budget=50&cost_1=1", "cost_0", "greater than"),
    ],
)
def test_what_cannot_be_voted_on_is_asked_again(way: str, said: str, field: str, words: str) -> None:
    assert words in " ".join(a_form(way, said).errors[field])


def test_empty_lines_do_not_count() -> None:
    said = a_form("budget", "name_1=Sea&words_1=By+bus&cost_1=40.50&name_3=Lake&cost_3=7&budget=60").cleaned_data
    assert [(one["name"], one["words"], one["cost"]) for one in said["options"]] == [
        ("Sea", "By bus", Decimal("40.50")),
        ("Lake", "", Decimal(7)),
    ]
    assert (said["method"], said["places"], said["budget"]) == ("budget", 1, Decimal(60))


def test_where_people_stand_for_themselves_no_line_is_needed() -> None:
    form = a_form("stv", "places=3")
    assert not form.errors
    assert (form.cleaned_data["options"], form.cleaned_data["places"]) == ([], 3)


def test_a_plain_question_has_no_lines() -> None:
    form = a_form("nothing known", "name_0=Sea")
    assert form.cleaned_data["method"] == "rules"
    assert form.cleaned_data["options"] == []


def test_more_lines_keep_what_was_typed_and_check_nothing() -> None:
    form = a_form("approval", "name_0=Sea&more=1")
    assert not form.is_valid()
    assert not form.errors
    assert len(form.line_fields()) == 8
    assert form["name_0"].value() == "Sea"


@pytest.mark.parametrize(("lines", "number"), [("29", MOST_LINES), ("10000", MOST_LINES), ("-3", 8), ("x", 8)])
def test_lines_have_an_end(lines: str, number: int) -> None:
    said = QueryDict(f"title=T&lines={lines}&more=1")
    assert NewVoteForm(said, way="approval", today=date(2026, 5, 4)).lines == number


@pytest.fixture
def room() -> Room:
    return a_room()


@pytest.mark.django_db
def test_a_vote_with_options_is_prepared_on_one_page(room: Room, client: Client) -> None:
    address = reverse("new_vote", kwargs={"id": room.assembly.pk}) + "?way=approval"
    signed_in(client, room.leader)
    text = client.get(address).content.decode()
    assert "Tick all you like" in text
    said = {"title": "Topics", "question": "What first?", "name_0": "Sleep", "name_1": "Work", "name_2": "Food"}
    more = client.post(address, {**said, "lines": "4", "more": "1"}).content.decode()
    assert 'value="Sleep"' in more
    assert 'name="name_7"' in more
    response = client.post(address, {**said, "lines": "8", "places": "2"})
    vote = Vote.objects.get()
    assert response["Location"] == reverse("vote", kwargs={"id": vote.pk})
    assert (vote.method, vote.places) == ("approval", 2)
    assert list(vote.options.values_list("position", "name")) == [(0, "Sleep"), (1, "Work"), (2, "Food")]


@pytest.mark.django_db
def test_the_page_of_a_vote_shows_what_there_is_to_choose_from_and_how(room: Room, client: Client) -> None:
    offered = [Offered("Sea", "By bus", Decimal(1200)), Offered("Paint", "", Decimal(90))]
    vote = a_vote(room, method="budget", options=offered, budget=Decimal(1500))
    page = signed_in(client, room.leader).get(reverse("vote", kwargs={"id": vote.pk}))
    text = " ".join(page.content.decode().split())
    assert "Share out a budget" in text
    assert "There is € 1,500 in all." in text
    assert "By bus" in text
    assert reverse("ways_to_decide") + "#budget" in text
