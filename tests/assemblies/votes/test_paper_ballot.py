"""Ballots and results on paper: A4, tagged, and the same words as on screen."""

from decimal import Decimal

import pytest
from django.test import Client
from django.urls import reverse

from assieme.assemblies.votes import actions, closing
from assieme.assemblies.votes.ballot_forms import form_for
from assieme.assemblies.votes.ballot_paper import BALLOT, ballot
from assieme.assemblies.votes.models import Vote
from assieme.assemblies.votes.options import Choice, choices_of, on_ballot
from assieme.assemblies.votes.ways import WAYS
from assieme.core.documents.pdf import pdf
from tests.assemblies.rooms import Room, a_room, an_open_vote
from tests.assemblies.votes.elections import an_open_choice, cast_all
from tests.factories import NOW, signed_in
from tests.paper import assert_accessible, text_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def room() -> Room:
    return a_room()


def printed(client: Client, name: str, vote: Vote, **asked: str) -> bytes:
    response = client.get(reverse(name, kwargs={"id": vote.pk}), asked)
    assert response.status_code == 200
    assert response["Content-Type"] == "application/pdf"
    return response.content


def a_vote_of(room: Room, method: str) -> Vote:
    if method == "budget":
        offered = [actions.Offered("Sea", "By bus", Decimal(1200)), actions.Offered("Paint", "", Decimal(90))]
        return an_open_vote(room, method=method, options=offered, budget=Decimal(1500))
    return an_open_choice(room, method)


@pytest.mark.parametrize("method", [one for one, way in WAYS.items() if way.has_options])
def test_every_way_has_a_ballot_on_one_page(room: Room, client: Client, method: str) -> None:
    vote = a_vote_of(room, method)
    signed_in(client, room.everybody[0])
    content = printed(client, "paper_ballot", vote)
    assert_accessible(content, pages=1)
    text = text_of(content)
    places = [text.index(one.name) for one in on_ballot(vote, choices_of(vote))]
    assert places == sorted(places)
    assert "Do not write your name on it." in text
    assert f"/votes/{vote.pk}/ballot" in text.replace("\n", "").replace(" ", "")


def test_a_question_has_a_ballot_too_and_nothing_on_it_is_read_as_code(room: Room, client: Client) -> None:
    vote = an_open_vote(room, question="#panic() $x$ *Shall we?*")
    content = printed(signed_in(client, room.leader), "paper_ballot", vote)
    assert_accessible(content, pages=1)
    assert "#panic() $x$ *Shall we?*" in text_of(content)
    assert "Abstain" in text_of(content)


def test_large_type_takes_the_pages_that_it_needs(room: Room, client: Client) -> None:
    vote = an_open_choice(room, "score", [f"Idea number {number}" for number in range(20)])
    signed_in(client, room.leader)
    usual, large = printed(client, "paper_ballot", vote), printed(client, "paper_ballot", vote, large="1")
    assert_accessible(usual, pages=1)
    assert_accessible(large)
    assert large.count(b"/Type /Page") >= usual.count(b"/Type /Page")
    assert "Idea number 19" in text_of(large)


@pytest.mark.parametrize("method", ["approval", "stv", "schulze", "budget"])
def test_a_result_stands_on_one_page(room: Room, client: Client, method: str) -> None:
    vote = a_vote_of(room, method)
    cast_all(room, vote, [[0, 1], [0], [1, 0], [1]])
    closing.close_vote(vote=vote, by=room.leader, now=NOW)
    content = printed(signed_in(client, room.leader), "paper_result", vote)
    assert_accessible(content, pages=1)
    text = text_of(content)
    assert "How it was counted" in text
    assert "4 of 11 voted." in text


def test_the_result_of_a_question_is_printed_with_its_numbers(room: Room, client: Client) -> None:
    vote = an_open_vote(room)
    cast_all(room, vote, ["for"] * 7 + ["against"] * 3)
    closing.close_vote(vote=vote, by=room.leader, now=NOW)
    text = text_of(printed(signed_in(client, room.leader), "paper_result", vote))
    assert "Passed" in text
    assert "7 were for and 3 against." in text


def test_there_is_no_result_to_print_before_the_close(room: Room, client: Client) -> None:
    vote = an_open_choice(room, "approval")
    response = signed_in(client, room.leader).get(reverse("paper_result", kwargs={"id": vote.pk}))
    assert response.status_code == 409


def test_the_box_of_a_budget_is_a_file_that_can_be_counted(room: Room, client: Client) -> None:
    vote = a_vote_of(room, "budget")
    receipts = cast_all(room, vote, [[0], [0, 1], []])
    closing.close_vote(vote=vote, by=room.leader, now=NOW)
    signed_in(client, room.leader)
    text = client.get(reverse("budget_file", kwargs={"id": vote.pk})).content.decode()
    assert text.startswith("META\nkey;value\n")
    assert all(receipt in text for receipt in receipts)
    other = an_open_choice(room, "approval")
    cast_all(room, other, [[0]] * 3)
    closing.close_vote(vote=other, by=room.leader, now=NOW)
    assert client.get(reverse("budget_file", kwargs={"id": other.pk})).status_code == 404


def test_thirty_options_with_words_fit_two_pages(room: Room) -> None:
    vote = Vote(title="Who?", question="Who?", method="irv", assembly=room.assembly)
    many = tuple(Choice(place, f"Somebody {place}", "A few words of their own.") for place in range(30))
    data = ballot(vote, form_for(vote, many), address="https://example.org/votes/1/ballot", large=False)
    assert_accessible(pdf(BALLOT, data, language="en"), pages=2)
