"""Naming a person on the circle of support, moving them, taking them out; and beginning a new board."""

from collections.abc import Sequence
from datetime import datetime

from assieme.circles import access, events
from assieme.circles.models import Board, PlacedPerson
from assieme.circles.moving import board_in_use, erase_name, go_to
from assieme.core.access import require
from assieme.core.action import action, lock
from assieme.core.actors import Actor
from assieme.core.events import record
from assieme.logic.participation.practice import Circle
from assieme.organisations.models import Initiative, Service
from assieme.people.models import Person


@action
def place_person(
    *,
    initiative: Initiative,
    name: str,
    circle: Circle,
    by: Actor,
    now: datetime,
    standpoint: str = "",
    services: Sequence[Service] = (),
) -> PlacedPerson:
    """Name a person on the circle; `standpoint` only where they agreed to have it shown."""
    initiative = lock(initiative)
    require(access.place_person, by, initiative)
    placed = PlacedPerson.objects.create(
        organisation_id=initiative.organisation_id,
        initiative=initiative,
        name=name,
        standpoint=standpoint,
        placed_at=now,
    )
    placed.services.set(_of(initiative, services))
    go_to(placed, circle.value, _person(by), now)
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
    """Move a person to another circle, or back onto the board; to the one where they are already, nothing happens."""
    placed = lock(placed)
    require(access.move_person, by, placed)
    before = placed.circle
    if before == circle.value:
        return placed
    go_to(placed, circle.value, _person(by), now)
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


@action
def say_services(*, placed: PlacedPerson, services: Sequence[Service], by: Actor, now: datetime) -> PlacedPerson:
    """Say which services of the organisation a named person is part of; what was said before goes."""
    placed = lock(placed)
    require(access.say_services, by, placed)
    placed.services.set(_of(placed.initiative, services))
    record(
        events.services_said,
        by=by,
        now=now,
        organisation=placed.organisation_id,
        subject=placed.initiative_id,
        placed=placed.pk,
        services=len(services),
    )
    return placed


@action
def remove_person(*, placed: PlacedPerson, reason: str, by: Actor, now: datetime) -> None:
    """Take a person out (`reason`: a value of PlacedPerson.Reason): their name, standpoint, services and contact plan
    are erased at once, on every board; the moves keep ids only.
    """
    placed = lock(placed)
    require(access.remove_person, by, placed)
    erase_name(placed, _person(by), now)
    record(
        events.person_removed,
        by=by,
        now=now,
        organisation=placed.organisation_id,
        subject=placed.initiative_id,
        placed=placed.pk,
        reason=reason,
    )


@action
def begin_board(
    *, initiative: Initiative, title: str, carried_on: bool, by: Actor, now: datetime, so_far: str = ""
) -> Board:
    """Begin a new board, with everybody where they stand (`carried_on`) or empty. `so_far` names the board before."""
    initiative = lock(initiative)
    require(access.begin_board, by, initiative)
    before = board_in_use(initiative, now)
    if so_far and so_far != str(before):
        before.title = so_far
        before.save(update_fields=["title"])
    board = Board.objects.create(
        organisation_id=initiative.organisation_id,
        initiative=initiative,
        title=title,
        carried_on=carried_on,
        begun_at=now,
    )
    if not carried_on:
        PlacedPerson.objects.filter(initiative=initiative).update(circle="")
    record(
        events.board_begun,
        by=by,
        now=now,
        organisation=initiative.organisation_id,
        subject=initiative.pk,
        board=board.pk,
        carried_on=carried_on,
    )
    return board


def _of(initiative: Initiative, services: Sequence[Service]) -> list[Service]:
    """Only services of the same organisation."""
    return [service for service in services if service.organisation_id == initiative.organisation_id]


def _person(by: Actor) -> Person:
    return Person.objects.get(pk=by.pk)
