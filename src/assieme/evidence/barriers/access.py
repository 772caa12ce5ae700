"""Who may raise a barrier, add to it, take it on, and say what became of it."""

from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from assieme.core.access import Permission
from assieme.core.actors import Actor

# The rows that permissions are about: views, which import no models, name them through here.
from assieme.evidence.barriers.models import Barrier as Barrier
from assieme.organisations.access import belonging, in_organisation, leading
from assieme.organisations.models import Membership
from assieme.organisations.models import Organisation as Organisation

CASE = _("This is a published case. It stays as it was printed.")
OWNER_IS_HERE = Exists(
    Membership.objects.filter(person_id=OuterRef("owner_id"), organisation_id=OuterRef("organisation_id"), left_at=None)
)


def _answering(actor: Actor) -> Q:
    return (Q(owner_id=actor.pk) & in_organisation(actor)) | leading(actor)


see_barriers = Permission(
    "barriers.see_barriers",
    _("See what stands in the way, and what became of it"),
    Organisation,
    who=lambda actor: belonging(actor, "id"),
)
raise_barrier = Permission(
    "barriers.raise_barrier",
    _("Say that something stands in the way"),
    Organisation,
    who=lambda actor: belonging(actor, "id"),
    when=lambda organisation: not organisation.is_published_case,
    refusal=CASE,
)
see_barrier = Permission("barriers.see_barrier", _("See one barrier and its history"), Barrier, who=belonging)
add_evidence = Permission("barriers.add_evidence", _("Say where a barrier shows"), Barrier, who=belonging)
take_barrier = Permission(
    "barriers.take_barrier",
    _("Take a barrier on"),
    Barrier,
    who=belonging,
    when=lambda barrier: barrier.owner_id is None and not barrier.is_over,
    refusal=_("Somebody has taken this on, or it is over. Nothing was changed."),
)
leave_barrier = Permission(
    "barriers.leave_barrier",
    _("Hand a barrier back that one took on; who leads, also for somebody who has left"),
    Barrier,
    who=lambda actor: (
        (Q(owner_id=actor.pk) & in_organisation(actor)) | (leading(actor) & Q(owner__isnull=False) & Q(~OWNER_IS_HERE))
    ),
)
answer_barrier = Permission(
    "barriers.answer_barrier",
    _("Say what is done about a barrier, and what became of it"),
    Barrier,
    who=_answering,
)
