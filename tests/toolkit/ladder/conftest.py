"""A place with its people, and reflections at each point."""

from dataclasses import dataclass
from datetime import timedelta
from uuid import uuid4

import pytest
from tests.factories import NOW, a_facilitator, a_member, an_initiative, an_organisation

from assieme.organisations import actions as places
from assieme.organisations.models import Initiative, Organisation, Service
from assieme.people.models import Person
from assieme.toolkit.ladder import actions
from assieme.toolkit.ladder.models import Example, Reflection
from assieme.toolkit.ladder.told import After, Told

LATER = NOW + timedelta(days=30)


@dataclass(frozen=True)
class Place:
    organisation: Organisation
    initiative: Initiative
    service: Service
    kim: Person  # the facilitator, who takes part
    dee: Person  # a professional, who takes part
    robin: Person  # a service user, who takes part
    ari: Person  # a member who does not take part
    val: Person  # the administrator, who does not take part


@pytest.fixture
def place(db: None) -> Place:
    organisation = an_organisation()
    initiative = an_initiative(organisation, title="A quiet room")
    kim = a_facilitator(organisation)
    service = places.add_service(
        organisation=organisation, kind="daily centre", name="Day centre", clinical=True, by=kim, now=NOW
    )
    dee = a_member(organisation, "professional", name="Dee")
    robin = a_member(organisation, "service user", name="Robin")
    ari = a_member(organisation, "professional", name="Ari")
    val = a_member(organisation, "manager", role="administrator", name="Val")
    for person in (kim, dee, robin):
        places.take_part(initiative=initiative, person=person, by=person, now=NOW)
    return Place(organisation, initiative, service, kim, dee, robin, ari, val)


def a_reflection(person: Person, *, ago: int = 0) -> Reflection:
    return actions.begin_reflection(by=person, now=NOW - timedelta(days=ago))


def an_example(
    reflection: Reflection, by: Person, way: str = "to", step: str = "informing", what: str = "I rang", whose: str = ""
) -> Example:
    told = Told(what=what, step=step, whose=whose or "unnamed")
    now = NOW + timedelta(minutes=reflection.examples.count())
    example = actions.tell_example(reflection=reflection, key=uuid4(), way=way, told=told, by=by, now=now)
    return actions.tell_after(example=example, after=After("It worked", "Ask first"), by=by, now=NOW)
