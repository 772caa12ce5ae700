"""Who may look after members. A facilitator looks after members; an administrator after everybody."""

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from assieme.core.access import Permission
from assieme.core.actors import Actor
from assieme.organisations.access import Role, belonging, in_organisation, system_or
from assieme.organisations.models import Membership, Organisation


def _looks_after(actor: Actor) -> Q:
    as_facilitator = in_organisation(actor, Role.FACILITATOR) & Q(role__in=(Role.MEMBER, Role.RESEARCHER))
    return system_or(actor, as_facilitator | in_organisation(actor, Role.ADMINISTRATOR)) & Q(left_at=None)


def _not_published(membership: Membership) -> bool:
    return not membership.organisation.is_published_case


see_members = Permission(
    "organisations.see_members",
    _("See who belongs to one's organisation"),
    Organisation,
    who=lambda actor: belonging(actor, "id"),
)
look_after_member = Permission(
    "organisations.look_after_member",
    _("Change a member's standpoints, and make one-time codes for them; for those who lead, administrators only"),
    Membership,
    who=_looks_after,
    when=_not_published,
    refusal=_("This is a published case. It stays as it was printed."),
)
give_role = Permission(
    "organisations.give_role",
    _("Change a member's role"),
    Membership,
    who=lambda actor: system_or(actor, in_organisation(actor, Role.ADMINISTRATOR)) & Q(left_at=None),
    when=_not_published,
    refusal=_("This is a published case. It stays as it was printed."),
)
