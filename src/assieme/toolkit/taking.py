"""Who takes part in an initiative now: what its people share among themselves is for them, and not for who leads it."""

from django.db.models import Q

from assieme.core.actors import Actor
from assieme.organisations.models import Membership, TakingPart


def taking_part(actor: Actor, through: str) -> Q:
    """Rows of initiatives that `actor` takes part in; leading the organisation is not enough, nor is being the system.

    `through` names the key of the initiative: `id` on the initiative itself, else `initiative_id` or a longer way.
    """
    here = Membership.objects.filter(person_id=actor.pk, left_at=None).values("organisation_id")
    mine = TakingPart.objects.filter(person_id=actor.pk, until=None, initiative__organisation_id__in=here)
    return Q(**{f"{through}__in": mine.values("initiative_id")})
