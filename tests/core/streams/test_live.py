"""The address of a stream inside Django: who may look on, and what browsers without a stream get."""

import time
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse
from tests.core.streams.conftest import RENDERED
from tests.factories import NOW, a_member, an_organisation, signed_in

from assieme.core.streams.topics import bump, forget_old, versions
from assieme.organisations.models import Membership, Organisation

pytestmark = pytest.mark.django_db


@pytest.fixture
def organisation() -> Organisation:
    return an_organisation()


@pytest.fixture
def address(kind: str, organisation: Organisation) -> str:
    return reverse("live", kwargs={"kind": kind, "topic": organisation.pk})


@pytest.fixture
def inside(client: Client, organisation: Organisation) -> Client:
    return signed_in(client, a_member(organisation))


def test_who_may_look_on_gets_the_content_and_its_mark(
    inside: Client, address: str, organisation: Organisation
) -> None:
    answer = inside.get(address)
    assert f"<p id='name'>{organisation.name} for member, Yes, Europe/Rome</p>" == answer.text
    again = inside.get(address, headers={"If-None-Match": answer["ETag"]})
    assert (again.status_code, again.content) == (304, b"")


def test_the_content_is_in_the_language_of_who_looks_on(inside: Client, address: str) -> None:
    english, italian = inside.get(address), inside.get(address, headers={"Accept-Language": "it"})
    assert "Sì" in italian.text
    assert english["ETag"] != italian["ETag"]


def test_nobody_else_learns_that_it_is_there(address: str, organisation: Organisation, kind: str) -> None:
    stranger = signed_in(Client(), a_member(an_organisation()))
    unknown = reverse("live", kwargs={"kind": kind, "topic": uuid4()})
    other_kind = reverse("live", kwargs={"kind": "no-such-kind", "topic": organisation.pk})
    answers = [Client().get(address), stranger.get(address), stranger.get(unknown), stranger.get(other_kind)]
    assert [answer.status_code for answer in answers] == [404] * 4
    assert RENDERED == []


def test_who_left_is_let_in_no_more(inside: Client, address: str) -> None:
    assert inside.get(address).status_code == 200
    Membership.objects.update(left_at=NOW)
    assert inside.get(address).status_code == 404


def test_where_a_proxy_leads_no_streams_the_script_is_told_to_ask_without(inside: Client, address: str) -> None:
    answer = inside.get(address, headers={"Accept": "text/event-stream"})
    assert answer.status_code == 406
    assert RENDERED == []


def test_looking_on_is_no_sign_of_life(inside: Client, address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    inside.get(reverse("my_name"))
    ends = inside.session["ends"]
    later = time.time() + 20 * 60
    monkeypatch.setattr("assieme.people.middleware.time.time", lambda: later)
    assert inside.get(address).status_code == 200
    assert inside.session["ends"] == ends
    inside.get(reverse("my_name"))
    assert inside.session["ends"] > ends


def test_each_bump_counts() -> None:
    one, other = uuid4(), uuid4()
    for _ in range(3):
        bump(one, now=NOW)
    bump(other, now=NOW)
    assert versions([one, other, uuid4()]) == {one: 3, other: 1}


def test_topics_that_rest_are_forgotten() -> None:
    old, new = uuid4(), uuid4()
    bump(old, now=NOW.replace(day=1))
    bump(new, now=NOW)
    assert forget_old(now=NOW) == 1
    assert versions([old, new]) == {new: 1}
