"""The rules as people write, read, download and print them."""

import json
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from django.test import Client
from django.urls import reverse
from typer.testing import CliRunner

from assieme.assemblies.bodies.actions import adopt_rules
from assieme.assemblies.bodies.models import Constitution, RulesDraft, Seat, majorities
from assieme.assemblies.bodies.patterns import patterns
from assieme.assemblies.bodies.rules import Rules
from assieme.cli.main import app
from tests.assemblies.bodies.saying import posted
from tests.assemblies.rooms import STAFF, USER, Room, a_room, an_open_vote
from tests.assemblies.test_pages import page, queries
from tests.factories import NOW, a_member, an_organisation, signed_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def room() -> Room:
    return a_room({USER: 6, STAFF: 5}, conditions=majorities(joined=[USER]))


def post(client: Client, name: str, room: Room, rules: Rules, **more: str) -> Any:
    form = posted(rules)
    form.update(more)
    address = reverse(name, kwargs={"id": room.assembly.pk})
    return client.post(address, form.urlencode(), content_type="application/x-www-form-urlencoded")


def test_a_condition_is_added_and_taken_out_without_script(room: Room, client: Client) -> None:
    signed_in(client, room.leader)
    answer = post(client, "rules_draft", room, Rules(), step="add-condition")
    assert answer["Location"].endswith("/rules/change#passing")
    assert page(client, "change_rules", room.assembly).count('name="condition-1-need"') == 1
    post(client, "rules_draft", room, Rules(conditions=majorities(joined=[USER])), step="drop-condition-0")
    assert 'name="condition-1-need"' not in page(client, "change_rules", room.assembly)


def test_while_one_writes_the_draft_is_kept_and_its_meaning_told(room: Room, client: Client) -> None:
    signed_in(client, room.leader)
    form = posted(Rules(conditions=majorities(joined=[STAFF])))
    address = reverse("rules_draft", kwargs={"id": room.assembly.pk})
    answer = client.post(
        address, form.urlencode(), content_type="application/x-www-form-urlencoded", headers={"HX-Request": "true"}
    )
    text = " ".join(answer.content.decode().split())
    assert "All service users are for it, all professionals against. <strong>It fails." in text
    assert "Your draft is kept." in text
    assert "<html" not in text
    assert RulesDraft.objects.get().rules["conditions"] == majorities(joined=[STAFF])
    other = Client()
    signed_in(other, room.seated[USER][0])
    assert 'value="begin-again"' not in page(other, "change_rules", room.assembly)
    post(client, "rules_draft", room, Rules(), step="begin-again")
    assert not RulesDraft.objects.exists()


def test_a_template_fills_the_page_and_becomes_the_rules(room: Room, client: Client) -> None:
    signed_in(client, room.leader)
    assert "Like AppuntaMenti" in page(client, "rules_templates", room.assembly)
    page(client, "rules_templates", room.assembly, 302, pattern="mixed-governance")
    page(client, "rules_templates", room.assembly, 404, pattern="no-such")
    text = page(client, "change_rules", room.assembly)
    assert "9 seats" not in text
    assert "With these seats: 5 service users, 3 carers, 1 volunteer, 5 professionals, 1 manager." in text
    post(client, "change_rules", room, patterns()[0].rules)
    assert Rules.of(Constitution.objects.latest("version")) == patterns()[0].rules
    assert not RulesDraft.objects.exists()
    assert "5 service users, elected, for 24 months." in page(client, "assembly_rules", room.assembly)


def test_versions_say_what_they_changed(room: Room, client: Client) -> None:
    signed_in(client, room.leader)
    post(client, "change_rules", room, Rules(conditions=majorities(joined=[USER]), binding=False))
    text = page(client, "assembly_rules", room.assembly)
    assert "<li>A decision is advice. It does not bind the service.</li>" in text
    assert "<del>A decision binds the service.</del>" in text


def test_two_versions_that_one_chooses_stand_side_by_side(room: Room, client: Client) -> None:
    signed_in(client, a_member(room.organisation))
    alone = client.get(reverse("compare_rules", kwargs={"id": room.assembly.pk}))
    assert alone["Location"] == reverse("assembly_rules", kwargs={"id": room.assembly.pk})
    for rules in (Rules(binding=False), Rules(binding=False, ballots="open")):
        adopt_rules(assembly=room.assembly, rules=rules, by=room.leader, now=NOW)
    whole = page(client, "compare_rules", room.assembly)
    assert "From version 1 to version 3" in whole
    assert "<del>A decision binds the service.</del>" in whole
    address = reverse("compare_rules", kwargs={"id": room.assembly.pk})
    text = " ".join(client.get(f"{address}?one=3&other=2").content.decode().split())
    assert "From version 2 to version 3" in text
    new, same = text.split("<h3>No longer</h3>")[0], text.split("<h3>In both</h3>")[1]
    assert "Votes are open. Names and choices can be seen." in new
    assert "A decision is advice. It does not bind the service." in same
    assert "<del>Each vote is secret.</del>" in text
    assert "From version 1 to version 3" in client.get(f"{address}?one=2&other=x").content.decode()
    signed_in(client, a_member(an_organisation()))
    assert client.get(address).status_code == 404


def test_the_file_is_read_by_the_command_and_gives_the_level_of_the_page(
    room: Room, client: Client, tmp_path: Path
) -> None:
    text = page(signed_in(client, room.leader), "assembly_rules", room.assembly)
    answer = client.get(reverse("rules_file", kwargs={"id": room.assembly.pk}))
    assert answer["Content-Disposition"] == 'attachment; filename="constitution.toml"'
    file = tmp_path / "constitution.toml"
    file.write_bytes(answer.content)
    found = json.loads(CliRunner().invoke(app, ["power", str(file), "--json"]).stdout)
    assert found["level"] == "collaborate"
    assert 'class="level level--collaborate"' in text
    assert found["standpoints"]["service user"]["can_block"] is True
    assert len(found["members"]) == 11


def test_the_rules_are_printed_as_a_tagged_page(room: Room, client: Client) -> None:
    answer = signed_in(client, room.leader).get(reverse("rules_pdf", kwargs={"id": room.assembly.pk}))
    with pikepdf.open(BytesIO(answer.content)) as made:
        assert 1 <= len(made.pages) <= 2
        assert made.Root.MarkInfo.Marked
    assert client.get(reverse("rules_pdf", kwargs={"id": a_room({USER: 0}).assembly.pk})).status_code == 404


PAGES = ("change_rules", "rules_templates")
ROLES = {"user": (200, 200), "member": (404, 404), "facilitator": (200, 200)}


@pytest.mark.parametrize("voted", [False, True], ids=["before a vote", "after one"])
@pytest.mark.parametrize("role", ROLES)
def test_who_may_write_rules(role: str, voted: bool, room: Room, client: Client) -> None:
    if voted:
        an_open_vote(room)
    people = {"user": room.seated[USER][0], "member": a_member(room.organisation), "facilitator": room.leader}
    signed_in(client, people[role])
    found = tuple(client.get(reverse(name, kwargs={"id": room.assembly.pk})).status_code for name in PAGES)
    assert found == ROLES[role]


def test_an_open_seat_is_taken_on_the_page(client: Client) -> None:
    room = a_room({USER: 0}, seat_plan=patterns()[1].rules.seat_plan)
    signed_in(client, a_member(room.organisation))
    text = page(client, "assembly_seats", room.assembly)
    assert "5 seats are free" in text
    assert text.count("Take a seat") == 1
    page(client, "take_seat", room.assembly, 302, standpoint=USER)
    text = page(client, "assembly_seats", room.assembly)
    assert "You have a seat here." in text
    assert "Take a seat" not in text


def test_the_days_on_which_terms_end_are_told_without_names(room: Room, client: Client) -> None:
    Seat.objects.filter(person=room.seated[USER][0]).update(term_ends=date(2027, 3, 1))
    text = page(signed_in(client, room.leader), "assembly_seats", room.assembly)
    assert "<li>1 seat, on " in text
    client.cookies["django_language"] = "it"
    assert "<li>1 posto, il " in page(client, "assembly_seats", room.assembly)


@pytest.mark.parametrize("seats", [1, 30])
def test_rules_and_seats_cost_the_same_with_one_seat_and_with_thirty(seats: int, client: Client) -> None:
    room = a_room({USER: seats})
    signed_in(client, room.leader)
    found = [
        queries(client, reverse(name, kwargs={"id": room.assembly.pk}))
        for name in ("assembly_rules", "change_rules", "assembly_seats")
    ]
    assert found == [8, 8, 6]
