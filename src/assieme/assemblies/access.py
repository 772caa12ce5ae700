"""Who sees assemblies and votes, who may do what, and when. The assembly's own rules are asked, not only roles."""

from collections.abc import Callable
from uuid import UUID

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from assieme.assemblies.models import Adoption, RollEntry

# The rows that permissions are about: views, which import no models, name them through here.
from assieme.assemblies.models import Assembly as Assembly
from assieme.assemblies.models import Meeting as Meeting
from assieme.assemblies.models import Seat as Seat
from assieme.assemblies.models import Vote as Vote
from assieme.core.access import Permission
from assieme.core.actors import Actor
from assieme.organisations.access import belonging, in_organisation, is_system, leading, readable

Phase = Vote.Phase


def allowed_by_rules(actor: Actor, power: str) -> list[UUID]:
    """Ids of the assemblies whose adopted rules give `power` (`agenda` or `chair`) to the actor's seat there."""
    seats = dict(Seat.objects.filter(person_id=actor.pk, until=None).values_list("assembly_id", "standpoint"))
    if not seats:
        return []
    rules = Adoption.objects.filter(assembly_id__in=seats).order_by("id").select_related("constitution")
    current = {adoption.assembly_id: getattr(adoption.constitution, power) for adoption in rules}
    return [one for one, allowed in current.items() if not allowed or seats[one] in allowed]


def leads_or(power: str, through: str, assembly: str) -> Callable[[Actor], Q]:
    """Rows that the actor leads, or of assemblies whose rules give them `power`."""

    def who(actor: Actor) -> Q:
        by_rules = Q(**{f"{assembly}__in": allowed_by_rules(actor, power)})
        return leading(actor, through) | (by_rules & in_organisation(actor, through=through))

    return who


def _on_roll(actor: Actor) -> Q:
    mine = RollEntry.objects.filter(person_id=actor.pk)
    return Q(pk__in=mine.values("vote_id")) & in_organisation(actor)


def _votes_seen(actor: Actor) -> Q:
    """Members see a vote once it is open; while it is prepared, those who may prepare one."""
    if is_system(actor):
        return Q()
    prepares = leads_or("agenda", "organisation_id", "assembly_id")
    return (belonging(actor) & ~Q(phase=Phase.DRAFT)) | prepares(actor)


def _no_case(assembly: Assembly) -> bool:
    return not assembly.organisation.is_published_case


CASE = _("This is a published case. It stays as it was printed.")

see_assembly = Permission(
    "assemblies.see_assembly",
    _("See an assembly, its rules and its seats"),
    Assembly,
    who=readable,
)
lead_assembly = Permission(
    "assemblies.lead_assembly",
    _("Give seats and plan meetings"),
    Assembly,
    who=leading,
    when=_no_case,
    refusal=CASE,
)
end_seat = Permission(
    "assemblies.end_seat",
    _("Leave one's own seat, or end another's as the one who leads"),
    Seat,
    who=lambda actor: Q(person_id=actor.pk) | leading(actor, "assembly__organisation_id"),
    when=lambda seat: seat.until is None,
    refusal=_("This seat has ended already."),
)
give_first_rules = Permission(
    "assemblies.give_first_rules",
    _("Write an assembly's rules, until its first vote opens"),
    Assembly,
    who=leading,
    when=lambda assembly: _no_case(assembly) and not assembly.votes.exclude(phase=Phase.DRAFT).exists(),
    refusal=_(
        "This assembly has voted under its rules. From now on they change only by a vote under the rules themselves."
    ),
)
put_question = Permission(
    "assemblies.put_question",
    _("Bring a question to an assembly"),
    Assembly,
    who=leads_or("agenda", "organisation_id", "pk"),
    when=lambda assembly: _no_case(assembly) and assembly.adoptions.exists(),
    refusal=_("This assembly has no rules yet. Write them first. Then you can vote."),
)
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
see_meeting = Permission(
    "assemblies.see_meeting",
    _("See a meeting and its minutes"),
    Meeting,
    who=lambda actor: belonging(actor),
)
write_minutes = Permission(
    "assemblies.write_minutes",
    _("Write the minutes of a meeting"),
    Meeting,
    who=leads_or("chair", "organisation_id", "assembly_id"),
)
