"""Replies to a mirror, and the mirrors of more than one group."""

from collections.abc import Callable

import pytest
from django.http import Http404
from django.test import Client
from django.urls import reverse

from assieme.assemblies.bodies import actions as body_actions
from assieme.assemblies.votes.models import Vote
from assieme.mirrors import actions, evidence_rows, places, reads, tried
from assieme.mirrors.models import Reply
from assieme.mirrors.months_asked import last_year
from assieme.organisations.models import Initiative
from assieme.people.erasure import erase_identity_of
from assieme.people.models import Person
from assieme.people.persons import system_person
from tests.assemblies.rooms import Room
from tests.factories import NOW, a_facilitator, a_member, an_organisation, signed_in
from tests.mirrors.rooms import USER, a_counted_vote, a_room, declare, initiative_of

pytestmark = pytest.mark.django_db
WORDS = "Let us talk about it on Wednesday."


def _seat(room: Room) -> Person:
    return room.seated[USER][0]


def _leader(room: Room) -> Person:
    return room.leader


def _elsewhere(_room: Room) -> Person:
    return a_facilitator(an_organisation())


@pytest.mark.parametrize(("who", "may"), [(_seat, True), (_leader, False), (_elsewhere, False)])
def test_who_replies(who: Callable[[Room], Person], may: bool) -> None:
    room = a_room(rules={})
    by = who(room)
    if may:
        assert actions.reply_to_mirror(assembly=room.assembly, words=WORDS, by=by, now=NOW) is not None
        return
    with pytest.raises(Http404):
        actions.reply_to_mirror(assembly=room.assembly, words=WORDS, by=by, now=NOW)


def test_a_reply_stands_on_the_page_with_a_name_and_can_be_taken_back(client: Client) -> None:
    room = a_room(rules={})
    robin, page = _seat(room), reverse("mirror", kwargs={"id": room.assembly.pk})
    signed_in(client, robin)
    client.post(page, {"words": "First words."})
    client.post(page, {"words": WORDS})
    html = client.get(page).content.decode()
    assert WORDS in html
    assert "First words." not in html
    assert str(robin) in html
    client.post(page, {"words": ""})
    assert not Reply.objects.exists()
    assert "Nobody has said anything yet." in client.get(page).content.decode()


def test_words_that_are_too_long_are_not_lost(client: Client) -> None:
    room = a_room(rules={})
    page = reverse("mirror", kwargs={"id": room.assembly.pk})
    signed_in(client, _seat(room))
    lines = "a\r\n" * 999
    refused = client.post(page, {"words": f"{lines}Two thousand and some."})
    assert refused.status_code == 422
    assert "Two thousand and some." in refused.content.decode()
    # A browser counts the end of a line once.
    assert client.post(page, {"words": f"{lines}b"}).status_code == 302
    assert Reply.objects.get().words == "a\n" * 999 + "b"


def test_a_reply_goes_with_whoever_said_it() -> None:
    room = a_room(rules={})
    robin = _seat(room)
    said = actions.reply_to_mirror(assembly=room.assembly, words=WORDS, by=robin, now=NOW)
    erase_identity_of(robin, NOW)
    assert said is not None
    said.refresh_from_db()
    assert said.words == ""


@pytest.mark.parametrize("of", ["initiative", "organisation"])
def test_all_groups_together_list_promises_and_no_average(client: Client, of: str) -> None:
    room = a_room(rules={})
    declare(room, "collaborate")
    key = room.organisation.pk if of == "organisation" else initiative_of(room.assembly).pk
    signed_in(client, a_member(room.organisation))
    html = client.get(reverse(f"mirror_of_{of}", kwargs={"id": key})).content.decode()
    assert "What each promised" in html
    assert reverse("mirror", kwargs={"id": room.assembly.pk}) in html
    client.logout()
    signed_in(client, a_facilitator(an_organisation()))
    assert client.get(reverse(f"mirror_of_{of}", kwargs={"id": key})).status_code == 404


def test_a_page_of_many_groups_says_that_there_are_others(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    room = a_room(rules={}, seats={})
    page = reverse("mirror_of_organisation", kwargs={"id": room.organisation.pk})
    signed_in(client, room.leader)
    assert "See the other groups" not in client.get(page).content.decode()
    body_actions.found_assembly(organisation=room.organisation, name="Panel", by=system_person(), now=NOW)
    monkeypatch.setattr(reads, "PAGE", 1)
    assert "See the other groups" in client.get(page).content.decode()


def test_nobody_is_sent_to_raise_an_idea_where_the_initiative_is_closed(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tried, "suggested", lambda *_found, **_rules: (tried.ONE_EACH,))
    room = a_room(rules={}, seats={})
    initiative = initiative_of(room.assembly)
    signed_in(client, room.leader)
    page, new = reverse("mirror", kwargs={"id": room.assembly.pk}), reverse("new_card", kwargs={"id": initiative.pk})
    assert f'href="{new}"' in client.get(page).content.decode()
    Initiative.objects.filter(pk=initiative.pk).update(closed_at=NOW)
    assert f'href="{new}"' not in client.get(page).content.decode()


def test_decisions_that_tell_something_are_not_cut_off(monkeypatch: pytest.MonkeyPatch) -> None:
    room = a_room(rules={}, seats={USER: 3})
    telling, _newer = (a_counted_vote(room, room.everybody, []) for _ in range(2))
    ways = {str(telling.pk): "users"}
    monkeypatch.setattr(evidence_rows, "way_of", lambda made, *_ballots: ways.get(made.decision, "alike"))
    Vote.objects.filter(pk=telling.pk).update(closed_at=NOW)
    monkeypatch.setattr(evidence_rows, "MOST", 1)
    lines = evidence_rows.decision_lines(places.of_assembly(room.assembly), last_year(NOW.date()), "professional")
    assert [line.id for line in lines] == [telling.pk]


def test_rows_of_another_kind_do_not_exist(client: Client) -> None:
    room = a_room(rules={})
    signed_in(client, room.leader)
    assert client.get(reverse("mirror_rows", kwargs={"id": room.assembly.pk, "what": "people"})).status_code == 404
