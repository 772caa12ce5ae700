"""Who names trustees, who keeps a share, and who ends the voting before the box is opened."""

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from assieme.assemblies.bodies.access import leads_or
from assieme.assemblies.votes.models import Trustee as Trustee
from assieme.assemblies.votes.models import Vote as Vote
from assieme.core.access import Permission
from assieme.core.actors import Actor
from assieme.organisations.access import in_organisation

Phase = Vote.Phase
_chairs = leads_or("chair", "vote__organisation_id", "vote__assembly_id")


def _own(actor: Actor) -> Q:
    return Q(person_id=actor.pk) & in_organisation(actor, through="vote__organisation_id")


name_trustee = Permission(
    "assemblies.name_trustee",
    _("Ask people to keep a part of a vote’s key"),
    Vote,
    who=leads_or("chair", "organisation_id", "assembly_id"),
    when=lambda vote: vote.phase == Phase.DRAFT,
    refusal=_("This vote has been opened. Its key is shared out already."),
)
drop_trustee = Permission(
    "assemblies.drop_trustee",
    _("Say no to keeping a part of a vote’s key, or ask somebody else"),
    Trustee,
    who=lambda actor: _own(actor) | _chairs(actor),
    when=lambda trustee: trustee.vote.phase == Phase.DRAFT,
    refusal=_("This vote has been opened. Its key is shared out already."),
)
take_share = Permission(
    "assemblies.take_share",
    _("Take one’s own part of a vote’s key"),
    Trustee,
    who=_own,
    when=lambda trustee: trustee.vote.phase == Phase.DRAFT,
    refusal=_("This vote has been opened. The words that you have are the ones that count."),
)
bring_share = Permission(
    "assemblies.bring_share",
    _("Bring a part of a vote’s key when the voting is over: one’s own, or one handed over on paper"),
    Trustee,
    who=lambda actor: _own(actor) | _chairs(actor),
    when=lambda trustee: trustee.vote.phase == Phase.OPEN and trustee.returned_at is None,
    refusal=_("This part of the key is not asked for. Nothing was changed."),
)
end_voting = Permission(
    "assemblies.end_voting",
    _("End the voting, where the box is opened later"),
    Vote,
    who=leads_or("chair", "organisation_id", "assembly_id"),
    when=lambda vote: vote.phase == Phase.OPEN,
    refusal=_("This vote is not open. Nothing was changed."),
)
give_up_vote = Permission(
    "assemblies.give_up_vote",
    _("Say that the key is lost, so that the vote does not count"),
    Vote,
    who=leads_or("chair", "organisation_id", "assembly_id"),
    when=lambda vote: vote.phase == Phase.OPEN and not vote.named,
    refusal=_("This vote has no key, or it is not open."),
)
