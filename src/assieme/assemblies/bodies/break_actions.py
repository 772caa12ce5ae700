"""Writes about breaks from a seat."""

from datetime import date, datetime, timedelta

from django.utils.translation import gettext_lazy as _

from assieme.assemblies.bodies import access, events
from assieme.assemblies.bodies.breaks import break_of
from assieme.assemblies.bodies.models import Seat, SeatBreak
from assieme.core.access import Refused, require
from assieme.core.action import action, lock
from assieme.core.actors import Actor
from assieme.core.days import day_of
from assieme.core.events import record


@action
def take_break(*, seat: Seat, first_day: date, last_day: date | None, by: Actor, now: datetime) -> SeatBreak:
    """Take a break from one's own seat, from today or a later day on. Seat, vote and term stay as they are.

    Raises Refused where one takes a break already, ValueError for a day that is over, or a last day before the first.
    """
    seat = lock(seat)
    require(access.take_break, by, seat)
    today = day_of(now, seat.assembly.organisation.time_zone)
    if first_day < today or (last_day is not None and last_day < first_day):
        raise ValueError("a break begins today or later, and ends after that")
    if break_of(seat, today) is not None:
        raise Refused(_("You take a break already. End it first."))
    taken = SeatBreak.objects.create(
        organisation_id=seat.assembly.organisation_id,
        seat=seat,
        person_id=seat.person_id,
        first_day=first_day,
        back_on=last_day + timedelta(days=1) if last_day else None,
        changed_at=now,
    )
    record(
        events.break_begun,
        by=by,
        now=now,
        organisation=taken.organisation_id,
        subject=seat.assembly_id,
        seat=seat.pk,
    )
    return taken


@action
def end_break(*, seat_break: SeatBreak, by: Actor, now: datetime) -> SeatBreak:
    """Come back today. One that has not begun is none, and one that is over stays as it was."""
    taken = lock(seat_break)
    require(access.end_break, by, taken)
    today = day_of(now, taken.seat.assembly.organisation.time_zone)
    back_on = max(today, taken.first_day)
    if taken.back_on is None or taken.back_on > back_on:
        taken.back_on, taken.changed_at = back_on, now
        taken.save(update_fields=["back_on", "changed_at"])
        record(
            events.break_ended,
            by=by,
            now=now,
            organisation=taken.organisation_id,
            subject=taken.seat.assembly_id,
            seat=taken.seat_id,
        )
    return taken
