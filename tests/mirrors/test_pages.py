"""Who may open the pages, and what they say."""

import re
from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from assieme.assemblies.bodies import actions as body_actions
from assieme.assemblies.bodies.models import majorities
from assieme.organisations.models import Membership
from assieme.people.persons import system_person
from tests.assemblies.rooms import Room
from tests.factories import NOW, a_facilitator, a_member, an_organisation, signed_in
from tests.mirrors.rooms import STAFF, USER, a_card, a_counted_vote, a_meeting, a_room, declare

pytestmark = pytest.mark.django_db
PAGE_QUERIES = 47
EVIDENCE_QUERIES = 12


def _mirror_url(room: Room) -> str:
    return reverse("mirror", kwargs={"id": room.assembly.pk})


def _text(html: bytes) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", html.decode())).replace(" .", ".")


def _bare() -> Room:
    return a_room(seats={})


def _promised() -> Room:
    room = a_room(rules={"conditions": majorities(joined=[USER])})
    declare(room, "collaborate")
    return room


def _in_practice() -> Room:
    room = _promised()
    for person in room.everybody:
        a_card(room, person)
    a_meeting(room, room.everybody, chair=room.seated[USER][0])
    a_counted_vote(room, room.everybody, [])
    return room


ROLES = {
    "member": 200,
    "seat": 200,
    "facilitator": 200,
    "administrator": 200,
    "left": 404,
    "elsewhere": 404,
    "anonymous": 302,
}


@pytest.mark.parametrize("phase", [_bare, _promised, _in_practice])
@pytest.mark.parametrize(("role", "status"), ROLES.items())
def test_who_opens_a_mirror(client: Client, role: str, status: int, phase: Callable[[], Room]) -> None:
    room = phase()
    if role == "elsewhere":
        signed_in(client, a_facilitator(an_organisation()))
    elif role == "left":
        person = a_member(room.organisation)
        Membership.objects.filter(person=person).update(left_at=NOW)
        signed_in(client, person)
    elif role == "seat" and room.everybody:
        signed_in(client, room.everybody[0])
    elif role != "anonymous":
        signed_in(client, a_member(room.organisation, role=role if role != "seat" else "member"))
    assert client.get(_mirror_url(room)).status_code == status


def test_the_promise_is_told_in_words(client: Client) -> None:
    room = _promised()
    text = _text(signed_in(client, room.leader).get(_mirror_url(room)).content)
    assert "You promised to collaborate. Your rules allow it." in text
    assert "It is not enough yet to name a level for what happened." in text
    assert "“formal 2”" in text
    assert "What is missing" in text


@pytest.mark.parametrize(
    ("level", "sentence", "flag"),
    [
        ("empower", "Your rules allow less than that. They go as far as collaborate.", "less than promised"),
        ("inform", "Your rules allow more than that. They go as far as collaborate.", "more than promised"),
    ],
)
def test_less_and_more_are_said_plainly(client: Client, level: str, sentence: str, flag: str) -> None:
    room = _promised()
    declare(room, level)
    text = _text(signed_in(client, room.leader).get(_mirror_url(room)).content)
    assert sentence in text
    assert flag in text


def test_nothing_declared_and_no_rules_are_said(client: Client) -> None:
    room = _bare()
    text = _text(signed_in(client, room.leader).get(_mirror_url(room)).content)
    assert "Nothing is promised yet. There are no rules yet that could be read." in text
    assert "Nobody has a seat yet." in text


def test_no_score_and_no_verdict_is_on_the_page(client: Client) -> None:
    room = _in_practice()
    text = _text(signed_in(client, room.leader).get(_mirror_url(room)).content).lower()
    assert not re.search(r"tokenism|\bscore\b|\brank", text)


def test_figures_lead_to_their_rows(client: Client) -> None:
    room = _in_practice()
    html = signed_in(client, room.leader).get(_mirror_url(room)).content.decode()
    cards = reverse("cards", kwargs={"id": room.assembly.initiative_id})
    for address in (cards, f"{cards}?state=answered", reverse("assembly", kwargs={"id": room.assembly.pk})):
        assert f'href="{address}"' in html


def test_a_group_without_initiative_has_no_cards(client: Client) -> None:
    organisation = an_organisation()
    assembly = body_actions.found_assembly(organisation=organisation, name="Panel", by=system_person(), now=NOW)
    signed_in(client, a_member(organisation))
    text = _text(client.get(reverse("mirror", kwargs={"id": assembly.pk})).content)
    assert "This group belongs to no initiative, so there are no cards to count." in text


@pytest.mark.parametrize("more", [0, 3])
def test_the_page_s_queries_stay_the_same(
    client: Client, more: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    room = _in_practice()
    for _ in range(more):
        for person in room.everybody:
            a_card(room, person)
        a_meeting(room, room.everybody)
        a_counted_vote(room, room.seated[USER], room.seated[STAFF])
    signed_in(client, a_member(room.organisation)).get(_mirror_url(room))
    with django_assert_num_queries(PAGE_QUERIES):
        assert client.get(_mirror_url(room)).status_code == 200


@pytest.mark.parametrize("rows", [1, 30])
def test_evidence_lists_one_s_own_mirrors_in_constant_queries(
    client: Client, rows: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    room = _promised()
    for number in range(rows - 1):
        body_actions.found_assembly(organisation=room.organisation, name=f"Group {number}", by=system_person(), now=NOW)
    other = _promised()
    signed_in(client, room.everybody[0])
    with django_assert_num_queries(EVIDENCE_QUERIES):
        html = client.get(reverse("evidence")).content.decode()
    assert len(re.findall(r"assemblies/[0-9a-f-]{36}/mirror", html)) == rows
    assert _mirror_url(other) not in html
    assert "you have a seat" in html


def test_evidence_goes_on_behind_a_page(client: Client) -> None:
    room = _promised()
    for number in range(30):
        body_actions.found_assembly(organisation=room.organisation, name=f"Group {number}", by=system_person(), now=NOW)
    signed_in(client, room.leader)
    html = client.get(reverse("evidence")).content.decode()
    after = re.search(r"\?after=([0-9a-f-]{36})", html)
    assert after is not None
    assert _mirror_url(room) not in html
    assert _mirror_url(room) in client.get(reverse("evidence"), {"after": after[1]}).content.decode()


def test_evidence_leads_to_the_cases_and_to_the_log_of_who_leads(client: Client) -> None:
    room = _promised()
    log = reverse("event_log", kwargs={"id": room.organisation.pk})
    html = signed_in(client, room.leader).get(reverse("evidence")).content.decode()
    assert all(f'href="{address}"' in html for address in (reverse("matrix"), reverse("comparison"), log))
    client.logout()
    assert log not in signed_in(client, room.everybody[0]).get(reverse("evidence")).content.decode()


def test_evidence_asks_to_sign_in(client: Client) -> None:
    assert client.get(reverse("evidence")).status_code == 302
