"""Who may say that something went wrong, and who may read it: one person outside the team."""

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from assieme.core.access import Permission
from assieme.core.actors import Actor
from assieme.organisations.access import belonging
from assieme.organisations.models import Membership, Organisation, TakingPart
from assieme.toolkit.concerns.models import Concern

Role = Membership.Role


def has_receiver_outside(organisation: Organisation) -> bool:
    """Whether the named receiver leads nothing here and takes part in no initiative; false when there is none."""
    receiver = organisation.concern_receiver_id
    if receiver is None:
        return False
    leads = Membership.objects.filter(
        organisation=organisation,
        person_id=receiver,
        left_at=None,
        role__in=(Role.FACILITATOR, Role.ADMINISTRATOR),
    )
    takes_part = TakingPart.objects.filter(initiative__organisation=organisation, person_id=receiver, until=None)
    return not leads.exists() and not takes_part.exists()


def _reading(actor: Actor) -> Q:
    return Q(receiver_id=actor.pk)


raise_concern = Permission(
    "concerns.raise_concern",
    _("Say that something went wrong"),
    Organisation,
    who=lambda actor: belonging(actor, "id"),
    when=has_receiver_outside,
    refusal=_("Nobody outside the team is named here to hear this. Nothing was sent and nothing was stored."),
)
see_concern = Permission(
    "concerns.see_concern",
    _("Read a concern and its answers: whoever said it, and the one person it was sent to"),
    Concern,
    who=lambda actor: _reading(actor) | Q(author_id=actor.pk),
)
answer_concern = Permission(
    "concerns.answer_concern",
    _("Answer a concern, and close it"),
    Concern,
    who=_reading,
    when=lambda concern: concern.state != Concern.State.CLOSED,
    refusal=_("This is closed. Nothing was changed."),
)
