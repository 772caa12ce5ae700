"""A place with its people, where gratitude is switched on."""

from dataclasses import dataclass
from datetime import timedelta

import pytest
from tests.factories import NOW, a_facilitator, a_member, an_initiative, an_organisation

from assieme.organisations import actions as places
from assieme.organisations.models import Initiative, Organisation
from assieme.people.models import Person
from assieme.toolkit.gratitude import actions, journal_actions
from assieme.toolkit.gratitude.models import Journal, Postcard

LATER = NOW + timedelta(days=1)


@dataclass(frozen=True)
class Place:
    organisation: Organisation
    initiative: Initiative
    kim: Person  # the facilitator, who takes part
    robin: Person  # a service user, who takes part
    lou: Person  # a carer, who takes part
    ari: Person  # a member who does not take part
    val: Person  # the administrator, who does not take part


@pytest.fixture
def place(db: None) -> Place:
    organisation = an_organisation()
    initiative = an_initiative(organisation, title="A quiet room")
    kim = a_facilitator(organisation)
    robin = a_member(organisation, "service user", name="Robin")
    lou = a_member(organisation, "carer", name="Lou")
    ari = a_member(organisation, "professional", name="Ari")
    val = a_member(organisation, "manager", role="administrator", name="Val")
    found = Place(organisation, initiative, kim, robin, lou, ari, val)
    for person in (kim, robin, lou):
        joins(found, person)
    actions.switch_gratitude(initiative=initiative, on=True, by=kim, now=NOW)
    return found


def joins(place: Place, person: Person) -> Person:
    places.take_part(initiative=place.initiative, person=person, by=person, now=NOW)
    return person


def crowd(place: Place, number: int) -> list[Person]:
    """More people who take part."""
    return [joins(place, a_member(place.organisation)) for _ in range(number)]


def a_card(
    place: Place, sender: Person, receiver: Person | None = None, *, words: str = "For the tea", signed: bool = True
) -> Postcard:
    return actions.send_postcard(
        initiative=place.initiative, receiver=receiver, words=words, signed=signed, by=sender, now=NOW
    )


def a_journal(place: Place) -> Journal:
    return journal_actions.open_journal(initiative=place.initiative, by=place.kim, now=NOW)


def writes(journal: Journal, person: Person, words: str, share: str, quarter: str = "challenges") -> None:
    journal_actions.write_note(journal=journal, quarter=quarter, words=words, share_as=share, by=person, now=NOW)
