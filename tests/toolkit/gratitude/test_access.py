"""Roles × phases: who may do what with cards and journals, on, off and closed."""

from typing import Any

import pytest
from django.http import Http404
from tests.factories import NOW, a_facilitator, an_organisation
from tests.toolkit.gratitude.conftest import LATER, Place, a_card, a_journal

from assieme.core.access import Permission, Refused
from assieme.core.actors import Actor
from assieme.core.models import Event
from assieme.organisations.visitors import VISITOR
from assieme.people.models import Person
from assieme.people.persons import system_person
from assieme.toolkit.gratitude import access, actions, journal_actions, reads
from assieme.toolkit.gratitude.models import Postcard, ThreeThings

OF_INITIATIVE = {
    "see": access.see_gratitude,
    "switch": access.switch_gratitude,
    "join": access.join_in,
    "journal": access.open_journal,
}
# What each may do with an initiative while gratitude is on, and while it is off.
INITIATIVE = {
    "takes part": ("see join", "see"),
    "facilitator, takes part": ("see switch join journal", "see switch"),
    "administrator": ("see switch journal", "see switch"),
    "member": ("", ""),
    "facilitator elsewhere": ("", ""),
    "system": ("switch journal", "switch"),
    "visitor": ("", ""),
}
OF_CARD = {
    "read": access.read_postcard,
    "answer": access.answer_postcard,
    "thank": access.thank_for_postcard,
    "take back": access.take_back_postcard,
}
# What each may do with a card from Robin to Lou, and with one from Robin to all.
CARD = {
    "sender": ({"read", "take back"}, {"read", "take back"}),
    "receiver": ({"read", "answer", "thank"}, {"read", "answer"}),
    "facilitator, takes part": (set(), {"read", "answer"}),
    "administrator": (set(), set()),
    "member": (set(), set()),
    "system": (set(), set()),
    "visitor": (set(), set()),
}
OF_JOURNAL = {"read": access.read_journal, "write": access.write_journal, "close": access.close_journal}
# What each may do with a journal that is open, and closed.
JOURNAL = {
    "takes part": ({"read", "write"}, {"read"}),
    "facilitator, takes part": ({"read", "write", "close"}, {"read"}),
    "administrator": ({"close"}, set()),
    "member": (set(), set()),
    "visitor": (set(), set()),
}


def actors(place: Place) -> dict[str, Person | Actor]:
    return {
        "takes part": place.robin,
        "sender": place.robin,
        "receiver": place.lou,
        "facilitator, takes part": place.kim,
        "administrator": place.val,
        "member": place.ari,
        "facilitator elsewhere": a_facilitator(an_organisation()),
        "system": system_person(),
        "visitor": VISITOR,
    }


def allowed(permissions: dict[str, Permission[Any]], actor: Actor, row: Any) -> set[str]:
    return {name for name, permission in permissions.items() if permission.allows(actor, row)}


@pytest.mark.parametrize("on", [True, False])
def test_an_initiative_on_and_off(place: Place, on: bool) -> None:
    actions.switch_gratitude(initiative=place.initiative, on=on, by=place.kim, now=LATER)
    people = actors(place)
    found = {role: allowed(OF_INITIATIVE, people[role], place.initiative) for role in INITIATIVE}
    assert found == {role: set(row[0 if on else 1].split()) for role, row in INITIATIVE.items()}


@pytest.mark.parametrize("to_all", [False, True])
def test_a_card_to_one_and_to_all(place: Place, to_all: bool) -> None:
    card = a_card(place, place.robin, None if to_all else place.lou)
    people = actors(place)
    assert {role: allowed(OF_CARD, people[role], card) for role in CARD} == {
        role: row[to_all] for role, row in CARD.items()
    }


@pytest.mark.parametrize("closed", [False, True])
def test_a_journal_open_and_closed(place: Place, closed: bool) -> None:
    journal = a_journal(place)
    if closed:
        journal = journal_actions.close_journal(journal=journal, by=place.kim, now=LATER)
    people = actors(place)
    assert {role: allowed(OF_JOURNAL, people[role], journal) for role in JOURNAL} == {
        role: row[closed] for role, row in JOURNAL.items()
    }


def test_good_things_are_for_their_author_alone(place: Place) -> None:
    things = actions.note_things(things=("Sun", "", ""), on=NOW.date(), by=place.robin, now=NOW)
    for other in (place.kim, place.val, place.lou, system_person()):
        assert not access.own_things.sees(other, things)
        with pytest.raises(Http404):
            actions.delete_things(things=things, by=other, now=LATER)
    actions.delete_things(things=things, by=place.robin, now=LATER)
    assert not ThreeThings.objects.exists()


def test_off_means_off(place: Place) -> None:
    card = a_card(place, place.robin, place.lou)
    actions.switch_gratitude(initiative=place.initiative, on=False, by=place.kim, now=LATER)
    with pytest.raises(Refused):
        a_card(place, place.robin, place.lou)
    with pytest.raises(Refused):
        a_journal(place)
    assert access.read_postcard.allows(place.lou, card), "what came before stays"


def test_it_is_off_until_somebody_switches_it_on(place: Place) -> None:
    place.initiative.gratitude.delete()
    assert not reads.is_on(place.initiative)
    with pytest.raises(Refused):
        a_card(place, place.robin, place.lou)


def test_nobody_who_leads_can_count_who_thanks(place: Place) -> None:
    """Not a card, not a thank you, not a page of the journal is in the log; and no list of cards is for leaders."""
    journal = a_journal(place)
    before = Event.objects.count()
    card = a_card(place, place.robin, place.lou)
    actions.thank_for_postcard(card=card, by=place.lou, now=LATER)
    actions.choose_cards(initiative=place.initiative, wants=False, by=place.lou, now=LATER)
    journal_actions.write_note(journal=journal, quarter="best", words="All", share_as="named", by=place.lou, now=LATER)
    assert Event.objects.count() == before
    a_card(place, place.robin)
    assert reads.wall(place.initiative, place.val).cards == ()
    assert Postcard.objects.count() == 2
