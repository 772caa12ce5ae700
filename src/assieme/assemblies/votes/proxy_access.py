"""Who lets another person vote for them, who ends it, and who casts such a ballot."""

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from assieme.assemblies.bodies.models import Assembly as Assembly
from assieme.assemblies.bodies.models import Seat
from assieme.assemblies.votes.models import Proxy as Proxy
from assieme.assemblies.votes.models import RollEntry as RollEntry
from assieme.assemblies.votes.models import Vote
from assieme.core.access import Permission
from assieme.core.actors import Actor
from assieme.organisations.access import in_organisation


def _voting_seat(actor: Actor) -> Q:
    mine = Seat.objects.filter(person_id=actor.pk, until=None, has_vote=True)
    return Q(pk__in=mine.values("assembly_id")) & in_organisation(actor)


def _allowed(assembly: Assembly) -> bool:
    """Whether the rules of today allow to vote for others."""
    current = assembly.adoptions.select_related("constitution").order_by("-id").first()
    return current is not None and current.constitution.proxies > 0


def _party(actor: Actor) -> Q:
    return (Q(giver_id=actor.pk) | Q(holder_id=actor.pk)) & in_organisation(actor)


give_proxy = Permission(
    "assemblies.give_proxy",
    _("Let another person vote for oneself, where the rules allow it"),
    Assembly,
    who=_voting_seat,
    when=_allowed,
    refusal=_("Our rules do not let one person vote for another."),
)
end_proxy = Permission(
    "assemblies.end_proxy",
    _("End that somebody votes for oneself, or that oneself votes for somebody"),
    Proxy,
    who=_party,
    when=lambda proxy: proxy.ended_at is None,
    refusal=_("This has ended already."),
)
cast_for_another = Permission(
    "assemblies.cast_for_another",
    _("Vote for a person who let one do so before the vote opened"),
    RollEntry,
    who=lambda actor: Q(holder_id=actor.pk) & in_organisation(actor, through="vote__organisation_id"),
    when=lambda entry: entry.vote.phase == Vote.Phase.OPEN,
    refusal=_(
        "This vote is not open. Your choice was not sent. A ballot that you cast while it was open still counts."
    ),
)
