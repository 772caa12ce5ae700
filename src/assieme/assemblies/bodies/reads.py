"""What pages ask about assemblies, seats and rules."""

from collections import Counter
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from uuid import UUID

from django.db.models import QuerySet

from assieme.assemblies.bodies.models import Adoption, Assembly, RulesDraft, Seat
from assieme.assemblies.bodies.rules import Places, Rules, Said, as_power, planned, together
from assieme.assemblies.bodies.seating import Line, filled
from assieme.core.actors import Actor
from assieme.logic.power.formal import FormalLevel
from assieme.logic.power.formal import formal_level as level_of
from assieme.organisations.models import Initiative, Membership

PAGE = 30


@dataclass(frozen=True)
class Sitting:
    """A seat as members see it; the standpoint only beside a name whose person wishes it."""

    seat_id: UUID
    person_id: UUID
    name: str
    standpoint: str


def initiatives_of(organisation_id: UUID) -> QuerySet[Initiative]:
    """Open initiatives that an assembly can belong to."""
    return Initiative.objects.filter(organisation_id=organisation_id, closed_at=None).order_by("title")


def current_rules(assembly: Assembly) -> Adoption | None:
    """The rules adopted last, with when and by which vote."""
    return Adoption.objects.filter(assembly=assembly).select_related("constitution", "vote").order_by("-id").first()


def earlier_rules(assembly: Assembly) -> list[Adoption]:
    """All adopted rules, newest first."""
    return list(Adoption.objects.filter(assembly=assembly).select_related("constitution", "vote").order_by("-id"))


def seat_counts(assembly: Assembly) -> Counter[str]:
    """Seats held today, by standpoint."""
    return Counter(Seat.objects.filter(assembly=assembly, until=None).values_list("standpoint", flat=True))


def sitting_in(assembly: Assembly) -> tuple[Sitting, ...]:
    """Who has a seat today, by name. A wish to be shown is about the standpoint one speaks from. Two queries."""
    shown = set(
        Membership.objects.filter(organisation_id=assembly.organisation_id, show_standpoint=True).values_list(
            "person_id", "speaking_as"
        )
    )
    seats = Seat.objects.filter(assembly=assembly, until=None).select_related("person__identity")
    lines = (
        Sitting(
            seat.pk,
            seat.person_id,
            str(seat.person),
            seat.standpoint if (seat.person_id, seat.standpoint) in shown else "",
        )
        for seat in seats
    )
    return tuple(sorted(lines, key=lambda line: line.name.casefold()))


def seat_of(assembly: Assembly, actor: Actor) -> Seat | None:
    """The seat that the actor holds here today."""
    return Seat.objects.filter(assembly=assembly, person_id=actor.pk, until=None).first()


def members_without_seat(assembly: Assembly) -> list[Membership]:
    """Members of the organisation who could be given a seat."""
    seated = Seat.objects.filter(assembly=assembly, until=None).values("person_id")
    members = Membership.objects.filter(organisation_id=assembly.organisation_id, left_at=None)
    return sorted(
        members.exclude(person_id__in=seated).select_related("person__identity"),
        key=lambda membership: str(membership.person).casefold(),
    )


def seat_lines(assembly: Assembly) -> tuple[Line, ...]:
    """The seats that the rules of today have, with those taken; none where the rules have no plan. Two queries."""
    adoption = current_rules(assembly)
    plan = adoption.constitution.seat_plan if adoption else []
    return filled(plan, seats_held(assembly)) if plan else ()


def terms(assembly: Assembly) -> tuple[tuple[date, int], ...]:
    """The days on which terms end, with how many do; names would tell standpoints."""
    ends = Seat.objects.filter(assembly=assembly, until=None, term_ends__isnull=False)
    found = Counter(ends.values_list("term_ends", flat=True))
    return tuple(sorted((day, number) for day, number in found.items() if day))


def standpoints_of(assembly: Assembly, actor: Actor) -> tuple[str, ...]:
    """The standpoints that a member of the organisation holds."""
    members = Membership.objects.filter(organisation_id=assembly.organisation_id, person_id=actor.pk, left_at=None)
    return tuple(one for held in members.values_list("standpoints", flat=True) for one in held)


def seats_held(assembly: Assembly) -> list[tuple[str, str]]:
    """Standpoint and kind of every seat held today, oldest first."""
    seats = Seat.objects.filter(assembly=assembly, until=None).order_by("since", "id")
    return list(seats.values_list("standpoint", "kind"))


def held(assembly: Assembly) -> tuple[Places, ...]:
    """The seats held today, as the arithmetic of power counts them."""
    seats = Seat.objects.filter(assembly=assembly, until=None).values_list("standpoint", "weight", "has_vote")
    return together(Places(who, 1, Fraction(weight), vote) for who, weight, vote in seats)


def formal_level(assembly: Assembly) -> FormalLevel | None:
    """The level that rules and seats allow; None while rules, or seats that the rules name, are missing."""
    adoption = current_rules(assembly)
    return allowed(adoption.constitution, held(assembly)) if adoption else None


def allowed(rules: Said, seats: tuple[Places, ...]) -> FormalLevel | None:
    """The level that rules and seats allow; None without seats, or while seats that the rules name are missing."""
    if not seats:
        return None
    seated = {one.standpoint for one in seats}
    if any(one["among"] != ["all"] and seated.isdisjoint(one["among"]) for one in rules.conditions):
        return None
    return level_of(as_power(rules, seats))


def seats_meant(assembly: Assembly, rules: Said) -> tuple[Places, ...]:
    """The seats with which rules are told: those of their plan, or without a plan those held today."""
    return planned(rules) or held(assembly)


def rules_in_hand(assembly: Assembly, actor: Actor) -> Rules:
    """What the actor goes on writing: their draft, else the rules of today, else usual ones."""
    draft = draft_of(assembly, actor)
    if draft is not None:
        return Rules.kept(draft.rules)
    adoption = current_rules(assembly)
    return Rules.of(adoption.constitution) if adoption else Rules()


def draft_of(assembly: Assembly, actor: Actor) -> RulesDraft | None:
    """The actor's own draft of the assembly's rules."""
    return RulesDraft.objects.filter(assembly=assembly, author_id=actor.pk).first()
