"""Roles × phases: who may do what to a card when."""

import pytest
from tests.factories import a_facilitator, a_member, an_organisation
from tests.toolkit.cards.conftest import Place, a_card

from assieme.core.actors import Actor
from assieme.organisations.visitors import VISITOR
from assieme.people.models import Person
from assieme.toolkit.cards import access

STATES = ("raised", "received", "brought", "owned", "answered")
PERMISSIONS = {
    "see": access.see_card,
    "receive": access.receive_card,
    "bring": access.bring_card,
    "own": access.give_owner,
    "answer": access.answer_card,
    "help": access.say_whether_to_help,
}
# What each may do while the card is raised, received, brought, owned, answered.
TABLE = {
    "receiver": ("see receive", "see bring", "see bring own", "see own answer", "see"),
    "author": ("see", "see help", "see help", "see help", "see"),
    "owner": ("see", "see", "see", "see answer", "see"),
    "member": ("see", "see", "see", "see", "see"),
    "administrator": ("see receive", "see bring", "see bring own", "see own answer", "see"),
    "facilitator elsewhere": ("", "", "", "", ""),
    "visitor": ("", "", "", "", ""),
}


def actors(place: Place) -> dict[str, Person | Actor]:
    return {
        "receiver": place.kim,
        "author": place.robin,
        "owner": place.lou,
        "member": a_member(place.organisation, "service user"),
        "administrator": a_member(place.organisation, "manager", role="administrator"),
        "facilitator elsewhere": a_facilitator(an_organisation()),
        "visitor": VISITOR,
    }


@pytest.mark.parametrize("state", STATES)
def test_roles_and_phases(place: Place, state: str) -> None:
    card = a_card(place, state)
    found = {
        role: {name for name, permission in PERMISSIONS.items() if permission.allows(actor, card)}
        for role, actor in actors(place).items()
    }
    assert found == {role: set(row[STATES.index(state)].split()) for role, row in TABLE.items()}


def test_who_may_raise_and_choose_on_an_open_and_a_closed_initiative(place: Place) -> None:
    def allowed() -> dict[str, tuple[bool, bool]]:
        return {
            role: (
                access.raise_card.allows(actor, place.initiative),
                access.choose_receiver.allows(actor, place.initiative),
            )
            for role, actor in people.items()
        }

    people = actors(place)
    nobody = {"facilitator elsewhere": (False, False), "visitor": (False, False)}
    leads = {"receiver": (True, True), "administrator": (True, True)}
    assert allowed() == {"author": (True, False), "owner": (True, False), "member": (True, False)} | leads | nobody
    place.initiative.closed_at = place.initiative.created_at
    assert set(allowed().values()) == {(False, False)}


def test_somebody_who_left_sees_and_handles_nothing(place: Place) -> None:
    card = a_card(place, "owned")
    place.kim.memberships.update(left_at=place.initiative.created_at)
    assert [name for name, permission in PERMISSIONS.items() if permission.sees(place.kim, card)] == []
