"""The pages of barriers, as people open them."""

from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from assieme.evidence.barriers import actions
from assieme.evidence.barriers.actions import Said
from assieme.evidence.barriers.models import Barrier
from assieme.organisations.models import Organisation
from assieme.people.models import Person
from tests.factories import NOW, a_facilitator, a_member, an_organisation, signed_in
from tests.paper import assert_accessible, text_of


@pytest.fixture
def place(db: None) -> Organisation:
    return an_organisation()


@pytest.fixture
def leader(place: Organisation) -> Person:
    return a_facilitator(place)


def page(client: Client, name: str, row: Any, post: dict[str, Any] | None = None, ask: str = "", **more: str) -> str:
    address = reverse(name, kwargs={"id": row.pk, **more}) + ask
    response = client.get(address) if post is None else client.post(address, post, follow=True)
    assert response.status_code == 200, response.content.decode()[:2000]
    return " ".join(response.content.decode().split())


def many(place: Organisation, by: Person, number: int) -> None:
    for one in range(number):
        row = actions.raise_barrier(
            organisation=place, words=f"Stone {one}", where="", steps=["grow"], named=True, by=by, now=NOW
        )
        actions.take_barrier(barrier=row, by=by, now=NOW)


def test_from_a_word_to_what_became_of_it(client: Client, place: Organisation, leader: Person) -> None:
    person = a_member(place, name="Noa")
    noa = signed_in(client, person)
    assert "Nobody has named anything yet" in page(noa, "barriers", place)
    said = {"words": "The gate is locked at four", "where": "On Mondays", "steps": ["people"]}
    assert "We tell you what becomes of it" in page(noa, "new_barrier", place, said)
    row = Barrier.objects.get()
    shown = page(noa, "barrier", row)
    assert "On Mondays" in shown
    assert "Noa, " not in shown  # the name stands in the head of the page only
    assert "Nobody has said yet what is done about it." in shown
    assert "It is yours now" in page(noa, "barrier_owner", row, {"do": "take"})
    page(noa, "answer_barrier", row, {"words": "I ask for a key"})
    wrong = page(noa, "barrier_became", row, {"words": "Hm"})
    assert "Choose how it is now." in wrong
    ended = page(noa, "barrier_became", row, {"became": "gone", "words": "There is a key"})
    assert "It is gone" in ended
    assert "There is a key" in ended


def test_evidence_leads_to_a_page_here_and_nowhere_else(client: Client, place: Organisation, leader: Person) -> None:
    many(place, leader, 1)
    row = Barrier.objects.get()
    user = signed_in(client, leader)
    long = reverse("take_over_barrier", kwargs={"id": place.pk, "slug": "a" * 200})
    for path in ("https://elsewhere.example/other", "/no-such-page", "javascript:alert(1)", "http://[abc/x", long):
        assert "This is no page here." in page(user, "barrier_evidence", row, {"words": "See", "path": path})
    here = "https://testserver" + reverse("barriers", kwargs={"id": place.pk})
    shown = page(user, "barrier_evidence", row, {"words": "See there", "path": here})
    assert f'href="{reverse("barriers", kwargs={"id": place.pk})}">See the page that shows it' in shown


def test_a_published_one_is_taken_over(client: Client, place: Organisation, leader: Person) -> None:
    user = signed_in(client, leader)
    assert "Always the same few" in page(user, "published_barriers", place)
    assert "Where did you see it here?" in page(user, "take_over_barrier", place, slug="same-few")
    shown = page(user, "take_over_barrier", place, {"where": ""}, slug="same-few")
    assert "Shortall (2008)" in shown
    assert "Named here already" in page(user, "published_barriers", place)
    assert client.get(reverse("take_over_barrier", kwargs={"id": place.pk, "slug": "moon"})).status_code == 404


def test_the_list_asks_the_database_as_often_at_one_row_as_at_thirty(
    client: Client, place: Organisation, leader: Person
) -> None:
    user, counts = signed_in(client, leader), []
    for number in (1, 30):
        many(place, leader, number)
        page(user, "barriers", place)
        with CaptureQueriesContext(connection) as captured:
            shown = page(user, "barriers", place)
        counts.append(len(captured))
    assert counts[0] == counts[1]
    assert "Earlier ones" in shown
    assert "Stone 0" in page(user, "barriers", place, ask=f"?after={_last(place)}")


def _last(place: Organisation) -> str:
    return str(Barrier.objects.filter(organisation=place).order_by("id")[1].pk)


def test_on_paper_blank_and_filled(client: Client, place: Organisation, leader: Person) -> None:
    many(place, leader, 1)
    row = Barrier.objects.get()
    actions.answer_barrier(barrier=row, said=Said("We ask <b>twice</b> #1"), by=leader, now=NOW)
    user = signed_in(client, leader)
    filled = user.get(reverse("barrier_pdf", kwargs={"id": row.pk})).content
    assert_accessible(filled, pages=1)
    assert "We ask <b>twice</b> #1" in text_of(filled)
    blank = text_of(user.get(reverse("blank_barrier", kwargs={"id": place.pk})).content)
    assert "When does it get in the way?" in blank
    assert "Market it" in blank


def test_another_organisations_barrier_does_not_exist(client: Client, place: Organisation, leader: Person) -> None:
    many(place, leader, 1)
    stranger = signed_in(client, a_facilitator(an_organisation()))
    row = Barrier.objects.get()
    for name in ("barrier", "barrier_evidence", "answer_barrier", "barrier_became", "barrier_pdf"):
        assert stranger.get(reverse(name, kwargs={"id": row.pk})).status_code == 404
