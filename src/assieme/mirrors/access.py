"""Who replies to a mirror, who shows it to anyone, and who keeps its counts."""

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from assieme.assemblies.bodies.models import Assembly as Assembly
from assieme.assemblies.bodies.models import Seat
from assieme.core.access import Permission
from assieme.core.actors import Actor
from assieme.mirrors.models import Outside as Outside
from assieme.organisations.access import belonging, is_system, leading
from assieme.organisations.models import Organisation as Organisation


def _seated(actor: Actor) -> Q:
    """Assemblies in which the actor has, or had, a seat."""
    return Q(pk__in=Seat.objects.filter(person_id=actor.pk).values("assembly_id"))


def _reading_minutes(actor: Actor) -> Q:
    """Assemblies whose minutes are for the actor, whatever the rules: who was there stands in the records."""
    seats = Seat.objects.filter(person_id=actor.pk, until=None)
    return belonging(actor) & (Q(pk__in=seats.values("assembly_id")) | leading(actor))


reply_to_mirror = Permission(
    "mirrors.reply_to_mirror",
    _("Reply to the mirror of an assembly in which one has or had a seat"),
    Assembly,
    who=lambda actor: belonging(actor) & _seated(actor),
)
take_records = Permission(
    "mirrors.take_records",
    _("Take along the records behind the mirror of an assembly in which one has a seat, or that one leads"),
    Assembly,
    who=_reading_minutes,
)
keep_counts = Permission(
    "mirrors.keep_counts",
    _("Keep the counts of a mirror, so that only what is newer is counted again"),
    Organisation,
    who=lambda actor: Q() if is_system(actor) else Q(pk__in=()),
)
CASE = _("This is a published case. It stays as it was printed.")
OVER = _("This was taken back. Nothing was changed.")
NOT_WAITING = _("This is shown already, or it was taken back. Nothing was changed.")

see_outside = Permission(
    "mirrors.see_outside",
    _("See a mirror of one's organisation that may be shown to anyone"),
    Outside,
    who=belonging,
)
ask_outside = Permission(
    "mirrors.ask_outside",
    _("Ask to show the mirror of an assembly to anyone"),
    Assembly,
    who=leading,
    when=lambda assembly: not assembly.organisation.is_published_case,
    refusal=CASE,
)
reply_outside = Permission(
    "mirrors.reply_outside",
    _("Reply, for anyone to read, to a mirror of an assembly in which one has or had a seat"),
    Outside,
    who=lambda actor: belonging(actor) & Q(assembly__in=Assembly.objects.filter(_seated(actor)).values("pk")),
    when=lambda outside: outside.ended_at is None,
    refusal=OVER,
)
show_outside = Permission(
    "mirrors.show_outside",
    _("Show a mirror to anyone, once the days for replies are over"),
    Outside,
    who=leading,
    when=lambda outside: outside.is_waiting,
    refusal=NOT_WAITING,
)
end_outside = Permission(
    "mirrors.end_outside",
    _("Take back a mirror that is shown to anyone, or may be"),
    Outside,
    who=leading,
    when=lambda outside: outside.ended_at is None,
    refusal=OVER,
)
