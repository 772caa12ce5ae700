"""Terms end by themselves: the schedule asks for it."""

from datetime import datetime

from assieme.assemblies.bodies.models import Seat
from assieme.assemblies.bodies.seat_actions import end_term
from assieme.core.days import day_of
from assieme.people.persons import system_person


def end_terms(now: datetime) -> int:
    """End the seats whose last day is past where their organisation is; how many there were."""
    due = Seat.objects.filter(until=None, term_ends__isnull=False).select_related("assembly__organisation")
    over = [
        seat for seat in due if seat.term_ends and seat.term_ends < day_of(now, seat.assembly.organisation.time_zone)
    ]
    for seat in over:
        end_term(seat=seat, by=system_person(), now=now)
    return len(over)
