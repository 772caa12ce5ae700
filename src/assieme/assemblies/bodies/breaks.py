"""Breaks from seats: who takes one on a day. A pause of a whole membership is one from every seat."""

from datetime import date
from uuid import UUID

from django.db.models import F, Q

from assieme.assemblies.bodies.models import Assembly, Seat, SeatBreak
from assieme.organisations.models import Membership


def break_of(seat: Seat, today: date) -> SeatBreak | None:
    """The break that somebody takes from a seat today, or will take."""
    return SeatBreak.objects.filter(_not_over(today), seat=seat).order_by("first_day").first()


def resting(assembly: Assembly, day: date) -> set[UUID]:
    """The people with a seat who take a break on a day. Two queries."""
    seats = Seat.objects.filter(assembly=assembly, until=None)
    breaks = SeatBreak.objects.filter(_not_over(day), seat__in=seats, first_day__lte=day)
    paused = Membership.objects.filter(
        organisation_id=assembly.organisation_id, paused_at__isnull=False, person__in=seats.values("person_id")
    )
    return {*breaks.values_list("person_id", flat=True), *paused.values_list("person_id", flat=True)}


def _not_over(day: date) -> Q:
    """Breaks that end later than a day; one that was taken back before it began is none."""
    return Q(back_on=None) | (Q(back_on__gt=day) & Q(back_on__gt=F("first_day")))
