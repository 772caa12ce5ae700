"""An organisation, an initiative, and a service user who takes part in it."""

import pytest
from tests.factories import NOW, a_member, an_initiative, an_organisation

from assieme.organisations import actions as places
from assieme.organisations.models import Initiative, Organisation
from assieme.people.models import Person


@pytest.fixture
def organisation() -> Organisation:
    return an_organisation()


@pytest.fixture
def initiative(organisation: Organisation) -> Initiative:
    return an_initiative(organisation)


@pytest.fixture
def person(organisation: Organisation, initiative: Initiative) -> Person:
    """A service user who takes part."""
    member = a_member(organisation, "service user", name="Noa")
    places.take_part(initiative=initiative, person=member, by=member, now=NOW)
    return member
