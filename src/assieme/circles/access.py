"""Who may see a circle of support, who may change it, and what a person may say about their own name on it."""

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from assieme.circles.models import PlacedPerson, Telling
from assieme.core.access import Permission
from assieme.core.actors import Actor
from assieme.organisations.access import belonging, leading, system_or
from assieme.organisations.models import Initiative, TakingPart

CLOSED = _("This initiative is closed. Nothing was changed.")
GONE = _("This person was taken out, or the initiative is closed. Nothing was changed.")
NAMED = Q(removed_at=None) & ~Q(name="")
"""Rows that still hold a name."""


def taking_part(actor: Actor, through: str) -> Q:
    """Rows of initiatives that `actor` takes part in as a member, or leads."""
    mine = TakingPart.objects.filter(person_id=actor.pk, until=None).values("initiative_id")
    return system_or(actor, leading(actor) | (belonging(actor) & Q(**{f"{through}__in": mine})))


def _self(actor: Actor) -> Q:
    """Rows that name `actor`: a member, or a guest who holds a letter's code."""
    if actor.actor_kind == "guest":
        return Q(pk__in=Telling.objects.filter(pk=actor.pk, code_hash__isnull=False).values("placed_id")) & NAMED
    return Q(member_id=actor.pk) & NAMED


def _stands(placed: PlacedPerson) -> bool:
    return placed.removed_at is None and placed.initiative.is_open


see_circle = Permission(
    "circles.see_circle",
    _("See who is named on an initiative's circle of support"),
    Initiative,
    who=belonging,
)
place_person = Permission(
    "circles.place_person",
    _("Name a person on an initiative's circle of support"),
    Initiative,
    who=lambda actor: taking_part(actor, "id"),
    when=lambda initiative: initiative.is_open,
    refusal=CLOSED,
)
begin_board = Permission(
    "circles.begin_board",
    _("Begin a new board for an initiative's circle of support"),
    Initiative,
    who=lambda actor: taking_part(actor, "id"),
    when=lambda initiative: initiative.is_open,
    refusal=CLOSED,
)
see_placed = Permission(
    "circles.see_placed",
    _("See a named person's place and contact plan"),
    PlacedPerson,
    who=lambda actor: belonging(actor) & NAMED,
)
move_person = Permission(
    "circles.move_person",
    _("Move a person to another circle"),
    PlacedPerson,
    who=lambda actor: taking_part(actor, "initiative_id"),
    when=_stands,
    refusal=GONE,
)
say_services = Permission(
    "circles.say_services",
    _("Say which services a named person is part of"),
    PlacedPerson,
    who=lambda actor: taking_part(actor, "initiative_id"),
    when=_stands,
    refusal=GONE,
)
plan_contact = Permission(
    "circles.plan_contact",
    _("Plan how to keep in touch with a named person"),
    PlacedPerson,
    who=lambda actor: taking_part(actor, "initiative_id"),
    when=_stands,
    refusal=GONE,
)
note_contact = Permission(
    "circles.note_contact",
    _("Say that one was in touch with a named person"),
    PlacedPerson,
    who=lambda actor: system_or(
        actor, taking_part(actor, "initiative_id") | (belonging(actor) & Q(keeper_id=actor.pk))
    ),
    when=_stands,
    refusal=GONE,
)
tell_person = Permission(
    "circles.tell_person",
    _("Tell a person that they are named on a circle"),
    PlacedPerson,
    who=lambda actor: taking_part(actor, "initiative_id"),
    when=_stands,
    refusal=GONE,
)
remove_person = Permission(
    "circles.remove_person",
    _("Take a person out of the circle and erase their name"),
    PlacedPerson,
    who=lambda actor: taking_part(actor, "initiative_id"),
    when=_stands,
    refusal=GONE,
)
answer_for_self = Permission(
    "circles.answer_for_self",
    _("Agree or object to one's own name on a circle"),
    PlacedPerson,
    who=_self,
)
