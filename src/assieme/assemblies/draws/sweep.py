"""What people said of themselves for a draw goes by itself: the schedule asks for it."""

from datetime import datetime, timedelta

from assieme.assemblies.draws.drawing_actions import call_off_draw, finish_draw
from assieme.assemblies.draws.models import Draw
from assieme.people.persons import system_person

KEEP_DAYS = 60


def end_draws(now: datetime) -> int:
    """End draws whose panel was drawn so long ago, and those that were never drawn; how many there were."""
    before, system = now - timedelta(days=KEEP_DAYS), system_person()
    drawn = list(Draw.objects.filter(phase=Draw.Phase.DRAWN, drawn_at__lt=before))
    waiting = list(Draw.objects.filter(phase__in=[Draw.Phase.OPEN, Draw.Phase.CLOSED], closes_on__lt=before.date()))
    for draw in drawn:
        finish_draw(draw=draw, by=system, now=now)
    for draw in waiting:
        call_off_draw(draw=draw, by=system, now=now)
    return len(drawn) + len(waiting)
