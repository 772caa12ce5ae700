"""A road that began in the month of the tests, and the clock of the server on their day."""

from collections.abc import Iterator
from unittest.mock import patch

import pytest

from assieme.organisations.models import Organisation
from assieme.people.models import Person
from assieme.roadmap import actions
from assieme.roadmap.models import Roadmap
from tests.factories import NOW, a_facilitator, a_member, an_organisation


@pytest.fixture(autouse=True)
def today() -> Iterator[object]:
    with patch("django.utils.timezone.now", return_value=NOW) as now:
        yield now


@pytest.fixture
def organisation(db: None) -> Organisation:
    return an_organisation()


@pytest.fixture
def leader(organisation: Organisation) -> Person:
    return a_facilitator(organisation)


@pytest.fixture
def user(organisation: Organisation) -> Person:
    return a_member(organisation)


@pytest.fixture
def roadmap(organisation: Organisation, leader: Person) -> Roadmap:
    return actions.begin_roadmap(organisation=organisation, begun_on=NOW.date(), by=leader, now=NOW)
