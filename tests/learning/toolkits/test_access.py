"""Roles × phases: a plan is its author's alone until it is shared; then others read and copy, and never change it."""

import pytest
from django.http import Http404
from tests.factories import NOW, a_member, an_organisation
from tests.learning.toolkits.conftest import Place, a_shared_toolkit, a_toolkit, parts_of

from assieme.core.access import Refused
from assieme.core.actors import Actor
from assieme.learning.toolkits import access, actions
from assieme.learning.toolkits.written import Arranged
from assieme.organisations.visitors import VISITOR
from assieme.people.models import Person

PERMISSIONS = {
    "see": access.see_toolkit,
    "copy": access.copy_toolkit,
    "change": access.change_toolkit,
    "add": access.add_part,
    "share": access.share_toolkit,
    "take-back": access.take_back_toolkit,
}
# What each may do with a plan that is private, empty, and shared.
TABLE = {
    "author": ("see copy change add share", "see copy change add", "see copy change add take-back"),
    "member": ("", "", "see copy"),
    "administrator": ("", "", "see copy"),
    "member elsewhere": ("", "", ""),
    "visitor": ("", "", ""),
}
PHASES = ("private", "empty", "shared")


@pytest.mark.parametrize("phase", PHASES)
def test_roles_and_phases(place: Place, phase: str) -> None:
    toolkit = a_toolkit(place, place.kim, "empty" if phase == "empty" else "first-meeting")
    if phase == "shared":
        toolkit = actions.share_toolkit(toolkit=toolkit, by=place.kim, now=NOW)
    actors: dict[str, Person | Actor] = {
        "author": place.kim,
        "member": place.robin,
        "administrator": place.val,
        "member elsewhere": a_member(an_organisation()),
        "visitor": VISITOR,
    }
    found = {
        role: {name for name, permission in PERMISSIONS.items() if permission.allows(actor, toolkit)}
        for role, actor in actors.items()
    }
    assert found == {role: set(row[PHASES.index(phase)].split()) for role, row in TABLE.items()}


def test_others_change_nothing_of_a_shared_plan(place: Place) -> None:
    toolkit = a_shared_toolkit(place, place.kim)
    part = parts_of(toolkit)[0]
    with pytest.raises(Http404):
        actions.arrange_plan(toolkit=toolkit, arranged=Arranged("Mine"), by=place.robin, now=NOW)
    with pytest.raises(Http404):
        actions.remove_part(part=part, by=place.val, now=NOW)
    with pytest.raises(Http404):
        actions.delete_toolkit(toolkit=toolkit, by=place.robin, now=NOW)


def test_one_begins_only_where_one_belongs(place: Place) -> None:
    elsewhere = a_member(an_organisation())
    with pytest.raises(Http404):
        a_toolkit(place, elsewhere)


def test_a_plan_has_an_end(place: Place) -> None:
    toolkit = a_toolkit(place, place.kim, "empty")
    for _ in range(access.MOST_PARTS):
        actions.add_part(toolkit=toolkit, kind="break", by=place.kim, now=NOW)
    with pytest.raises(Refused):
        actions.add_part(toolkit=toolkit, kind="break", by=place.kim, now=NOW)
