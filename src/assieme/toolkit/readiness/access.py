"""Who may answer, see, lead the talk and plan. What an initiative's people may, an organisation's may for the whole."""

from typing import Any

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from assieme.core.access import Permission
from assieme.core.actors import Actor
from assieme.organisations.access import belonging, leading
from assieme.organisations.models import Initiative, Organisation
from assieme.people.models import Person
from assieme.toolkit.readiness.models import Goal, Place, Practice, Round, Sheet

CLOSED = _("This initiative is closed. Nothing was changed.")
PUBLISHED = _("This is a published case. It stays as it was printed.")


def _is_open(row: Goal) -> bool:
    return row.initiative is None or row.initiative.is_open


see_readiness = Permission(
    "readiness.see_readiness",
    _("See what groups of five people or more answered about readiness, and the action plan"),
    Initiative,
    who=belonging,
)
see_organisation_readiness = Permission(
    "readiness.see_organisation_readiness",
    _("See the same for the whole organisation"),
    Organisation,
    who=lambda actor: belonging(actor, "id"),
)
open_round = Permission(
    "readiness.open_round",
    _("Open a round of readiness questions, and close one"),
    Initiative,
    who=leading,
    when=lambda initiative: initiative.is_open,
    refusal=CLOSED,
)
open_organisation_round = Permission(
    "readiness.open_organisation_round",
    _("Ask the readiness questions of the whole organisation"),
    Organisation,
    who=lambda actor: leading(actor, "id"),
    when=lambda organisation: not organisation.is_published_case,
    refusal=PUBLISHED,
)
plan_goal = Permission(
    "readiness.plan_goal",
    _("Add to an initiative's action plan"),
    Initiative,
    who=belonging,
    when=lambda initiative: initiative.is_open,
    refusal=CLOSED,
)
plan_organisation_goal = Permission(
    "readiness.plan_organisation_goal",
    _("Add to the whole organisation's action plan"),
    Organisation,
    who=lambda actor: belonging(actor, "id"),
    when=lambda organisation: not organisation.is_published_case,
    refusal=PUBLISHED,
)


def opening(place: Place) -> Permission[Any]:
    """The permission to open a round at a place."""
    return open_round if isinstance(place, Initiative) else open_organisation_round


def planning(place: Place) -> Permission[Any]:
    """The permission to plan a goal at a place."""
    return plan_goal if isinstance(place, Initiative) else plan_organisation_goal


answer_questions = Permission(
    "readiness.answer_questions",
    _("Answer the readiness questions"),
    Round,
    who=belonging,
    when=lambda asked: asked.is_open,
    refusal=_("This round takes no more answers. What you saved is kept, and you can still read it."),
)
hand_in = Permission(
    "readiness.hand_in",
    _("Change one's own readiness answers, and hand them in once"),
    Sheet,
    who=lambda actor: belonging(actor) & Q(person_id=actor.pk),
    when=lambda sheet: sheet.is_draft and sheet.round.is_open,
    refusal=_("You have handed in your answers, or the round takes no more. They stay as they are."),
)
see_talk = Permission(
    "readiness.see_talk",
    _("Follow the talk about a round: how each group sees each question, and what was said"),
    Round,
    who=belonging,
)
lead_talk = Permission(
    "readiness.lead_talk",
    _("Begin the talk about a round, and write down what was said"),
    Round,
    who=leading,
    when=lambda asked: asked.is_live,
    refusal=_("This round is closed. What was said before stays."),
)
see_goal = Permission("readiness.see_goal", _("See a goal of the action plan"), Goal, who=belonging)
agree_to_goal = Permission(
    "readiness.agree_to_goal",
    _("Say yes or no when asked to look after a goal"),
    Goal,
    who=lambda actor: belonging(actor) & Q(owner_id=actor.pk),
    when=lambda goal: goal.settled_at is None and goal.agreed_at is None and _is_open(goal),
    refusal=_("You have answered this, or the goal is settled."),
)
settle_goal = Permission(
    "readiness.settle_goal",
    _("Move a goal's day, and say what became of it"),
    Goal,
    who=belonging,
    when=lambda goal: goal.settled_at is None and _is_open(goal),
    refusal=_("This goal is settled already, or the initiative is closed."),
)


def _own(actor: Actor) -> Q:
    return Q(person_id=actor.pk)


see_practice = Permission("readiness.see_practice", _("See one's own look at one's practice"), Practice, who=_own)
begin_practice = Permission(
    "readiness.begin_practice", _("Look at one's own practice"), Person, who=lambda actor: Q(pk=actor.pk)
)
change_practice = Permission(
    "readiness.change_practice",
    _("Answer and finish one's own look at one's practice"),
    Practice,
    who=_own,
    when=lambda practice: practice.finished_at is None,
    refusal=_("You have finished this one. Start a new one when you like."),
)
delete_practice = Permission(
    "readiness.delete_practice", _("Delete one's own look at one's practice"), Practice, who=_own
)
