"""Who belongs where, as queries that every room shares, and the permissions of this room."""

from uuid import UUID

from django.db.models import OuterRef, Q, QuerySet
from django.utils.translation import gettext_lazy as _

from assieme.core.access import Permission
from assieme.core.actors import Actor
from assieme.organisations.models import (
    Initiative,
    Invitation,
    JoinRequest,
    Membership,
    Organisation,
    Service,
    TakingPart,
)
from assieme.people.models import Person

Role = Membership.Role


def in_organisation(actor: Actor, *roles: str, through: str = "organisation_id") -> Q:
    """Rows of organisations that `actor` belongs to (in one of `roles`, when any is named)."""
    mine = Membership.objects.filter(person_id=actor.pk, left_at=None)
    if roles:
        mine = mine.filter(role__in=roles)
    return Q(**{f"{through}__in": mine.values("organisation_id")})


def published(through: str = "organisation") -> Q:
    """Rows of the published cases, which anyone may read."""
    return Q(**{f"{through}__published_year__isnull": False})


def is_system(actor: Actor) -> bool:
    return actor.actor_kind == "system"


def system_or(actor: Actor, rule: Q) -> Q:
    """The system sees all rows, others what `rule` gives them."""
    return Q() if is_system(actor) else rule


def leading(actor: Actor, through: str = "organisation_id") -> Q:
    """Rows of organisations that `actor` leads: as facilitator or administrator."""
    return system_or(actor, in_organisation(actor, Role.FACILITATOR, Role.ADMINISTRATOR, through=through))


def belonging(actor: Actor, through: str = "organisation_id") -> Q:
    return system_or(actor, in_organisation(actor, through=through))


def readable(actor: Actor) -> Q:
    """Rows of organisations that the actor belongs to, and of published cases, which anyone may read."""
    return system_or(actor, in_organisation(actor) | published())


def taking_part_in(service: UUID | OuterRef) -> QuerySet[TakingPart]:
    """Who is of a service: those who take part in something that it does."""
    return TakingPart.objects.filter(until=None, initiative__service=service, initiative__closed_at=None)


found_organisation = Permission(
    "organisations.found_organisation",
    _("Set up an organisation"),
    Person,
    who=lambda actor: Q(pk=actor.pk, kind=Person.Kind.SYSTEM),
)
see_organisation = Permission(
    "organisations.see_organisation",
    _("See an organisation's pages"),
    Organisation,
    who=lambda actor: system_or(actor, in_organisation(actor, through="id") | Q(published_year__isnull=False)),
)
change_organisation = Permission(
    "organisations.change_organisation",
    _("Change an organisation's name, colour and crisis help, and its members"),
    Organisation,
    who=lambda actor: system_or(actor, in_organisation(actor, Role.ADMINISTRATOR, through="id")),
    when=lambda organisation: not organisation.is_published_case,
    refusal=_("This is a published case. It stays as it was printed."),
)
lead_organisation = Permission(
    "organisations.lead_organisation",
    _("Add services and initiatives, and welcome people"),
    Organisation,
    who=lambda actor: leading(actor, "id"),
    when=lambda organisation: not organisation.is_published_case,
    refusal=_("This is a published case. It stays as it was printed."),
)
see_service = Permission(
    "organisations.see_service",
    _("See a service"),
    Service,
    who=readable,
)
see_initiative = Permission(
    "organisations.see_initiative",
    _("See an initiative"),
    Initiative,
    who=readable,
)
lead_initiative = Permission(
    "organisations.lead_initiative",
    _("Declare, invite, and open or finish the steps of an initiative"),
    Initiative,
    who=leading,
    when=lambda initiative: initiative.is_open and not initiative.organisation.is_published_case,
    refusal=_("This initiative is closed. Nothing was changed."),
)
take_part = Permission(
    "organisations.take_part",
    _("Take part in an initiative of one's organisation, or stop"),
    Initiative,
    who=belonging,
    when=lambda initiative: initiative.is_open,
    refusal=_("This initiative is closed. Nothing was changed."),
)
ask_to_join = Permission(
    "organisations.ask_to_join",
    _("Ask to join, from an initiative's public page"),
    Invitation,
    who=lambda actor: (
        Q(pk=actor.pk) if actor.actor_kind == "guest" else belonging(actor, "initiative__organisation_id")
    ),
    when=lambda invitation: invitation.is_open and invitation.initiative.is_open,
    refusal=_("This invitation is closed. Nothing you wrote was sent."),
)
settle_join_request = Permission(
    "organisations.settle_join_request",
    _("Welcome somebody who asked to join, or say no"),
    JoinRequest,
    who=lambda actor: leading(actor, "initiative__organisation_id"),
    when=lambda request: request.state == JoinRequest.State.WAITING,
    refusal=_("Somebody has answered this already."),
)
forget_join_request = Permission(
    "organisations.forget_join_request",
    _("Erase what somebody wrote when they asked to join"),
    JoinRequest,
    who=lambda actor: leading(actor, "initiative__organisation_id"),
    when=lambda request: request.state == JoinRequest.State.WELCOMED,
    refusal=_("Answer the request first. Nothing was changed."),
)
change_own_membership = Permission(
    "organisations.change_own_membership",
    _("Choose the standpoint to speak from, pause, and leave"),
    Membership,
    who=lambda actor: Q(person_id=actor.pk, left_at=None),
)
