"""Terms end by themselves, and so do seats of who left the organisation: the schedule asks for it."""

from datetime import datetime

from django.db.models import Exists, OuterRef

from assieme.assemblies.bodies.models import Seat
from assieme.assemblies.bodies.seat_actions import end_term
from assieme.core.days import day_of
from assieme.organisations.models import Membership
from assieme.people.persons import system_person


def end_terms(now: datetime) -> int:
    """End the seats whose last day is past where their organisation is, and those of who left; how many there were."""
    here = Membership.objects.filter(
        organisation=OuterRef("assembly__organisation"), person=OuterRef("person"), left_at=None
    )
    gone = Seat.objects.filter(~Exists(here), until=None)
    due = Seat.objects.filter(until=None, term_ends__isnull=False).select_related("assembly__organisation")
    over = [
        seat for seat in due if seat.term_ends and seat.term_ends < day_of(now, seat.assembly.organisation.time_zone)
    ]
    ended = {*over, *gone}
    for seat in ended:
        end_term(seat=seat, by=system_person(), now=now)
    return len(ended)
