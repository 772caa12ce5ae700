"""Roles × phases: nobody finds a personal reflection but its author; those who take part share the rest."""

import pytest
from django.db import IntegrityError, transaction
from django.http import Http404
from tests.factories import NOW, a_facilitator, a_member, an_organisation
from tests.toolkit.ladder.conftest import LATER, Place, a_reflection, an_example

from assieme.core.access import Refused
from assieme.core.actors import Actor
from assieme.core.models import Event
from assieme.organisations import actions as places
from assieme.organisations.membership_actions import leave_organisation
from assieme.organisations.models import Membership
from assieme.organisations.visitors import VISITOR
from assieme.people.models import Person
from assieme.people.persons import system_person
from assieme.toolkit.ladder import access, actions, reads
from assieme.toolkit.ladder.models import Example, Reflection
from assieme.toolkit.ladder.told import Told

PERMISSIONS = {
    "see": access.see_reflection,
    "write": access.write_reflection,
    "share": access.share_reflection,
    "delete": access.delete_reflection,
    "delete-together": access.delete_together,
}
OWN = "see write share delete"
LED = "see write delete-together"
# What each may do with a reflection that is private, shared with the initiative, made together by its people, and
# made together by the people of a service.
TABLE = {
    "author": (OWN, OWN, "see write", "see write"),
    "takes part": ("", "see", "see write", "see write"),
    "facilitator, takes part": ("", "see", LED, LED),
    "member": ("", "", "", "see write"),
    "administrator": ("", "", "", LED),
    "who left": ("", "", "", ""),
    "facilitator elsewhere": ("", "", "", ""),
    "system": ("", "", "", ""),
    "visitor": ("", "", "", ""),
}
PHASES = ("private", "shared", "together", "service")


def actors(place: Place) -> dict[str, Person | Actor]:
    return {
        "author": place.dee,
        "takes part": place.robin,
        "facilitator, takes part": place.kim,
        "member": place.ari,
        "administrator": place.val,
        "who left": who_left(place),
        "facilitator elsewhere": a_facilitator(an_organisation()),
        "system": system_person(),
        "visitor": VISITOR,
    }


def who_left(place: Place) -> Person:
    person = a_member(place.organisation, "professional")
    places.take_part(initiative=place.initiative, person=person, by=person, now=NOW)
    leave_organisation(membership=Membership.objects.get(person=person), by=person, now=NOW)
    return person


def in_phase(place: Place, phase: str) -> Reflection:
    if phase in ("together", "service"):
        where = place.service if phase == "service" else place.initiative
        return actions.begin_together(place=where, by=place.dee, now=NOW)
    reflection = a_reflection(place.dee)
    if phase == "shared":
        actions.share_reflection(reflection=reflection, initiative=place.initiative, by=place.dee, now=NOW)
    return reflection


@pytest.mark.parametrize("phase", PHASES)
def test_roles_and_phases(place: Place, phase: str) -> None:
    reflection = Reflection.objects.get(pk=in_phase(place, phase).pk)
    found = {
        role: {name for name, permission in PERMISSIONS.items() if permission.allows(actor, reflection)}
        for role, actor in actors(place).items()
    }
    assert found == {role: set(row[PHASES.index(phase)].split()) for role, row in TABLE.items()}


def test_sharing_is_by_choice_and_taken_back(place: Place) -> None:
    reflection = in_phase(place, "shared")
    assert [line.author for line in reads.shared_with(place.initiative)] == ["Dee"]
    actions.take_back(reflection=reflection, by=place.dee, now=LATER)
    assert reads.shared_with(place.initiative) == ()
    assert not access.see_reflection.sees(place.robin, reflection)


def test_one_shares_only_where_one_takes_part_and_only_ones_own(place: Place) -> None:
    with pytest.raises(Http404):
        actions.share_reflection(reflection=a_reflection(place.ari), initiative=place.initiative, by=place.ari, now=NOW)
    with pytest.raises(Http404):
        actions.share_reflection(
            reflection=a_reflection(place.dee), initiative=place.initiative, by=place.robin, now=NOW
        )


def test_somebody_who_stops_taking_part_reads_no_more(place: Place) -> None:
    reflection = in_phase(place, "together")
    places.stop_taking_part(initiative=place.initiative, by=place.robin, now=LATER)
    assert not access.see_reflection.sees(place.robin, reflection)


def test_a_closed_initiative_keeps_what_was_made_together_as_it_is(place: Place) -> None:
    reflection = in_phase(place, "together")
    place.initiative.closed_at = LATER
    place.initiative.save()
    with pytest.raises(Refused):
        an_example(reflection, place.dee)
    with pytest.raises(Refused):
        actions.begin_together(place=place.initiative, by=place.dee, now=LATER)


def test_looking_back_alone_leaves_nothing_in_the_log(place: Place) -> None:
    before = Event.objects.count()
    reflection = a_reflection(place.dee)
    an_example(reflection, place.dee)
    actions.delete_reflection(reflection=reflection, by=place.dee, now=LATER)
    assert Event.objects.count() == before


def test_deleting_deletes(place: Place) -> None:
    reflection = a_reflection(place.dee)
    an_example(reflection, place.dee)
    with pytest.raises(Http404):
        actions.delete_reflection(reflection=reflection, by=place.val, now=LATER)
    actions.delete_reflection(reflection=reflection, by=place.dee, now=LATER)
    assert (Reflection.objects.count(), Example.objects.count()) == (0, 0)


def test_in_a_shared_look_each_changes_their_own_and_all_change_the_groups(place: Place) -> None:
    reflection = in_phase(place, "together")
    own = an_example(reflection, place.dee, whose="unnamed")
    groups = an_example(reflection, place.dee, whose="group")
    assert (own.author, groups.author) == (place.dee, None)
    assert not access.write_example.allows(place.robin, own)
    assert access.write_example.allows(place.robin, groups)
    assert not access.write_example.allows(place.val, groups)


def test_a_name_stands_beside_an_example_only_if_its_author_wishes(place: Place) -> None:
    reflection = in_phase(place, "together")
    for whose in ("unnamed", "named", "group"):
        an_example(reflection, place.dee, whose=whose)
    seen = reads.look(reflection, place.robin).examples["to"]
    assert [one.author for one in seen] == ["", "Dee", ""]
    assert [one.changeable for one in seen] == [False, False, True]


def test_an_example_stays_in_its_reflection_and_its_way(place: Place) -> None:
    example = an_example(a_reflection(place.dee), place.dee)
    told = Told(what="Elsewhere")
    for reflection, way in ((a_reflection(place.dee), "to"), (example.reflection, "for")):
        with pytest.raises(Http404):
            actions.tell_example(reflection=reflection, key=example.pk, way=way, told=told, by=place.dee, now=LATER)
    with pytest.raises(Http404):
        actions.tell_example(
            reflection=a_reflection(place.robin), key=example.pk, way="to", told=told, by=place.robin, now=LATER
        )


@pytest.mark.parametrize("where", ["initiative", "service"])
def test_a_member_of_another_organisation_begins_nothing_here(place: Place, where: str) -> None:
    with pytest.raises(Http404):
        actions.begin_together(place=getattr(place, where), by=a_member(an_organisation()), now=NOW)


def test_who_takes_no_part_begins_for_the_service_and_not_for_the_initiative(place: Place) -> None:
    assert actions.begin_together(place=place.service, by=place.ari, now=NOW).place == place.service
    with pytest.raises(Http404):
        actions.begin_together(place=place.initiative, by=place.ari, now=NOW)


def test_a_published_case_is_left_as_it_is(place: Place) -> None:
    place.organisation.published_year = 2017
    place.organisation.save()
    with pytest.raises(Refused):
        actions.begin_together(place=place.service, by=place.dee, now=NOW)


def test_in_a_services_look_each_changes_their_own_and_all_change_the_groups(place: Place) -> None:
    reflection = in_phase(place, "service")
    own = an_example(reflection, place.dee, whose="unnamed")
    groups = an_example(reflection, place.dee, whose="group")
    assert [access.write_example.allows(place.ari, one) for one in (own, groups)] == [False, True]
    assert not access.write_example.sees(a_facilitator(an_organisation()), groups)
    assert [one.author for one in reads.look(reflection, place.ari).examples["to"]] == ["", ""]


def test_what_a_service_looks_at_stays_apart_from_its_initiatives(place: Place) -> None:
    of_service, of_initiative = in_phase(place, "service"), in_phase(place, "together")
    assert [line.id for line in reads.made_together(place.service)] == [of_service.pk]
    assert [line.id for line in reads.made_together(place.initiative)] == [of_initiative.pk]
    actions.delete_together(reflection=of_service, by=place.kim, now=LATER)
    begun, deleted = Event.objects.filter(subject_id=of_service.pk).order_by("id")
    assert begun.data == deleted.data == {"initiative": None, "service": str(place.service.pk)}


def test_a_reflection_belongs_to_one_place_at_most(place: Place) -> None:
    for more in ({"initiative": place.initiative}, {"author": place.dee}):
        with pytest.raises(IntegrityError), transaction.atomic():
            Reflection.objects.create(service=place.service, begun_at=NOW, **more)
    with pytest.raises(IntegrityError), transaction.atomic():
        Reflection.objects.create(begun_at=NOW)
