"""Rows for tests, made through the same actions that people use."""

from datetime import UTC, datetime
from itertools import count
from typing import Any

from django.test import Client

from assieme.organisations import actions
from assieme.organisations.models import Initiative, Membership, Organisation
from assieme.people.models import Account, Person
from assieme.people.persons import system_person

NOW = datetime(2026, 5, 4, 9, 30, tzinfo=UTC)
_numbers = count(1)


def an_organisation(**details: Any) -> Organisation:
    return actions.found_organisation(name=f"Lakeside {next(_numbers)}", by=system_person(), now=NOW, **details)


def a_name() -> str:
    return f"Person {next(_numbers)}"


def a_member(organisation: Organisation, *standpoints: str, role: str = "member", name: str = "") -> Person:
    """A person who belongs to the organisation and speaks from the first of `standpoints` (service user by default)."""
    membership = actions.welcome_person(
        organisation=organisation,
        display_name=name or a_name(),
        standpoints=list(standpoints or ["service user"]),
        role=role,
        by=system_person(),
        now=NOW,
    )
    return membership.person


def a_facilitator(organisation: Organisation) -> Person:
    return a_member(organisation, "professional", role=Membership.Role.FACILITATOR)


def an_initiative(organisation: Organisation, **details: Any) -> Initiative:
    return actions.begin_initiative(
        organisation=organisation,
        title=details.pop("title", f"A quiet room {next(_numbers)}"),
        by=system_person(),
        now=NOW,
        **details,
    )


def signed_in(client: Client, person: Person) -> Client:
    """The client, signed in as the person (an account is made when there is none)."""
    account, _ = Account.objects.get_or_create(person=person, defaults={"username": f"user{next(_numbers)}"})
    client.force_login(account)
    return client
