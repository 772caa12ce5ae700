"""Who hands out ballots on paper, who counts the pile, and who types the slips."""

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from assieme.assemblies.bodies.access import leads_or
from assieme.assemblies.bodies.models import Seat
from assieme.assemblies.votes.models import RollEntry as RollEntry
from assieme.assemblies.votes.models import Vote as Vote
from assieme.core.access import Permission
from assieme.core.actors import Actor
from assieme.organisations.access import in_organisation

Phase = Vote.Phase
_chairs = leads_or("chair", "organisation_id", "assembly_id")


def _typing(actor: Actor) -> Q:
    """Those who lead the vote, and everybody with a seat: whoever counts is watched by the others."""
    seats = Seat.objects.filter(person_id=actor.pk, until=None)
    return _chairs(actor) | (Q(assembly_id__in=seats.values("assembly_id")) & in_organisation(actor))


def _is_secret_and_open(vote: Vote) -> bool:
    return vote.phase == Phase.OPEN and not vote.named


hand_paper = Permission(
    "assemblies.hand_paper",
    _("Note that a person was handed a ballot on paper"),
    RollEntry,
    who=leads_or("chair", "vote__organisation_id", "vote__assembly_id"),
    when=lambda entry: _is_secret_and_open(entry.vote) and not hasattr(entry, "on_paper"),
    refusal=_("No ballot on paper can be handed out here. The vote is not open, or they have one already."),
)
deny_paper = Permission(
    "assemblies.deny_paper",
    _("Say that one has no ballot on paper, and vote on screen"),
    RollEntry,
    who=lambda actor: Q(person_id=actor.pk) & in_organisation(actor, through="vote__organisation_id"),
    when=lambda entry: (
        _is_secret_and_open(entry.vote) and hasattr(entry, "on_paper") and not hasattr(entry, "no_paper")
    ),
    refusal=_("No ballot on paper is noted for you, or the vote is not open. Nothing was changed."),
)
count_slips = Permission(
    "assemblies.count_slips",
    _("Say how many ballots on paper came back"),
    Vote,
    who=_chairs,
    when=_is_secret_and_open,
    refusal=_("This vote takes no ballots on paper now."),
)
type_slips = Permission(
    "assemblies.type_slips",
    _("Type ballots on paper, which a second person types too"),
    Vote,
    who=_typing,
    when=_is_secret_and_open,
    refusal=_("This vote takes no ballots on paper now."),
)
