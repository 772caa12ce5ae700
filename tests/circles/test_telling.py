"""Somebody who is named is told, sees all that is written, and can have it erased."""

import re

import pytest
from django.http import Http404
from django.test import Client
from django.urls import reverse
from tests.circles.placing import place
from tests.factories import NOW, a_facilitator, a_member, an_organisation, signed_in
from tests.paper import assert_accessible, text_of

from assieme.circles import contact_actions, reads, telling_actions
from assieme.circles.contact_actions import ContactPlan
from assieme.circles.models import Move, PlacedPerson, Telling
from assieme.core.access import Refused
from assieme.core.models import Event
from assieme.organisations.models import Initiative, Membership, Organisation
from assieme.people.erasure import erase_identity_of
from assieme.people.export import everything_about
from assieme.people.models import Notice, Person

pytestmark = pytest.mark.django_db


@pytest.fixture
def zeb(organisation: Organisation) -> Person:
    """A member who does not take part."""
    return a_member(organisation, "carer", name="Zebediah")


@pytest.fixture
def placed(initiative: Initiative, person: Person) -> PlacedPerson:
    placed = place(initiative, person, name="Zebediah", standpoint="carer")
    plan = ContactPlan(how="at the market", how_often="weekly", keeper=person)
    return contact_actions.plan_contact(placed=placed, plan=plan, by=person, now=NOW)


@pytest.fixture
def told(placed: PlacedPerson, person: Person, zeb: Person) -> PlacedPerson:
    return telling_actions.tell_member(placed=placed, member=zeb, by=person, now=NOW)


def test_a_member_gets_a_notice_that_leads_to_all_that_is_written(
    client: Client, told: PlacedPerson, zeb: Person
) -> None:
    notice = Notice.objects.get(person=zeb)
    html = signed_in(client, zeb).get(notice.path).content.decode()
    for written in (
        "Zebediah",
        "circle of involved",
        "can say what you think",
        "carer",
        "at the market",
        "every week",
        "Noa",
    ):
        assert written in html
    client.post(reverse("circle_fine", kwargs={"id": told.pk}))
    told.refresh_from_db()
    assert told.agreed_at is not None
    assert "You said that it is fine" in client.get(notice.path).content.decode()


def test_an_objection_takes_the_name_away_everywhere_at_once(
    client: Client, told: PlacedPerson, zeb: Person, person: Person, organisation: Organisation
) -> None:
    leader = a_facilitator(organisation)
    answer = signed_in(client, zeb).post(reverse("circle_object", kwargs={"id": told.pk}))
    assert answer.headers["Location"] == reverse("circle_gone")
    told.refresh_from_db()
    assert (told.name, told.contact_how, told.standpoint, told.member) == ("", "", "", None)
    client = signed_in(client, person)
    for address in ("people", "circle_story"):
        html = client.get(reverse(address, kwargs={"id": told.initiative_id})).content.decode()
        assert "Zebediah" not in html
    assert "Someone leaves the circle of involved." in html
    for address in ("circle_pdf", "circle_contacts"):
        content = client.get(reverse(address, kwargs={"id": told.initiative_id})).content
        assert "Zebediah" not in text_of(content)
    assert client.get(reverse("circle_person", kwargs={"id": told.pk})).status_code == 404
    assert Notice.objects.filter(person=leader, code="circles.person_objected").count() == 1


def test_nobody_learns_from_the_story_or_the_leaders_notice_who_objected(
    client: Client, told: PlacedPerson, zeb: Person, person: Person, organisation: Organisation
) -> None:
    leader = a_facilitator(organisation)
    telling_actions.object_to_name(placed=told, by=zeb, now=NOW)
    assert Move.objects.order_by("id").last().moved_by.kind == Person.Kind.SYSTEM  # type: ignore[union-attr]
    html = signed_in(client, leader).get(reverse("circle_story", kwargs={"id": told.initiative_id})).content.decode()
    assert "Zebediah" not in html
    assert "Zebediah" not in Notice.objects.get(person=leader).words
    assert "Zebediah" not in str(list(Event.objects.values()))


def letter_of(placed: PlacedPerson, person: Person) -> tuple[Telling, str]:
    return telling_actions.make_letter(placed=placed, by=person, now=NOW)


def test_a_letter_lets_somebody_without_account_answer_and_object(
    client: Client, placed: PlacedPerson, person: Person
) -> None:
    html = signed_in(client, person).post(reverse("circle_letter", kwargs={"id": placed.pk})).content.decode()
    link = re.search(r'href="http://testserver(/named/[^"]+)"', html)
    code = re.search(r'name="code" value="([^"]+)"', html)
    assert link is not None
    assert code is not None
    content = client.post(reverse("circle_letter_pdf", kwargs={"id": placed.pk}), {"code": code[1]}).content
    assert_accessible(content, pages=1)
    assert "Dear Zebediah" in text_of(content)
    assert code[1] not in str(list(Telling.objects.values()))
    guest = Client()
    html = guest.get(link[1]).content.decode()
    assert "at the market" in html
    assert guest.get(link[1].lower()).status_code == 200, "a code that is typed in small letters opens it too"
    assert guest.post(f"{link[1]}/fine").status_code == 302
    placed.refresh_from_db()
    assert placed.agreed_at is not None
    guest.post(f"{link[1]}/object")
    placed.refresh_from_db()
    assert placed.name == ""
    assert guest.get(link[1]).status_code == 404
    assert guest.get(reverse("circle_gone")).status_code == 200


def test_a_newer_letter_or_a_notice_closes_the_older_letter(placed: PlacedPerson, person: Person, zeb: Person) -> None:
    first, old = letter_of(placed, person)
    _second, new = letter_of(placed, person)
    assert reads.telling_with(old) is None
    assert reads.telling_with(new) is not None
    with pytest.raises(Http404):
        telling_actions.object_to_name(placed=placed, by=first, now=NOW)
    telling_actions.tell_member(placed=placed, member=zeb, by=person, now=NOW)
    assert reads.telling_with(new) is None


def test_only_the_person_named_may_answer(told: PlacedPerson, person: Person, organisation: Organisation) -> None:
    other = place(told.initiative, person, name="Lou")
    telling, _code = letter_of(other, person)
    for somebody in (person, a_facilitator(organisation), telling):
        with pytest.raises(Http404):
            telling_actions.object_to_name(placed=told, by=somebody, now=NOW)
        with pytest.raises(Http404):
            telling_actions.agree_to_name(placed=told, by=somebody, now=NOW)


def test_one_may_object_after_leaving_and_when_the_initiative_is_closed(told: PlacedPerson, zeb: Person) -> None:
    Membership.objects.filter(person=zeb).update(left_at=NOW)
    Initiative.objects.filter(pk=told.initiative_id).update(closed_at=NOW)
    telling_actions.object_to_name(placed=told, by=zeb, now=NOW)
    told.refresh_from_db()
    assert told.name == ""


def test_a_member_is_told_once_and_only_where_they_belong(told: PlacedPerson, person: Person, zeb: Person) -> None:
    second = place(told.initiative, person, name="Zeb")
    for member in (zeb, a_member(an_organisation(), "carer")):
        with pytest.raises(Refused):
            telling_actions.tell_member(placed=second, member=member, by=person, now=NOW)
    assert str(zeb.pk) not in dict(reads.members_to_tell(second))


def test_the_page_proposes_the_member_of_that_name(
    client: Client, placed: PlacedPerson, person: Person, zeb: Person
) -> None:
    client = signed_in(client, person)
    address = reverse("circle_tell", kwargs={"id": placed.pk})
    assert f'value="{zeb.pk}" selected' in client.get(address).content.decode()
    assert client.post(address, {"member": ""}).status_code == 422
    assert client.post(address, {"member": str(zeb.pk)}).status_code == 302
    placed.refresh_from_db()
    assert placed.member == zeb


def test_a_members_name_is_in_their_export_and_goes_with_their_identity(told: PlacedPerson, zeb: Person) -> None:
    rows = everything_about(zeb)["circles.placedperson"]
    assert [row["name"] for row in rows] == ["Zebediah"]
    assert "keeper_id" not in rows[0]
    erase_identity_of(zeb, NOW)
    told.refresh_from_db()
    assert (told.name, told.contact_how) == ("", "")
    assert not reads.placed_people(told.initiative).exists()


def test_the_keepers_export_holds_nobody_elses_name(told: PlacedPerson, person: Person) -> None:
    rows = everything_about(person)["circles.placedperson"]
    assert "name" not in rows[0]
