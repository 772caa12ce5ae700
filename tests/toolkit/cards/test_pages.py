"""The pages, as a browser without scripts sees them."""

import re
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse
from tests.factories import a_facilitator, an_organisation, signed_in
from tests.toolkit.cards.conftest import Place, a_card, raised

from assieme.toolkit.cards.models import Card, CardDraft

LIST_QUERIES = 10
CARD_QUERIES = 8


def at(name: str, row: object) -> str:
    return reverse(name, kwargs={"id": getattr(row, "pk", row)})


def send(client: Client, place: Place, **fields: str) -> object:
    fields = {"idea": "A bench by the door", "authorship": "named", "do": "send"} | fields
    return client.post(at("new_card", place.initiative), fields, follow=True)


def test_an_idea_is_sent_and_its_page_says_whose_it_is_and_what_is_next(place: Place, client: Client) -> None:
    page = send(signed_in(client, place.robin), place).content.decode()  # type: ignore[attr-defined]
    assert "A bench by the door" in page
    assert "Robin" in page
    assert "Somebody says that it has arrived." in page


def test_what_was_typed_is_still_there_when_something_is_missing(place: Place, client: Client) -> None:
    page = send(signed_in(client, place.robin), place, idea="", challenge="It is loud").content.decode()  # type: ignore[attr-defined]
    assert "Write your idea. One sentence is enough." in page
    assert "It is loud" in page
    assert not Card.objects.exists()


def test_a_hidden_card_shows_its_code_once_in_an_answer_that_nobody_stores(place: Place, client: Client) -> None:
    answer = signed_in(client, place.robin).post(
        at("new_card", place.initiative), {"idea": "Hush", "authorship": "hidden", "do": "send"}
    )
    code = re.search(r"[2-9A-Z]{4}(-[2-9A-Z]{4}){3}", answer.content.decode())
    assert code is not None
    assert answer["Cache-Control"] == "no-store"
    assert code[0] not in str(dict(client.session))
    page = Client().post(reverse("claim_card"), {"code": code[0]}).content.decode()
    assert "Hush" in page


def test_a_wrong_code_opens_nothing(place: Place, client: Client) -> None:
    raised(place, "hidden")
    page = client.post(reverse("claim_card"), {"code": "AAAA-AAAA-AAAA-AAAA"}).content.decode()
    assert "No card has this code." in page


def test_the_hidden_author_says_yes_by_code_and_stays_hidden(place: Place, client: Client) -> None:
    code = raised(place, "hidden").code
    card = Card.objects.get()
    signed_in(Client(), place.kim).post(at("receive_card", card))
    assert "I want to help" in client.post(reverse("claim_card"), {"code": code}).content.decode()
    client.post(reverse("claim_card_help"), {"code": code, "helps": "yes"})
    card.refresh_from_db()
    assert (card.author_helps, card.author) == (True, None)


def test_keep_it_for_later_works_without_a_script(place: Place, client: Client) -> None:
    signed_in(client, place.robin)
    send(client, place, idea="Half of it", do="keep")
    assert "Half of it" in client.get(at("new_card", place.initiative)).content.decode()
    assert not Card.objects.exists()


@pytest.mark.parametrize("authorship", ["", "hidden"])
def test_keeping_is_refused_with_the_words_still_there(place: Place, client: Client, authorship: str) -> None:
    page = send(signed_in(client, place.robin), place, idea="Half of it", do="keep", authorship=authorship)
    assert "Not kept" in page.content.decode()  # type: ignore[attr-defined]
    assert "Half of it" in page.content.decode()  # type: ignore[attr-defined]
    assert not CardDraft.objects.exists()


def test_the_autosave_says_what_it_did(place: Place, client: Client) -> None:
    signed_in(client, place.robin)
    address = at("card_draft", place.initiative)
    assert "Draft kept" in client.post(address, {"idea": "So far", "authorship": "named"}).content.decode()
    assert "No draft is kept" in client.post(address, {"idea": "So far", "authorship": "hidden"}).content.decode()


def test_the_receiver_takes_a_card_to_its_answer_by_pages_alone(place: Place, client: Client) -> None:
    card = raised(place).card
    signed_in(client, place.kim)
    client.post(at("receive_card", card))
    day = {"day": "8", "month": "5", "year": "2030"}
    client.post(at("bring_card", card), {f"meeting_on_{part}": value for part, value in day.items()})
    due = {f"due_on_{part}": value for part, value in day.items()}
    client.post(at("card_owner", card), {"owner": str(place.lou.pk), **due})
    refused = client.post(at("answer_card", card), {"answer": "not done", "why": ""}).content.decode()
    assert "Say why." in refused
    page = client.post(
        at("answer_card", card), {"answer": "not done", "why": "Too dear."}, follow=True
    ).content.decode()
    assert "Too dear." in page
    assert "Answer: not done" in page


def test_a_step_out_of_turn_is_explained(place: Place, client: Client) -> None:
    card = a_card(place, "answered")
    answer = signed_in(client, place.kim).post(at("receive_card", card))
    assert answer.status_code == 409
    assert "This card has been received already." in answer.content.decode()


@pytest.mark.parametrize("name", ["cards", "new_card", "blank_card", "blank_card_pdf", "cards_pdf", "card_receiver"])
def test_elsewhere_an_initiatives_cards_do_not_exist(place: Place, client: Client, name: str) -> None:
    signed_in(client, a_facilitator(an_organisation()))
    assert client.get(at(name, place.initiative)).status_code == 404
    assert client.get(at("card", raised(place).card)).status_code == 404
    assert Client().get(at(name, place.initiative)).status_code == 302


def test_the_list_narrows_and_goes_on_by_key(place: Place, client: Client) -> None:
    for number in range(25):
        raised(place, idea=f"Idea number {number}.")
    signed_in(client, place.lou)
    first = client.get(at("cards", place.initiative)).content.decode()
    further = re.search(r"\?after=[0-9a-f-]{36}", first)
    assert further is not None
    second = client.get(at("cards", place.initiative) + further[0]).content.decode()
    numbers = [set(re.findall(r"Idea number (\d+)\.", page)) for page in (first, second)]
    assert [len(found) for found in numbers] == [20, 5]
    assert not numbers[0] & numbers[1]
    assert "Nothing here" in client.get(at("cards", place.initiative) + "?state=answered").content.decode()
    assert client.get(at("cards", place.initiative) + f"?state=x&after={uuid4()}").status_code == 200


def test_late_answers_stand_first_for_every_member(place: Place, client: Client) -> None:
    Card.objects.filter(pk=a_card(place, "owned").pk).update(due_on="2020-01-01")
    page = signed_in(client, place.robin).get(at("cards", place.initiative)).content.decode()
    assert "These answers are late" in page


@pytest.mark.parametrize("rows", [1, 30])
def test_pages_cost_the_same_with_one_card_and_with_thirty(
    place: Place, client: Client, rows: int, django_assert_num_queries: object
) -> None:
    for number in range(rows):
        a_card(place, ("raised", "owned", "answered")[number % 3])
    card = a_card(place, "owned")
    Card.objects.filter(state="owned").update(due_on="2020-01-01")
    signed_in(client, place.lou)
    client.get(at("card", card))
    with django_assert_num_queries(LIST_QUERIES):  # type: ignore[operator]
        client.get(at("cards", place.initiative))
    with django_assert_num_queries(CARD_QUERIES):  # type: ignore[operator]
        client.get(at("card", card))
