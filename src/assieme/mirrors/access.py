"""Who replies to a mirror, and who keeps its counts."""

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from assieme.assemblies.bodies.models import Assembly as Assembly
from assieme.assemblies.bodies.models import Seat
from assieme.core.access import Permission
from assieme.core.actors import Actor
from assieme.organisations.access import belonging, is_system
from assieme.organisations.models import Organisation as Organisation


def _seated(actor: Actor) -> Q:
    """Assemblies in which the actor has, or had, a seat."""
    return Q(pk__in=Seat.objects.filter(person_id=actor.pk).values("assembly_id"))


reply_to_mirror = Permission(
    "mirrors.reply_to_mirror",
    _("Reply to the mirror of an assembly in which one has or had a seat"),
    Assembly,
    who=lambda actor: belonging(actor) & _seated(actor),
)
keep_counts = Permission(
    "mirrors.keep_counts",
    _("Keep the counts of a mirror, so that only what is newer is counted again"),
    Organisation,
    who=lambda actor: Q() if is_system(actor) else Q(pk__in=()),
)
