"""What of draws waits for a person today."""

from datetime import date

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from assieme.assemblies.bodies.waiting import Waiting
from assieme.assemblies.draws.access import answer_place, close_call, draw_panel
from assieme.assemblies.draws.models import Draw, Entry
from assieme.core.actors import Actor

MOST = 5
TAKE = _("You were drawn by lot. Would you like to take the place?")
CLOSE = _("The last day to say yes is over. Look if a panel can be drawn.")
DRAW = _("The lottery is public. Draw the panel where all can see.")


def waiting_for(person: Actor, today: date) -> tuple[Waiting, ...]:
    """Places to answer; draws to close and to draw. A constant number of queries."""
    asked = answer_place.rows(person).filter(state=Entry.State.ASKED, draw__phase=Draw.Phase.DRAWN)
    over = close_call.rows(person).filter(phase=Draw.Phase.OPEN, closes_on__lt=today)
    closed = draw_panel.rows(person).filter(phase=Draw.Phase.CLOSED)
    return (
        *(_about(entry.draw, TAKE, "draw") for entry in asked.select_related("draw").order_by("asked_at")[:MOST]),
        *(_about(draw, CLOSE, "close_draw") for draw in over.order_by("id")[:MOST]),
        *(_about(draw, DRAW, "draw_panel") for draw in closed.order_by("id")[:MOST]),
    )


def _about(draw: Draw, sentence: Promise, name: str) -> Waiting:
    return Waiting(draw.name, sentence, reverse(name, kwargs={"id": draw.pk}))
