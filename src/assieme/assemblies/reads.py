"""What pages ask about assemblies, seats, rules and meetings."""

from collections import Counter
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Count, Q, QuerySet

from assieme.assemblies import access
from assieme.assemblies.models import Adoption, Assembly, Constitution, Meeting, Seat, Vote
from assieme.core.actors import Actor
from assieme.core.models import Seal
from assieme.core.ui.words import STANDPOINTS
from assieme.logic.participation.levels import Standpoint
from assieme.logic.power import constitution as power
from assieme.logic.power.formal import FormalLevel
from assieme.logic.power.formal import formal_level as level_of
from assieme.organisations.access import lead_organisation
from assieme.organisations.models import Initiative, Membership

PAGE = 30


@dataclass(frozen=True)
class AssemblyLine:
    """An assembly on a list."""

    id: UUID
    name: str
    purpose: str
    organisation: str
    seats: int
    open_votes: int


@dataclass(frozen=True)
class Page[T]:
    """Part of a list; `after` is the key to go on from, None at the end."""

    rows: list[T]
    after: UUID | None


@dataclass(frozen=True)
class Sitting:
    """A seat as members see it; the standpoint only beside a name whose person wishes it."""

    seat_id: UUID
    person_id: UUID
    name: str
    standpoint: str


@dataclass(frozen=True)
class Body:
    """An assembly's own page: seats by standpoint, in the order in which standpoints always come."""

    seats: tuple[tuple[str, int], ...]
    sitting: tuple[Sitting, ...]
    rules: Constitution | None
    rules_since: object
    votes: tuple[Vote, ...]
    meetings: tuple[Meeting, ...]
    has_voted: bool

    @property
    def people(self) -> int:
        return sum(number for _standpoint, number in self.seats)


def assemblies_for(actor: Actor, after: UUID | None = None) -> Page[AssemblyLine]:
    """The assemblies that the actor may see, newest first, a page at a time. One query."""
    rows = access.see_assembly.rows(actor).select_related("organisation")
    if after:
        rows = rows.filter(pk__lt=after)
    counted = rows.order_by("-id").annotate(
        seated=Count("seats", filter=Q(seats__until=None), distinct=True),
        open_now=Count("votes", filter=Q(votes__phase=Vote.Phase.OPEN), distinct=True),
    )[: PAGE + 1]
    lines = [
        AssemblyLine(row.pk, row.name, row.purpose, row.organisation.name, row.seated, row.open_now) for row in counted
    ]
    return Page(lines[:PAGE], lines[PAGE - 1].id if len(lines) > PAGE else None)


def led_organisation(actor: Actor) -> UUID | None:
    """An organisation in which the actor may set up an assembly."""
    return lead_organisation.rows(actor).filter(published_year=None).values_list("pk", flat=True).first()


def initiatives_of(organisation_id: UUID) -> QuerySet[Initiative]:
    """Open initiatives that an assembly can belong to."""
    return Initiative.objects.filter(organisation_id=organisation_id, closed_at=None).order_by("title")


def current_rules(assembly: Assembly) -> Adoption | None:
    """The rules adopted last, with when and by which vote."""
    return Adoption.objects.filter(assembly=assembly).select_related("constitution", "vote").order_by("-id").first()


def earlier_rules(assembly: Assembly) -> list[Adoption]:
    """All adopted rules, newest first."""
    return list(Adoption.objects.filter(assembly=assembly).select_related("constitution", "vote").order_by("-id"))


def body(assembly: Assembly, actor: Actor) -> Body:
    """Everything on an assembly's page, in a constant number of queries."""
    sitting = sitting_in(assembly)
    counts = seat_counts(assembly)
    adoption = current_rules(assembly)
    votes = access.see_vote.rows(actor).filter(assembly=assembly).select_related("result").order_by("-id")[:PAGE]
    shown = tuple(votes)
    return Body(
        seats=tuple((one, counts[one]) for one in STANDPOINTS if counts[one]),
        sitting=sitting,
        rules=adoption.constitution if adoption else None,
        rules_since=adoption.at if adoption else None,
        votes=shown,
        meetings=tuple(assembly.meetings.order_by("-held_on", "-id")[:12]),
        has_voted=any(vote.phase != Vote.Phase.DRAFT for vote in shown),
    )


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


@dataclass(frozen=True)
class Sealed:
    """The last sealed batch of an organisation's log, for printing in minutes."""

    number: int
    chained: str
    at: object


def last_seal(organisation_id: UUID) -> Sealed | None:
    """The number and the chained root (hexadecimal, in groups of 8 signs) of the last seal."""
    seal = Seal.objects.filter(organisation_id=organisation_id).order_by("-number").first()
    if seal is None:
        return None
    signs = bytes(seal.chained).hex()
    return Sealed(seal.number, " ".join(signs[start : start + 8] for start in range(0, len(signs), 8)), seal.at)


def next_meeting_for(actor: Actor, today: date) -> Meeting | None:
    """The next meeting of an assembly in which the actor has a seat."""
    mine = Seat.objects.filter(person_id=actor.pk, until=None)
    return (
        Meeting.objects.filter(assembly_id__in=mine.values("assembly_id"), held_on__gte=today)
        .select_related("assembly")
        .order_by("held_on", "id")
        .first()
    )
