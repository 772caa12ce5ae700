"""The declaration: said on small pages, kept with who and when, its contradictions told and never blocked."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from tests.factories import NOW, a_facilitator, a_member, an_initiative, an_organisation, signed_in

from assieme.core.models import Event
from assieme.organisations import actions
from assieme.organisations.focus_reads import crosswalk, focus
from assieme.organisations.models import Declaration, Initiative
from assieme.people.models import Person
from assieme.people.persons import system_person

pytestmark = pytest.mark.django_db


@pytest.fixture
def initiative() -> Initiative:
    return an_initiative(an_organisation())


@pytest.fixture
def leader(initiative: Initiative) -> Person:
    return a_facilitator(initiative.organisation)


def _page(initiative: Initiative, page: str) -> str:
    return reverse("declare", kwargs={"id": initiative.pk, "page": page})


def _declare(initiative: Initiative, level: str = "collaborate", **said: Any) -> Declaration:
    declared = actions.Declared(level=level, **said)
    return actions.declare(initiative=initiative, declared=declared, by=system_person(), now=NOW)


def test_a_level_alone_is_a_declaration(client: Client, initiative: Initiative, leader: Person) -> None:
    answer = signed_in(client, leader).post(_page(initiative, "level"), {"level": "involve", "save": "yes"})
    assert answer.headers["Location"] == reverse("focus", kwargs={"id": initiative.pk})
    declaration = initiative.declarations.get()
    assert (declaration.level, declaration.rung, declaration.declared_by) == ("involve", "", leader)


def test_what_is_said_on_each_page_waits_until_it_is_saved(
    client: Client, initiative: Initiative, leader: Person
) -> None:
    signed_in(client, leader)
    client.post(_page(initiative, "level"), {"level": "collaborate"})
    said = {"rung": "partnership", "way": "between", "type": "collective", "scale": "meso", "understanding": ""}
    client.post(_page(initiative, "terms"), {**said, "parts": ["co-design", "co-assess"]})
    assert not initiative.declarations.exists()
    words = {"aims": "A quiet corner.", "whose_words": "Wednesday group", "replaces_paid_service": "no"}
    client.post(_page(initiative, "words"), {**words, "save": "yes"})
    declaration = initiative.declarations.get()
    assert (declaration.level, declaration.rung, declaration.parts) == (
        "collaborate",
        "partnership",
        ["co-design", "co-assess"],
    )
    assert (declaration.aims, declaration.replaces_paid_service) == ("A quiet corner.", False)


def test_saying_it_anew_keeps_what_was_said_before(client: Client, initiative: Initiative, leader: Person) -> None:
    first = _declare(initiative, level="consult", aims="A quiet corner.", parts=("co-design",))
    signed_in(client, leader).post(_page(initiative, "level"), {"level": "involve", "save": "yes"})
    now, before = initiative.declarations.order_by("-id")
    assert (now.level, now.aims, now.parts) == ("involve", "A quiet corner.", ["co-design"])
    assert (before.pk, before.level) == (first.pk, "consult")


def test_without_a_level_nothing_is_saved_and_the_page_says_so(
    client: Client, initiative: Initiative, leader: Person
) -> None:
    answer = signed_in(client, leader).post(_page(initiative, "level"), {"level": "", "save": "yes"})
    assert answer.status_code == 200
    assert "Please look at this again" in answer.content.decode()
    assert not initiative.declarations.exists()


def test_the_page_tells_the_promise_its_history_and_who(client: Client, initiative: Initiative, leader: Person) -> None:
    _declare(initiative, level="consult")
    declared = actions.Declared(level="collaborate", aims="A quiet corner.", rung="partnership")
    actions.declare(initiative=initiative, declared=declared, by=leader, now=NOW)
    page = signed_in(client, leader).get(reverse("focus", kwargs={"id": initiative.pk})).content.decode()
    assert "A quiet corner." in page
    assert "People and staff share the plans and the choices." in page
    assert f"said by {leader}" in page
    assert "This side-by-side is our own." in page


def test_contradictions_are_told_with_their_reason_and_block_nothing(
    client: Client, initiative: Initiative, leader: Person
) -> None:
    _declare(initiative, level="empower", rung="consultation", type="individualised", scale="macro")
    current = focus(initiative).current
    assert current is not None
    assert [note.reason for note in current.notes] == ["level and rung", "individualised and macro"]
    page = signed_in(client, leader).get(reverse("focus", kwargs={"id": initiative.pk})).content.decode()
    assert "The level and the step of the ladder are far apart." in page
    assert initiative.declarations.count() == 1


def test_a_declaration_without_contradictions_has_no_notes(initiative: Initiative) -> None:
    _declare(initiative, rung="partnership", way="between", scale="meso", replaces_paid_service=False)
    current = focus(initiative).current
    assert current is not None
    assert current.notes == ()


def test_the_log_holds_no_words(initiative: Initiative) -> None:
    _declare(initiative, aims="A quiet corner.")
    event = Event.objects.get(kind="organisations.declaration_made")
    assert set(event.data) == {"declaration", "level"}


def test_the_crosswalk_is_a_whole_table_from_the_top_down() -> None:
    rows = crosswalk()
    assert [row.step.value for row in rows][:2] == ["citizen control", "delegated power"]
    assert sum(row.level_span for row in rows) == sum(row.way_span for row in rows) == len(rows) == 8
    assert [row.way.value for row in rows if row.way_span] == ["with", "for", "to"]


def test_a_member_reads_the_promise_and_may_not_change_it(client: Client, initiative: Initiative) -> None:
    signed_in(client, a_member(initiative.organisation))
    assert client.get(reverse("focus", kwargs={"id": initiative.pk})).status_code == 200
    assert client.get(_page(initiative, "level")).status_code == 404


def test_an_unknown_page_of_the_form_does_not_exist(client: Client, initiative: Initiative, leader: Person) -> None:
    assert signed_in(client, leader).get(_page(initiative, "everything")).status_code == 404
