"""An organisation with a facilitator who plans, and others."""

from dataclasses import dataclass

import pytest
from tests.factories import NOW, a_facilitator, a_member, an_organisation

from assieme.learning.toolkits import actions
from assieme.learning.toolkits.models import Part, Toolkit
from assieme.organisations.models import Organisation
from assieme.people.models import Person


@dataclass(frozen=True)
class Place:
    organisation: Organisation
    kim: Person  # the facilitator, who plans
    robin: Person  # a service user
    val: Person  # the administrator


@pytest.fixture
def place(db: None) -> Place:
    organisation = an_organisation()
    return Place(
        organisation,
        a_facilitator(organisation),
        a_member(organisation, "service user", name="Robin"),
        a_member(organisation, "manager", role="administrator", name="Val"),
    )


def a_toolkit(place: Place, person: Person, plan: str = "first-meeting") -> Toolkit:
    return actions.begin_toolkit(organisation=place.organisation, plan=plan, by=person, now=NOW)


def a_shared_toolkit(place: Place, person: Person) -> Toolkit:
    return actions.share_toolkit(toolkit=a_toolkit(place, person), by=person, now=NOW)


def parts_of(toolkit: Toolkit) -> list[Part]:
    return list(toolkit.parts.order_by("place"))
