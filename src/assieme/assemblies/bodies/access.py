"""Who sees assemblies, who may do what, and when. The assembly's own rules are asked, not only roles."""

from collections.abc import Callable
from uuid import UUID

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from assieme.assemblies.bodies.models import Adoption

# The rows that permissions are about: views, which import no models, name them through here.
from assieme.assemblies.bodies.models import Assembly as Assembly
from assieme.assemblies.bodies.models import Seat as Seat
from assieme.assemblies.bodies.models import SeatBreak as SeatBreak
from assieme.core.access import Permission
from assieme.core.actors import Actor
from assieme.organisations.access import belonging, in_organisation, leading, readable, system_or


def allowed_by_rules(actor: Actor, power: str) -> list[UUID]:
    """Ids of the assemblies whose adopted rules give `power` (`agenda` or `chair`) to the actor's seat there."""
    seats = dict(Seat.objects.filter(person_id=actor.pk, until=None).values_list("assembly_id", "standpoint"))
    if not seats:
        return []
    rules = Adoption.objects.filter(assembly_id__in=seats).order_by("id").select_related("constitution")
    current = {adoption.assembly_id: getattr(adoption.constitution, power) for adoption in rules}
    return [one for one, allowed in current.items() if not allowed or seats[one] in allowed]


def leads_or(power: str, through: str, assembly: str) -> Callable[[Actor], Q]:
    """Rows that the actor leads, or of assemblies whose rules give them `power`. The system sees all."""

    def who(actor: Actor) -> Q:
        by_rules = Q(**{f"{assembly}__in": allowed_by_rules(actor, power)})
        return system_or(actor, leading(actor, through) | (by_rules & in_organisation(actor, through=through)))

    return who


def _no_case(assembly: Assembly) -> bool:
    return not assembly.organisation.is_published_case


CASE = _("This is a published case. It stays as it was printed.")


def _has_open_seats(assembly: Assembly) -> bool:
    """Whether the rules of today have seats that people take themselves; how many are free is judged by the action."""
    current = assembly.adoptions.select_related("constitution").order_by("-id").first()
    return current is not None and any(one["kind"] == Seat.Kind.OPEN for one in current.constitution.seat_plan)


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
take_break = Permission(
    "assemblies.take_break",
    _("Take a break from one’s own seat"),
    Seat,
    who=lambda actor: Q(person_id=actor.pk),
    when=lambda seat: seat.until is None,
    refusal=_("This seat has ended already."),
)
end_break = Permission(
    "assemblies.end_break",
    _("End one’s own break, at any time"),
    SeatBreak,
    who=lambda actor: Q(person_id=actor.pk),
)
end_term = Permission(
    "assemblies.end_term",
    _("End a seat whose term is over, or whose person left"),
    Seat,
    who=lambda actor: system_or(actor, Q(pk__in=[])),
    when=lambda seat: seat.until is None,
    refusal=_("This seat has ended already."),
)
give_first_rules = Permission(
    "assemblies.give_first_rules",
    _("Write an assembly's rules, until its first vote opens"),
    Assembly,
    who=leading,
    when=lambda assembly: _no_case(assembly) and not assembly.votes.exclude(phase="draft").exists(),
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
draft_rules = Permission(
    "assemblies.draft_rules",
    _("Write a draft of an assembly's rules, for oneself"),
    Assembly,
    who=leads_or("agenda", "organisation_id", "pk"),
    when=_no_case,
    refusal=CASE,
)
take_seat = Permission(
    "assemblies.take_seat",
    _("Take an open seat, for a standpoint that one holds"),
    Assembly,
    who=belonging,
    when=lambda assembly: _no_case(assembly) and _has_open_seats(assembly),
    refusal=_("The rules of this assembly have no open seats."),
)
