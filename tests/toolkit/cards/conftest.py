"""A place with its people, and cards at each point of their way."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

import pytest
from tests.factories import NOW, a_facilitator, a_member, an_initiative, an_organisation

from assieme.organisations import actions as places
from assieme.organisations.models import Initiative, Organisation
from assieme.people.models import Person
from assieme.toolkit.cards import actions
from assieme.toolkit.cards.models import Card
from assieme.toolkit.cards.written import Written

LATER = NOW + timedelta(days=3)
IDEA = "A corner without television"


@dataclass(frozen=True)
class Place:
    organisation: Organisation
    initiative: Initiative
    kim: Person  # the facilitator, who receives the cards
    robin: Person  # a service user
    lou: Person  # a carer


@pytest.fixture
def place(db: None) -> Place:
    organisation = an_organisation()
    initiative = an_initiative(organisation, title="A quiet room")
    kim = a_facilitator(organisation)
    robin = a_member(organisation, "service user", name="Robin")
    lou = a_member(organisation, "carer", name="Lou")
    for person in (kim, robin, lou):
        places.take_part(initiative=initiative, person=person, by=person, now=NOW)
    return Place(organisation, initiative, kim, robin, lou)


def raised(place: Place, authorship: str = "named", idea: str = IDEA, show: bool = False) -> actions.Raised:
    return actions.raise_card(
        initiative=place.initiative,
        written=Written(idea=idea, challenge="The day room is loud"),
        authorship=authorship,
        show_standpoint=show,
        by=place.robin,
        now=NOW,
    )


def a_card(place: Place, state: str, authorship: str = "named") -> Card:
    """A card of Robin's that has come as far as `state`."""
    card = raised(place, authorship).card
    steps: list[tuple[str, Callable[[Card], Card]]] = [
        ("received", lambda it: actions.receive_card(card=it, by=place.kim, now=LATER)),
        ("brought", lambda it: actions.bring_card(card=it, meeting_on=date(2026, 5, 8), by=place.kim, now=LATER)),
        (
            "owned",
            lambda it: actions.give_owner(card=it, owner=place.lou, due_on=date(2026, 5, 20), by=place.kim, now=LATER),
        ),
        ("answered", lambda it: actions.answer_card(card=it, answer="done", why="", by=place.lou, now=LATER)),
    ]
    for name, step in steps:
        if card.state == state:
            break
        card = step(card)
        assert card.state == name
    return card
