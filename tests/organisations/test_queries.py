"""Each page asks the database as often for thirty rows as for one."""

from collections.abc import Callable

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from tests.factories import NOW, a_facilitator, an_initiative, an_organisation, signed_in

from assieme.organisations import actions
from assieme.organisations.models import Initiative, Invitation, Organisation
from assieme.people.models import Person
from assieme.people.persons import system_person

pytestmark = pytest.mark.django_db


@pytest.fixture
def organisation() -> Organisation:
    return an_organisation()


@pytest.fixture
def leader(client: Client, organisation: Organisation) -> Person:
    leader = a_facilitator(organisation)
    signed_in(client, leader)
    client.get(reverse("initiatives"))  # whatever a session writes once is written
    return leader


def _queries(client: Client, address: str) -> int:
    with CaptureQueriesContext(
        connection,
    ) as asked:
        answer = client.get(address)
    assert answer.status_code == 200
    return len(asked)


def _places(organisation: Organisation, number: int) -> None:
    for _ in range(number):
        service = actions.add_service(
            organisation=organisation,
            kind="daily centre",
            clinical=True,
            level_of_coproduction="high",
            by=system_person(),
            now=NOW,
        )
        _declared(an_initiative(organisation, service=service), 1)


def _declared(initiative: Initiative, number: int) -> None:
    for _ in range(number):
        declared = actions.Declared(level="collaborate", rung="partnership")
        actions.declare(initiative=initiative, declared=declared, by=system_person(), now=NOW)


def _same_at_one_and_thirty(client: Client, address: str, more: Callable[[int], None]) -> int:
    more(1)
    at_one = _queries(client, address)
    more(29)
    assert _queries(client, address) == at_one
    return at_one


@pytest.mark.parametrize(("name", "number"), [("initiatives", 6), ("matrix", 8), ("matrix_csv", 8), ("comparison", 8)])
def test_lists(client: Client, organisation: Organisation, leader: Person, name: str, number: int) -> None:
    found = _same_at_one_and_thirty(client, reverse(name), lambda n: _places(organisation, n))
    assert found == number


def test_organisation(client: Client, organisation: Organisation, leader: Person) -> None:
    address = reverse("organisation", kwargs={"id": organisation.pk})
    assert _same_at_one_and_thirty(client, address, lambda n: _places(organisation, n)) == 10


def test_matrix_with_many_organisations(client: Client) -> None:
    def publish(number: int) -> None:
        for _ in range(number):
            case = an_organisation()
            _places(case, 1)
            actions.publish_case(organisation=case, year=2017, by=system_person(), now=NOW)

    assert _same_at_one_and_thirty(client, reverse("matrix"), publish) == 4
    assert _queries(client, reverse("comparison")) == 4


def test_focus(client: Client, organisation: Organisation, leader: Person) -> None:
    initiative = an_initiative(organisation)
    address = reverse("focus", kwargs={"id": initiative.pk})
    assert _same_at_one_and_thirty(client, address, lambda n: _declared(initiative, n)) == 7


def test_market(client: Client, organisation: Organisation, leader: Person) -> None:
    initiative = an_initiative(organisation)
    invitation: Invitation = actions.open_invitation(initiative=initiative, words="Come.", by=leader, now=NOW)

    def ask(number: int) -> None:
        for n in range(number):
            said = {"name": f"Noa {n}", "contact": "here", "words": "", "standpoint": "carer"}
            asked = actions.ask_to_join(invitation=invitation, by=invitation, now=NOW, **said)
            said["name"] = f"Lou {n}"
            asked = actions.ask_to_join(invitation=invitation, by=invitation, now=NOW, **said)
            actions.settle_join_request(request=asked, welcome=True, by=leader, now=NOW)

    address = reverse("market", kwargs={"id": initiative.pk})
    assert _same_at_one_and_thirty(client, address, ask) == 8
