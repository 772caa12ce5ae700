"""Telling people that they are named, and what they answer."""

from datetime import datetime

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from assieme.circles import access, events
from assieme.circles.models import PlacedPerson, Telling
from assieme.circles.moving import erase_name
from assieme.circles.notices import NAMED, OBJECTED
from assieme.core.access import Refused, require
from assieme.core.action import action, lock
from assieme.core.actors import Actor
from assieme.core.events import record
from assieme.organisations.models import Membership
from assieme.people.codes import hash_of, new_code
from assieme.people.models import Notice, Person
from assieme.people.notices import notify
from assieme.people.persons import system_person

LEADERS = (Membership.Role.FACILITATOR, Membership.Role.ADMINISTRATOR)


@action
def tell_member(*, placed: PlacedPerson, member: Person, by: Actor, now: datetime) -> PlacedPerson:
    """Say which member it is, and leave them a notice that asks whether it is fine.

    Raises Refused for somebody who is no member here, or whom the same circle names already.
    """
    placed = lock(placed)
    require(access.tell_person, by, placed)
    here = Membership.objects.filter(organisation_id=placed.organisation_id, person=member, left_at=None)
    named = PlacedPerson.objects.filter(initiative_id=placed.initiative_id, member=member).exclude(pk=placed.pk)
    if not here.exists() or named.exists():
        raise Refused(_("This member can’t be chosen: they left, or they stand here already. Nothing was changed."))
    placed.member = member
    placed.told_at = now
    placed.agreed_at = None
    placed.save(update_fields=["member", "told_at", "agreed_at"])
    placed.tellings.update(code_hash=None)
    notify(member, placed.organisation_id, NAMED, placed.initiative.title, _own_page(placed), now)
    record(
        events.person_told,
        by=by,
        now=now,
        organisation=placed.organisation_id,
        subject=placed.initiative_id,
        placed=placed.pk,
        how="notice",
    )
    return placed


@action
def make_letter(*, placed: PlacedPerson, by: Actor, now: datetime) -> tuple[Telling, str]:
    """A code for a letter or a link to somebody who is no member; it is told here, this once, and kept as a hash.

    Codes made before no longer open anything.
    """
    placed = lock(placed)
    require(access.tell_person, by, placed)
    placed.tellings.update(code_hash=None)
    code = new_code()
    telling = Telling.objects.create(
        organisation_id=placed.organisation_id,
        placed=placed,
        code_hash=hash_of(code),
        told_by_id=by.pk,
        told_at=now,
    )
    placed.member = None
    placed.told_at = now
    placed.agreed_at = None
    placed.save(update_fields=["member", "told_at", "agreed_at"])
    record(
        events.person_told,
        by=by,
        now=now,
        organisation=placed.organisation_id,
        subject=placed.initiative_id,
        placed=placed.pk,
        how="letter",
    )
    return telling, code


@action
def agree_to_name(*, placed: PlacedPerson, by: Actor, now: datetime) -> PlacedPerson:
    """The person themselves says that it is fine. They may object later all the same."""
    placed = lock(placed)
    require(access.answer_for_self, by, placed)
    placed.agreed_at = now
    placed.save(update_fields=["agreed_at"])
    _answered(placed, by, now)
    record(
        events.person_agreed,
        by=by,
        now=now,
        organisation=placed.organisation_id,
        subject=placed.initiative_id,
        placed=placed.pk,
    )
    return placed


@action
def object_to_name(*, placed: PlacedPerson, by: Actor, now: datetime) -> None:
    """The person themselves does not want to be named: the name goes at once, on every board, also of an initiative
    that is closed. Those who lead are told that somebody objected, not who.
    """
    placed = lock(placed)
    require(access.answer_for_self, by, placed)
    erase_name(placed, system_person(), now)
    _answered(placed, by, now)
    _tell_leaders(placed, by, now)
    record(
        events.person_objected,
        by=by,
        now=now,
        organisation=placed.organisation_id,
        subject=placed.initiative_id,
        placed=placed.pk,
    )


def _answered(placed: PlacedPerson, by: Actor, now: datetime) -> None:
    """The question waits no longer on their day."""
    asked = Notice.objects.filter(person_id=by.pk, code=NAMED, path=_own_page(placed), read_at=None)
    asked.update(read_at=now)


def _own_page(placed: PlacedPerson) -> str:
    return reverse("circle_mine", kwargs={"id": placed.pk})


def _tell_leaders(placed: PlacedPerson, by: Actor, now: datetime) -> None:
    leaders = Membership.objects.filter(organisation_id=placed.organisation_id, role__in=LEADERS, left_at=None)
    path = reverse("people", kwargs={"id": placed.initiative_id})
    for membership in leaders.exclude(person_id=by.pk).select_related("person"):
        notify(membership.person, placed.organisation_id, OBJECTED, placed.initiative.title, path, now)
