"""Rows that the tests of this room share."""

import pytest
from django.core.cache import cache
from pytest_django import Settings
from tests.factories import a_member, an_organisation

from assieme.organisations.models import Membership, Organisation
from assieme.people.models import Account, Person

PASSWORD = "three odd words"


@pytest.fixture(autouse=True)
def _no_limits_left_over() -> None:
    """Limits on tries are kept in the cache: each test begins without."""
    cache.clear()


@pytest.fixture(autouse=True)
def _fast_passwords(settings: Settings) -> None:
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


@pytest.fixture
def organisation(db: None) -> Organisation:
    return an_organisation(sign_in_cards=True)


def membership_of(person: Person) -> Membership:
    return Membership.objects.get(person=person)


def an_account(person: Person, username: str, **details: object) -> Account:
    account = Account(person=person, username=username, **details)
    account.set_password(PASSWORD)
    account.save()
    return account


@pytest.fixture
def administrator(organisation: Organisation) -> Person:
    return a_member(organisation, "manager", role=Membership.Role.ADMINISTRATOR, name="Ada")
