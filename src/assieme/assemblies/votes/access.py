"""Who sees votes, who may do what with them, and when."""

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from assieme.assemblies.bodies.access import leads_or
from assieme.assemblies.votes.models import RollEntry

# The row that permissions are about: views, which import no models, name it through here.
from assieme.assemblies.votes.models import Vote as Vote
from assieme.core.access import Permission
from assieme.core.actors import Actor
from assieme.organisations.access import belonging, in_organisation, is_system

Phase = Vote.Phase


def _on_roll(actor: Actor) -> Q:
    mine = RollEntry.objects.filter(person_id=actor.pk)
    return Q(pk__in=mine.values("vote_id")) & in_organisation(actor)


def _votes_seen(actor: Actor) -> Q:
    """Members see a vote once it is open, an election already before; others' drafts those who may prepare one."""
    if is_system(actor):
        return Q()
    prepares = leads_or("agenda", "organisation_id", "assembly_id")
    return (belonging(actor) & (~Q(phase=Phase.DRAFT) | Q(elects=True))) | prepares(actor)


see_vote = Permission("assemblies.see_vote", _("See a vote"), Vote, who=_votes_seen)
open_vote = Permission(
    "assemblies.open_vote",
    _("Open a vote"),
    Vote,
    who=leads_or("chair", "organisation_id", "assembly_id"),
    when=lambda vote: vote.phase == Phase.DRAFT,
    refusal=_("This vote has been opened already."),
)
cast_ballot = Permission(
    "assemblies.cast_ballot",
    _("Vote, when on the roll of that vote"),
    Vote,
    who=_on_roll,
    when=lambda vote: vote.phase == Phase.OPEN,
    refusal=_(
        "This vote is not open. Your choice was not sent. A ballot that you cast while it was open still counts."
    ),
)
close_vote = Permission(
    "assemblies.close_vote",
    _("Close a vote"),
    Vote,
    who=leads_or("chair", "organisation_id", "assembly_id"),
    when=lambda vote: vote.phase == Phase.OPEN,
    refusal=_("This vote is not open. Nothing was changed."),
)
finish_vote = Permission(
    "assemblies.finish_vote",
    _("Destroy the envelopes and the key of a counted vote"),
    Vote,
    who=lambda actor: Q() if is_system(actor) else Q(pk__in=()),
    when=lambda vote: vote.phase == Phase.CLOSING,
    refusal=_("This vote is not being closed."),
)
see_result = Permission(
    "assemblies.see_result",
    _("See a result, look into the box, and count again"),
    Vote,
    who=lambda actor: belonging(actor),
    when=lambda vote: vote.phase in (Phase.CLOSING, Phase.CLOSED),
    refusal=_("There is no result yet."),
)


def _can_go_on(vote: Vote) -> bool:
    """Whether consent was asked for and not found, and nothing followed yet."""
    if vote.method != Vote.Method.CONSENT or vote.phase != Phase.CLOSED or hasattr(vote, "later"):
        return False
    return not vote.result.outcome["passed"]


go_on = Permission(
    "assemblies.go_on_with_vote",
    _("Ask again with other words where somebody objected"),
    Vote,
    who=leads_or("agenda", "organisation_id", "assembly_id"),
    when=_can_go_on,
    refusal=_("There is no next round of this question. It was agreed to, or somebody has asked again already."),
)
stand = Permission(
    "assemblies.stand_in_election",
    _("Stand for election, or step back, until the vote opens"),
    Vote,
    who=belonging,
    when=lambda vote: vote.elects and vote.phase == Phase.DRAFT,
    refusal=_("People can stand until the vote opens. It has opened, or nobody is elected in it."),
)
seat_elected = Permission(
    "assemblies.seat_elected",
    _("Give the seats to those who were elected"),
    Vote,
    who=leads_or("chair", "organisation_id", "assembly_id"),
    when=lambda vote: vote.elects and vote.phase in (Phase.CLOSING, Phase.CLOSED),
    refusal=_("Nobody was elected in this vote yet."),
)
