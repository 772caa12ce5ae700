"""Rows behind the figures of a mirror of many groups, and the rule in words."""

import pytest
from django.test import Client
from django.urls import reverse

from assieme.assemblies.bodies import actions as body_actions
from assieme.mirrors import places
from assieme.mirrors.evidence_rows import meeting_lines, seat_lines
from assieme.mirrors.months_asked import last_year
from assieme.mirrors.rows_page import KINDS
from assieme.people.persons import system_person
from tests.assemblies.rooms import a_seat
from tests.factories import NOW, a_facilitator, a_member, an_organisation, signed_in
from tests.mirrors.rooms import SPRING, STAFF, USER, a_meeting, a_room, initiative_of

pytestmark = pytest.mark.django_db
TODAY = NOW.date()


@pytest.mark.parametrize("of", ["initiative", "organisation"])
def test_every_figure_of_many_groups_opens_its_rows_for_who_belongs_there(client: Client, of: str) -> None:
    room = a_room(rules={})
    a_meeting(room, room.everybody, now=NOW)
    key = room.organisation.pk if of == "organisation" else initiative_of(room.assembly).pk
    signed_in(client, a_member(room.organisation))
    html = client.get(reverse(f"mirror_of_{of}", kwargs={"id": key})).content.decode()
    assert f'href="{reverse(f"mirror_rows_of_{of}", kwargs={"id": key, "what": "meetings"})}?from=' in html
    addresses = [reverse(f"mirror_rows_of_{of}", kwargs={"id": key, "what": what}) for what in (*KINDS, "people")]
    assert [client.get(one).status_code for one in addresses] == [*[200] * len(KINDS), 404]
    client.logout()
    signed_in(client, a_facilitator(an_organisation()))
    assert {client.get(one).status_code for one in addresses} == {404}


def test_seats_are_told_without_names_and_sides() -> None:
    room = a_room(rules={}, seats={USER: 3, STAFF: 2})
    other = body_actions.found_assembly(organisation=room.organisation, name="Panel", by=system_person(), now=SPRING)
    a_seat(other, USER)
    lines = seat_lines(places.of_organisation(room.organisation), last_year(TODAY))
    assert {line.group: line.seats for line in lines} == {"Wednesday committee": 5, "Panel": 1}


def test_a_row_tells_the_side_in_the_chair_only_of_who_shows_it() -> None:
    room = a_room(rules={})
    shows, hides = room.seated[USER][:2]
    shows.memberships.update(show_standpoint=True)
    for chair in (shows, hides):
        a_meeting(room, room.everybody, chair=chair)
    assert sorted(line.chair for line in meeting_lines(places.of_assembly(room.assembly), last_year(TODAY))) == [
        "",
        USER,
    ]


def test_the_rule_stands_in_words_with_its_numbers(client: Client) -> None:
    room = a_room(rules={})
    html = signed_in(client, room.leader).get(reverse("mirror", kwargs={"id": room.assembly.pk})).content.decode()
    assert "8 went the service users’ way, or more." in html
    assert "only when its chance is 80 % or more" in html
