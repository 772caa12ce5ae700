"""What pages ask about assemblies, seats and rules."""

from collections import Counter
from dataclasses import dataclass
from uuid import UUID

from django.db.models import QuerySet

from assieme.assemblies.bodies.models import Adoption, Assembly, Constitution, Seat
from assieme.core.actors import Actor
from assieme.core.ui.words import STANDPOINTS
from assieme.logic.participation.levels import Standpoint
from assieme.logic.power import constitution as power
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
    """Who has a seat today, by name. Two queries."""
    shown = set(
        Membership.objects.filter(organisation_id=assembly.organisation_id, show_standpoint=True).values_list(
            "person_id", flat=True
        )
    )
    seats = Seat.objects.filter(assembly=assembly, until=None).select_related("person__identity")
    lines = (
        Sitting(seat.pk, seat.person_id, str(seat.person), seat.standpoint if seat.person_id in shown else "")
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


def formal_level(assembly: Assembly) -> FormalLevel | None:
    """The level that rules and seats allow; None while rules, or seats that the rules name, are missing."""
    adoption = current_rules(assembly)
    counts = seat_counts(assembly)
    if adoption is None or not counts:
        return None
    rules = adoption.constitution
    if rules.joined and not any(counts[one] for one in rules.joined):
        return None
    return level_of(_as_power(rules, counts))


def _as_power(rules: Constitution, counts: Counter[str]) -> power.Constitution:
    share, strict = rules.majority_share, rules.strict
    conditions = [power.Condition(share, strict)]
    if rules.joined:
        conditions.append(power.Condition(share, strict, among=_group(rules.joined)))
    aside = {
        Constitution.Override.NONE: power.Override.NONE,
        Constitution.Override.REASONED: power.Override.REASONED,
        Constitution.Override.FREE: power.Override.FREE,
    }
    return power.Constitution(
        seats=tuple(power.Seat(one, Standpoint(one), count=counts[one]) for one in STANDPOINTS if counts[one]),
        conditions=tuple(conditions),
        binding=rules.binding,
        override=aside[Constitution.Override(rules.override)],
        agenda=_group(rules.agenda) if rules.agenda else power.EVERYONE,
        chair=_group(rules.chair) if rules.chair else power.EVERYONE,
    )


def _group(standpoints: list[str]) -> power.Group:
    return power.standpoints(*(Standpoint(one) for one in standpoints))
