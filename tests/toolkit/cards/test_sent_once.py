"""No card is sent twice; what was kept on a phone arrives; nothing is left on a device that others use."""

import re
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse
from tests.factories import NOW, an_initiative, an_organisation, signed_in
from tests.toolkit.cards.conftest import Place

from assieme.organisations import actions as places
from assieme.people import devices
from assieme.people.models import Account
from assieme.toolkit.cards.models import Card, CardDraft

JSON = {"Accept": "application/json"}


def at(name: str, row: object) -> str:
    return reverse(name, kwargs={"id": getattr(row, "pk", row)})


def fields(**more: str) -> dict[str, str]:
    return {"idea": "A bench", "authorship": "named", "do": "send", "ticket": str(uuid4())} | more


def test_a_card_that_comes_twice_is_one_card(place: Place, client: Client) -> None:
    signed_in(client, place.robin)
    said = fields()
    first = client.post(at("new_card", place.initiative), said)
    again = client.post(at("new_card", place.initiative), said, follow=True)
    assert Card.objects.count() == 1
    assert first["Location"] in [where for where, _ in again.redirect_chain]
    assert "This card was sent before." in again.content.decode()


def test_a_hidden_card_that_comes_twice_shows_no_second_code(place: Place, client: Client) -> None:
    signed_in(client, place.robin)
    said = fields(authorship="hidden")
    first, again = (client.post(at("new_card", place.initiative), said).content.decode() for _ in range(2))
    code = re.compile(r"[2-9A-Z]{4}(-[2-9A-Z]{4}){3}")
    assert code.search(first)
    assert not code.search(again)
    assert "This card was sent before" in again
    for page in (first, again):
        assert f'data-sent="{said["ticket"]}"' in page


def test_each_form_has_a_ticket_of_its_own(place: Place, client: Client) -> None:
    signed_in(client, place.robin)
    pages = [client.get(at("new_card", place.initiative)).content.decode() for _ in range(2)]
    tickets = {found for page in pages for found in re.findall(r'name="ticket" value="([0-9a-f-]{36})"', page)}
    assert len(tickets) == 2


def test_a_kept_card_is_sent_by_its_script_once(place: Place, client: Client) -> None:
    signed_in(client, place.robin)
    said = fields()
    answers = [client.post(at("send_kept_card", place.initiative), said, headers=JSON).json() for _ in range(2)]
    [card] = Card.objects.all()
    assert answers == [{"state": "sent", "href": f"/cards/{card.pk}"}] * 2
    assert card.author == place.robin


@pytest.mark.parametrize(
    ("more", "status"),
    [({"idea": ""}, 422), ({"authorship": ""}, 422), ({"authorship": "hidden"}, 422), ({"drawing": "<html/>"}, 422)],
)
def test_what_is_not_complete_or_hides_its_author_waits_for_the_person(
    place: Place, client: Client, more: dict[str, str], status: int
) -> None:
    answer = signed_in(client, place.robin).post(at("send_kept_card", place.initiative), fields(**more), headers=JSON)
    assert (answer.status_code, answer.json()["state"]) == (status, "incomplete")
    assert not Card.objects.exists()


def test_what_was_to_be_kept_for_later_becomes_the_draft(place: Place, client: Client) -> None:
    answer = signed_in(client, place.robin).post(
        at("send_kept_card", place.initiative), fields(do="keep", idea="Half"), headers=JSON
    )
    assert answer.json()["state"] == "kept"
    assert CardDraft.objects.get().idea == "Half"


def test_a_kept_card_for_a_closed_initiative_is_refused(place: Place, client: Client) -> None:
    place.initiative.closed_at = NOW
    place.initiative.save()
    answer = signed_in(client, place.robin).post(at("send_kept_card", place.initiative), fields(), headers=JSON)
    assert answer.status_code == 409


def test_before_sending_the_phone_learns_who_is_signed_in(place: Place, client: Client) -> None:
    assert client.get(reverse("ready_to_send")).status_code == 302
    signed_in(client, place.robin)
    first = client.get(reverse("ready_to_send")).json()
    signed_in(client, place.lou)
    other = client.get(reverse("ready_to_send")).json()
    assert first["keeper"] != other["keeper"]
    assert str(place.robin.pk) not in str(first)
    strict = signed_in(Client(enforce_csrf_checks=True), place.robin)
    token = strict.get(reverse("ready_to_send")).json()["token"]
    where = at("send_kept_card", place.initiative)
    assert strict.post(where, fields(), headers=JSON).status_code == 403
    assert strict.post(where, fields(), headers={**JSON, "X-CSRFToken": token}).status_code == 200


def test_one_initiative_opens_its_form_and_several_are_a_choice(place: Place, client: Client) -> None:
    signed_in(client, place.robin)
    assert client.get(reverse("idea"))["Location"] == at("new_card", place.initiative)
    other = an_initiative(place.organisation, title="The garden")
    elsewhere = an_initiative(an_organisation(), title="Far away")
    assert client.get(reverse("idea")).status_code == 302, "Robin takes part in one"
    places.take_part(initiative=other, person=place.robin, by=place.robin, now=NOW)
    page = client.get(reverse("idea")).content.decode()
    assert at("new_card", place.initiative) in page
    assert at("new_card", other) in page
    assert at("new_card", elsewhere) not in page


def test_every_page_offers_the_quick_way_to_who_is_signed_in(place: Place, client: Client) -> None:
    assert f'href="{reverse("idea")}"' not in client.get("/style").content.decode()
    assert f'href="{reverse("idea")}"' in signed_in(client, place.robin).get("/me").content.decode()


@pytest.mark.parametrize("name", ["kept_cards", "offline"])
def test_the_pages_that_a_phone_keeps_name_nobody_and_hold_the_crisis_line(
    place: Place, client: Client, name: str
) -> None:
    place.organisation.crisis_phone = "0800 111"
    place.organisation.save()
    page = signed_in(client, place.robin).get(reverse(name)).content.decode()
    assert "0800 111" in page
    assert [word for word in ("Robin", str(place.robin.pk), "csrfmiddlewaretoken") if word in page] == []


def test_the_worker_stands_at_the_root_and_is_always_asked_for_anew(client: Client) -> None:
    answer = client.get("/sw.js")
    assert answer["Content-Type"].startswith("text/javascript")
    assert answer["Cache-Control"] == "no-cache"
    assert b"importScripts" in answer.getvalue()


def own(client: Client) -> bool:
    return 'data-own="yes"' in client.get("/me").content.decode()


@pytest.mark.parametrize(
    ("session", "keeps"),
    [
        ({}, True),
        ({"account_authentication_methods": [{"method": "password"}]}, True),
        ({"account_authentication_methods": [{"method": "code"}]}, False),
        ({"account_authentication_methods": [{"method": "socialaccount"}]}, False),
        ({devices.SHARED: True}, False),
    ],
)
def test_nothing_is_kept_on_a_device_that_others_use(
    place: Place, client: Client, session: dict[str, object], keeps: bool
) -> None:
    signed_in(client, place.robin)
    store = client.session
    store.update(session)
    store.save()
    assert own(client) is keeps


def test_signing_out_clears_what_the_browser_keeps(place: Place, client: Client) -> None:
    answer = signed_in(client, place.robin).post(reverse("account_logout"))
    assert answer["Clear-Site-Data"] == '"storage"'
    assert "_auth_user_id" not in client.session


@pytest.mark.parametrize("shared", [True, False])
def test_whoever_signs_in_says_whether_others_use_the_device(place: Place, client: Client, shared: bool) -> None:
    signed_in(Client(), place.robin)
    account = Account.objects.get(person=place.robin)
    account.set_password("a long enough word")
    account.save()
    said = {"login": account.username, "password": "a long enough word"} | ({"shared": "on"} if shared else {})
    client.post(reverse("account_login"), said)
    assert own(client) is not shared
