"""Who may answer, see and plan."""

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from assieme.core.access import Permission
from assieme.organisations.access import belonging, leading
from assieme.organisations.models import Initiative
from assieme.toolkit.readiness.models import Goal, Round, Sheet

CLOSED = _("This initiative is closed. Nothing was changed.")


see_readiness = Permission(
    "readiness.see_readiness",
    _("See what groups of five people or more answered about readiness, and the action plan"),
    Initiative,
    who=belonging,
)
open_round = Permission(
    "readiness.open_round",
    _("Open a round of readiness questions, and close one"),
    Initiative,
    who=leading,
    when=lambda initiative: initiative.is_open,
    refusal=CLOSED,
)
answer_questions = Permission(
    "readiness.answer_questions",
    _("Answer the readiness questions"),
    Round,
    who=belonging,
    when=lambda asked: asked.is_open and asked.initiative.is_open,
    refusal=_("This round is closed. What you saved is kept, and you can still read it."),
)
hand_in = Permission(
    "readiness.hand_in",
    _("Change one's own readiness answers, and hand them in once"),
    Sheet,
    who=lambda actor: belonging(actor) & Q(person_id=actor.pk),
    when=lambda sheet: sheet.is_draft and sheet.round.is_open and sheet.round.initiative.is_open,
    refusal=_("You have handed in your answers, or the round is closed. They stay as they are."),
)
plan_goal = Permission(
    "readiness.plan_goal",
    _("Add to an initiative's action plan"),
    Initiative,
    who=belonging,
    when=lambda initiative: initiative.is_open,
    refusal=CLOSED,
)
finish_goal = Permission(
    "readiness.finish_goal",
    _("Say that a goal of the action plan is done"),
    Goal,
    who=belonging,
    when=lambda goal: goal.done_at is None and goal.initiative.is_open,
    refusal=_("This goal is done already, or the initiative is closed."),
)
