"""Who sees a draw, who puts their name in, and who runs it."""

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from assieme.assemblies.bodies.access import CASE, leads_or

# The rows that permissions are about: views, which import no models, name them through here.
from assieme.assemblies.bodies.models import Assembly as Assembly
from assieme.assemblies.draws.models import Draw as Draw
from assieme.assemblies.draws.models import Entry as Entry
from assieme.core.access import Permission
from assieme.core.actors import Actor
from assieme.organisations.access import belonging, in_organisation, system_or

Phase, State = Draw.Phase, Entry.State
FULL = _("This draw is open already. What it asks people stays as it is.")
NOT_OPEN = _("This draw is not open. Nothing was changed.")
LATE = _("The last day to say yes is over. Nothing was changed.")
NOT_WAITING = _("This draw can’t be drawn now. Nothing was changed.")
ANSWERED = _("You answered this already, or the place is not free any more.")
CHANGED = _("Somebody put their name in, or took it out, just now. Nothing was changed. Please try once more.")
STAY = _("The numbers of this draw stay as they are. Nothing was changed.")
EARLY = _("People can still say yes. The numbers can change once the last day is over.")
SEATED = _("You have a seat here already.")
NO_TARGETS = _("Say first how many people of each group you look for.")
NO_DRAWN_SEATS = _("The rules of this assembly have no seats that are drawn by lot. Change the rules first.")

leads_draw = leads_or("chair", "organisation_id", "assembly_id")


def _seen(actor: Actor) -> Q:
    """What is being prepared is for those who lead; all else for members."""
    return (belonging(actor) & ~Q(phase=Phase.DRAFT)) | leads_draw(actor)


def _ended_by(actor: Actor) -> Q:
    return system_or(actor, leads_draw(actor))


def _own(actor: Actor) -> Q:
    return Q(person_id=actor.pk) & in_organisation(actor)


see_draws = Permission(
    "draws.see_draws",
    _("See the draws of an assembly"),
    Assembly,
    who=belonging,
)
begin_draw = Permission(
    "draws.begin_draw",
    _("Prepare a draw for an assembly"),
    Assembly,
    who=leads_or("chair", "organisation_id", "pk"),
    when=lambda assembly: not assembly.organisation.is_published_case,
    refusal=CASE,
)
see_draw = Permission(
    "draws.see_draw",
    _("See a draw, its chances and its files"),
    Draw,
    who=_seen,
)
lead_draw = Permission(
    "draws.lead_draw",
    _("Run a draw; see if enough people said yes, never who"),
    Draw,
    who=leads_draw,
)
change_questions = Permission(
    "draws.change_questions",
    _("Choose what a draw asks people, until it opens"),
    Draw,
    who=leads_draw,
    when=lambda draw: draw.phase == Phase.DRAFT,
    refusal=FULL,
)
set_targets = Permission(
    "draws.set_targets",
    _("Set how many people of each group a panel has"),
    Draw,
    who=leads_draw,
    when=lambda draw: draw.phase == Phase.DRAFT,
    refusal=FULL,
)
take_nearest = Permission(
    "draws.take_nearest",
    _("Set the nearest numbers that a panel can keep, when people said yes already"),
    Draw,
    who=leads_draw,
    when=lambda draw: draw.phase in (Phase.OPEN, Phase.DRAWN),
    refusal=STAY,
)
open_call = Permission(
    "draws.open_call",
    _("Open a draw for all"),
    Draw,
    who=leads_draw,
    when=lambda draw: draw.phase == Phase.DRAFT,
    refusal=FULL,
)
enter_draw = Permission(
    "draws.enter_draw",
    _("Put one's name in a draw"),
    Draw,
    who=belonging,
    when=lambda draw: draw.phase == Phase.OPEN,
    refusal=NOT_OPEN,
)
leave_draw = Permission(
    "draws.leave_draw",
    _("Take one's name out of a draw"),
    Entry,
    who=_own,
    when=lambda entry: entry.state == State.WAITING,
    refusal=ANSWERED,
)
close_call = Permission(
    "draws.close_call",
    _("Close a draw, and publish its lottery"),
    Draw,
    who=leads_draw,
    when=lambda draw: draw.phase == Phase.OPEN,
    refusal=NOT_OPEN,
)
draw_panel = Permission(
    "draws.draw_panel",
    _("Draw the panel with a number made in the open"),
    Draw,
    who=leads_draw,
    when=lambda draw: draw.phase == Phase.CLOSED,
    refusal=NOT_WAITING,
)
draw_again = Permission(
    "draws.draw_again",
    _("Draw again for places that are free"),
    Draw,
    who=leads_draw,
    when=lambda draw: draw.phase == Phase.DRAWN,
    refusal=NOT_WAITING,
)
answer_place = Permission(
    "draws.answer_place",
    _("Take the place that one was drawn for, or say no"),
    Entry,
    who=_own,
    when=lambda entry: entry.state == State.ASKED and entry.draw.phase == Phase.DRAWN,
    refusal=ANSWERED,
)
finish_draw = Permission(
    "draws.finish_draw",
    _("Say that the panel is complete, and erase what people said of themselves"),
    Draw,
    who=_ended_by,
    when=lambda draw: draw.phase == Phase.DRAWN,
    refusal=NOT_WAITING,
)
call_off_draw = Permission(
    "draws.call_off_draw",
    _("Call a draw off, and erase what people said of themselves"),
    Draw,
    who=_ended_by,
    when=lambda draw: draw.phase in (Phase.DRAFT, Phase.OPEN, Phase.CLOSED),
    refusal=_("This draw can’t be called off any more."),
)
