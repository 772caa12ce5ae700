"""Who may see a circle of support, and who may change it."""

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from assieme.circles.models import PlacedPerson
from assieme.core.access import Permission
from assieme.core.actors import Actor
from assieme.organisations.access import belonging, leading, system_or
from assieme.organisations.models import Initiative, TakingPart

CLOSED = _("This initiative is closed. Nothing was changed.")
GONE = _("This person was taken out, or the initiative is closed. Nothing was changed.")


def taking_part(actor: Actor, through: str) -> Q:
    """Rows of initiatives that `actor` takes part in as a member, or leads."""
    mine = TakingPart.objects.filter(person_id=actor.pk, until=None).values("initiative_id")
    return system_or(actor, leading(actor) | (belonging(actor) & Q(**{f"{through}__in": mine})))


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
see_placed = Permission(
    "circles.see_placed",
    _("See a named person's place and contact plan"),
    PlacedPerson,
    who=lambda actor: belonging(actor) & Q(removed_at=None),
)
move_person = Permission(
    "circles.move_person",
    _("Move a person to another circle"),
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
remove_person = Permission(
    "circles.remove_person",
    _("Take a person out of the circle and erase their name"),
    PlacedPerson,
    who=lambda actor: taking_part(actor, "initiative_id"),
    when=_stands,
    refusal=GONE,
)
