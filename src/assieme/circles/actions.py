"""Every write of this room."""

from dataclasses import dataclass
from datetime import date, datetime

from assieme.circles import access, events
from assieme.circles.models import Move, PlacedPerson
from assieme.core.access import require
from assieme.core.action import action, lock
from assieme.core.actors import Actor
from assieme.core.events import record
from assieme.logic.participation.practice import Circle
from assieme.organisations.models import Initiative


@action
def place_person(
    *, initiative: Initiative, name: str, circle: Circle, by: Actor, now: datetime, standpoint: str = ""
) -> PlacedPerson:
    """Name a person on the circle; `standpoint` only where they agreed to have it shown."""
    initiative = lock(initiative)
    require(access.place_person, by, initiative)
    placed = PlacedPerson.objects.create(
        organisation_id=initiative.organisation_id,
        initiative=initiative,
        name=name,
        standpoint=standpoint,
        circle=circle.value,
        placed_at=now,
    )
    _keep_move(placed, "", circle.value, by, now)
    record(
        events.person_placed,
        by=by,
        now=now,
        organisation=initiative.organisation_id,
        subject=initiative.pk,
        placed=placed.pk,
        circle=circle,
    )
    return placed


@action
def move_person(*, placed: PlacedPerson, circle: Circle, by: Actor, now: datetime) -> PlacedPerson:
    """Move a person to another circle; to the one where they are already, nothing happens."""
    placed = lock(placed)
    require(access.move_person, by, placed)
    before = placed.circle
    if before == circle.value:
        return placed
    placed.circle = circle.value
    placed.save(update_fields=["circle"])
    _keep_move(placed, before, circle.value, by, now)
    record(
        events.person_moved,
        by=by,
        now=now,
        organisation=placed.organisation_id,
        subject=placed.initiative_id,
        placed=placed.pk,
        from_circle=before,
        to_circle=circle,
    )
    return placed


@dataclass(frozen=True, kw_only=True)
class ContactPlan:
    """How to keep in touch: how, how often, by whom, when last and when next. All may stay open."""

    how: str = ""
    how_often: str = ""
    by_whom: str = ""
    last: date | None = None
    next: date | None = None


@action
def plan_contact(*, placed: PlacedPerson, plan: ContactPlan, by: Actor, now: datetime) -> PlacedPerson:
    """Set the contact plan of a named person."""
    placed = lock(placed)
    require(access.plan_contact, by, placed)
    placed.contact_how = plan.how
    placed.how_often = plan.how_often
    placed.contact_by = plan.by_whom
    placed.last_contact = plan.last
    placed.next_contact = plan.next
    placed.save()
    record(
        events.contact_planned,
        by=by,
        now=now,
        organisation=placed.organisation_id,
        subject=placed.initiative_id,
        placed=placed.pk,
        how_often=plan.how_often,
    )
    return placed


@action
def remove_person(*, placed: PlacedPerson, reason: str, by: Actor, now: datetime) -> None:
    """Take a person out (`reason`: a value of PlacedPerson.Reason): their name,
    standpoint and contact plan are erased at once; the moves keep ids only.
    """
    placed = lock(placed)
    require(access.remove_person, by, placed)
    _keep_move(placed, placed.circle, "", by, now)
    placed.name = placed.standpoint = placed.contact_how = placed.how_often = placed.contact_by = ""
    placed.last_contact = placed.next_contact = None
    placed.removed_at = now
    placed.save()
    record(
        events.person_removed,
        by=by,
        now=now,
        organisation=placed.organisation_id,
        subject=placed.initiative_id,
        placed=placed.pk,
        reason=reason,
    )


def _keep_move(placed: PlacedPerson, before: str, after: str, by: Actor, now: datetime) -> None:
    Move.objects.create(
        organisation_id=placed.organisation_id,
        initiative_id=placed.initiative_id,
        placed=placed,
        from_circle=before,
        to_circle=after,
        moved_by_id=by.pk,
        moved_at=now,
    )
