"""Who may do what, in which phase: role × phase, and 404 for all that is private to another organisation."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from tests.factories import NOW, a_facilitator, a_member, an_initiative, an_organisation, signed_in

from assieme.core.access import Permission
from assieme.organisations import access, actions
from assieme.organisations.models import Initiative, Invitation, JoinRequest, Organisation
from assieme.organisations.visitors import VISITOR
from assieme.people.models import Person
from assieme.people.persons import system_person

pytestmark = pytest.mark.django_db
WHO = ("member", "researcher", "facilitator", "administrator", "outside", "visitor")
EVERYBODY, NOBODY = set(WHO), set[str]()
OWN = {"member", "researcher", "facilitator", "administrator"}
LEADERS = {"facilitator", "administrator"}


def _people(organisation: Organisation) -> dict[str, Person]:
    roles = ("member", "researcher", "facilitator", "administrator")
    people = {role: a_member(organisation, role=role) for role in roles}
    return {**people, "outside": a_facilitator(an_organisation()), "visitor": VISITOR}  # type: ignore[dict-item]


def _allowed(permission: Permission[Any], people: dict[str, Person], row: object) -> set[str]:
    return {who for who, person in people.items() if permission.allows(person, row)}


def _close(initiative: Initiative) -> Initiative:
    Initiative.objects.filter(pk=initiative.pk).update(closed_at=NOW)
    return Initiative.objects.get(pk=initiative.pk)


ORGANISATION = {
    # permission: (of one's own organisation, of a published case)
    access.see_organisation: (OWN, EVERYBODY),
    access.lead_organisation: (LEADERS, NOBODY),
    access.change_organisation: ({"administrator"}, NOBODY),
}


@pytest.mark.parametrize("permission", ORGANISATION, ids=lambda permission: permission.name)
def test_an_organisation(permission: Permission[Any]) -> None:
    organisation = an_organisation()
    people = _people(organisation)
    own, published = ORGANISATION[permission]
    assert _allowed(permission, people, organisation) == own
    case = actions.publish_case(organisation=organisation, year=2017, by=system_person(), now=NOW)
    assert _allowed(permission, people, case) == published


INITIATIVE = {
    # permission: (while it is open, when it is closed, of a published case)
    access.see_initiative: (OWN, OWN, EVERYBODY),
    access.lead_initiative: (LEADERS, NOBODY, NOBODY),
    access.take_part: (OWN, NOBODY, OWN),
}


@pytest.mark.parametrize("permission", INITIATIVE, ids=lambda permission: permission.name)
def test_an_initiative(permission: Permission[Any]) -> None:
    organisation = an_organisation()
    people = _people(organisation)
    initiative, closed = an_initiative(organisation), _close(an_initiative(organisation))
    while_open, when_closed, published = INITIATIVE[permission]
    assert _allowed(permission, people, initiative) == while_open
    assert _allowed(permission, people, closed) == when_closed
    actions.publish_case(organisation=organisation, year=2017, by=system_person(), now=NOW)
    assert _allowed(permission, people, Initiative.objects.get(pk=initiative.pk)) == published


def test_a_service_is_seen_by_its_own_people_and_a_published_one_by_everybody() -> None:
    organisation = an_organisation()
    service = actions.add_service(
        organisation=organisation, kind="daily centre", clinical=True, by=system_person(), now=NOW
    )
    people = _people(organisation)
    assert _allowed(access.see_service, people, service) == OWN
    actions.publish_case(organisation=organisation, year=2017, by=system_person(), now=NOW)
    assert _allowed(access.see_service, people, service) == EVERYBODY


def _asked(state: str) -> JoinRequest:
    initiative = an_initiative(an_organisation())
    invitation = actions.open_invitation(initiative=initiative, words="Come.", by=system_person(), now=NOW)
    said = {"name": "Noa", "contact": "at the allotment", "words": "", "standpoint": ""}
    asked = actions.ask_to_join(invitation=invitation, by=invitation, now=NOW, **said)
    if state != "waiting":
        welcome = state == "welcomed"
        actions.settle_join_request(request=asked, welcome=welcome, by=system_person(), now=NOW)
    return JoinRequest.objects.select_related("initiative__organisation").get(pk=asked.pk)


JOIN_REQUEST = {
    "waiting": (LEADERS, NOBODY),
    "welcomed": (NOBODY, LEADERS),
    "declined": (NOBODY, NOBODY),
}


@pytest.mark.parametrize("state", JOIN_REQUEST)
def test_a_request_to_join(state: str) -> None:
    asked = _asked(state)
    people = _people(asked.initiative.organisation)
    settle, forget = JOIN_REQUEST[state]
    assert _allowed(access.settle_join_request, people, asked) == settle
    assert _allowed(access.forget_join_request, people, asked) == forget


@pytest.mark.parametrize(("open_now", "initiative_open", "may"), [(1, 1, True), (0, 1, False), (1, 0, False)])
def test_a_guest_asks_through_the_invitation_that_they_hold(open_now: bool, initiative_open: bool, may: bool) -> None:
    asked = _asked("waiting")
    invitation = Invitation.objects.get(initiative=asked.initiative)
    Invitation.objects.update(is_open=open_now)
    if not initiative_open:
        _close(asked.initiative)
    invitation = Invitation.objects.select_related("initiative").get(pk=invitation.pk)
    other = Invitation.objects.get(initiative=_asked("waiting").initiative)
    assert access.ask_to_join.allows(invitation, invitation) is may
    assert not access.ask_to_join.allows(other, invitation)


PAGES = (
    ("organisation", "organisation"),
    ("organisation", "organisation_settings"),
    ("organisation", "add_service"),
    ("organisation", "begin_initiative"),
    ("initiative", "focus"),
    ("initiative", "market"),
    ("initiative", "poster"),
)
WRITES = (
    ("initiative", "take_part"),
    ("initiative", "stop_taking_part"),
    ("initiative", "close_invitation"),
    ("request", "settle_join_request"),
    ("request", "forget_join_request"),
)


@pytest.mark.parametrize(("about", "name"), PAGES + WRITES, ids=lambda part: part)
def test_what_is_private_to_an_organisation_does_not_exist_outside_of_it(client: Client, about: str, name: str) -> None:
    asked = _asked("waiting")
    rows = {"request": asked, "initiative": asked.initiative, "organisation": asked.initiative.organisation}
    address = reverse(name, kwargs={"id": rows[about].pk})
    send = client.post if (about, name) in WRITES else client.get
    assert send(address).headers["Location"].startswith(reverse("account_login"))
    signed_in(client, a_member(an_organisation(), role="administrator"))
    assert send(address).status_code == 404
    asked.refresh_from_db()
    assert asked.state == "waiting"


def test_the_list_shows_a_persons_own_initiatives_alone(client: Client) -> None:
    own, other = an_initiative(an_organisation()), an_initiative(an_organisation())
    assert client.get(reverse("initiatives")).status_code == 302
    page = signed_in(client, a_member(own.organisation)).get(reverse("initiatives")).content.decode()
    assert own.title in page
    assert other.title not in page
