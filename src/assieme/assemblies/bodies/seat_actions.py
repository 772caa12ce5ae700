"""Writes about seats: giving, taking and leaving them, and the end of a term."""

from datetime import datetime
from fractions import Fraction
from typing import Any
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from assieme.assemblies.bodies import access, events, reads
from assieme.assemblies.bodies.models import Assembly, Seat
from assieme.assemblies.bodies.rules import Places, keeps_its_majority
from assieme.assemblies.bodies.seating import Line, filled, term_from
from assieme.core.access import Refused, require
from assieme.core.action import action, lock
from assieme.core.actors import Actor
from assieme.core.days import day_of
from assieme.core.events import record
from assieme.core.ui.words import standpoint_word
from assieme.organisations.models import Membership
from assieme.people.models import Person


@action
def give_seat(
    *,
    assembly: Assembly,
    person: Person,
    standpoint: str,
    by: Actor,
    now: datetime,
    kind: str = "",
    given_by: UUID | None = None,
) -> Seat:
    """Give a member a seat, for a standpoint that they hold here: one that the plan of the rules has free.

    `kind` says which, where the plan has several for the standpoint; `given_by` is the election or the draw that gave
    it. Raises Refused where it is not theirs to take, or no place is free.
    """
    assembly = lock(assembly)
    require(access.lead_assembly, by, assembly)
    _refuse_who_may_not_sit(assembly, person.pk, standpoint)
    seat = _seat(assembly, person.pk, standpoint, kind, now, given_by)
    record(events.seat_given, by=by, now=now, **_about(seat))
    return seat


@action
def take_seat(*, assembly: Assembly, standpoint: str, by: Actor, now: datetime) -> Seat:
    """Take an open seat for oneself. Raises Refused where none is free for the standpoint."""
    assembly = lock(assembly)
    require(access.take_seat, by, assembly)
    _refuse_who_may_not_sit(assembly, by.pk, standpoint)
    seat = _seat(assembly, by.pk, standpoint, Seat.Kind.OPEN, now, None)
    record(events.seat_given, by=by, now=now, **_about(seat))
    return seat


@action
def leave_seat(*, seat: Seat, by: Actor, now: datetime) -> None:
    """End a seat: one's own, or as the one who leads. Rolls of votes that are open stay as they are."""
    seat = lock(seat)
    require(access.end_seat, by, seat)
    _end(seat, now)
    record(events.seat_left, by=by, now=now, **_about(seat))


@action
def end_term(*, seat: Seat, by: Actor, now: datetime) -> None:
    """End a seat whose term is over, or whose person left. Rolls of votes that are open stay as they are."""
    seat = lock(seat)
    require(access.end_term, by, seat)
    organisation = seat.assembly.organisation
    over = seat.term_ends is not None and seat.term_ends < day_of(now, organisation.time_zone)
    if not over and organisation.memberships.filter(person_id=seat.person_id, left_at=None).exists():
        raise Refused(_("The term of this seat is not over yet."))
    _end(seat, now)
    record(events.term_ended if over else events.seat_left, by=by, now=now, **_about(seat))


def _refuse_who_may_not_sit(assembly: Assembly, person: UUID, standpoint: str) -> None:
    membership = Membership.objects.filter(
        organisation_id=assembly.organisation_id, person_id=person, left_at=None
    ).first()
    if membership is None:
        raise Refused(_("This person is not a member of the organisation. Welcome them first."))
    if standpoint not in membership.standpoints:
        raise Refused(_("This person has not said that they hold this standpoint. Ask them which one they sit for."))
    if Seat.objects.filter(assembly=assembly, person_id=person, until=None).exists():
        raise Refused(_("This person has a seat here already."))


def _seat(assembly: Assembly, person: UUID, standpoint: str, kind: str, now: datetime, given_by: UUID | None) -> Seat:
    adoption = reads.current_rules(assembly)
    plan = adoption.constitution.seat_plan if adoption else []
    today = day_of(now, assembly.organisation.time_zone)
    details: dict[str, Any] = {"kind": kind} if kind else {}
    if adoption and plan:
        place = _free_place(filled(plan, reads.seats_held(assembly)), standpoint, kind).planned
        details = {
            "kind": place["kind"],
            "weight": place.get("weight", "1"),
            "has_vote": place.get("vote", True),
            "term_ends": term_from(today, place.get("term_months") or 0),
        }
        new = Places(standpoint, 1, Fraction(details["weight"]), details["has_vote"])
        if standpoint in ("professional", "manager") and not keeps_its_majority(
            adoption.constitution, (*reads.held(assembly), new)
        ):
            raise Refused(
                _("The rules give more than half of the votes to people who do not work here. Fill their seats first.")
            )
    return Seat.objects.create(
        assembly=assembly, person_id=person, standpoint=standpoint, since=now, given_by=given_by, **details
    )


def _free_place(lines: tuple[Line, ...], standpoint: str, kind: str) -> Line:
    theirs = [line for line in lines if line.standpoint == standpoint and kind in ("", line.kind)]
    who = standpoint_word(standpoint, many=True)
    if not theirs:
        raise Refused(_("The rules have no such seat for %(who)s.") % {"who": who})
    for line in theirs:
        if line.free:
            return line
    taken = sum(line.places for line in theirs)
    raise Refused(_("All %(number)s seats of this kind for %(who)s are taken.") % {"number": taken, "who": who})


def _end(seat: Seat, now: datetime) -> None:
    seat.until = now
    seat.save(update_fields=["until"])


def _about(seat: Seat) -> dict[str, UUID]:
    """What events of seats carry."""
    return {
        "organisation": seat.assembly.organisation_id,
        "subject": seat.assembly_id,
        "seat": seat.pk,
        "person": seat.person_id,
    }
