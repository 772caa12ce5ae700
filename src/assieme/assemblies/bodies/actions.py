"""Writes about the body itself: founding, seats, rules."""

from dataclasses import asdict, dataclass, field
from datetime import datetime
from typing import Any

from django.db.models import Max
from django.utils.translation import gettext_lazy as _

from assieme.assemblies.bodies import access, events
from assieme.assemblies.bodies.models import Adoption, Assembly, Constitution, Seat, majorities
from assieme.core.access import Refused, require
from assieme.core.action import action, lock
from assieme.core.actors import Actor
from assieme.core.events import record
from assieme.organisations.access import lead_organisation
from assieme.organisations.models import Initiative, Membership, Organisation
from assieme.people.models import Person


@dataclass(frozen=True, kw_only=True)
class Rules:
    """What a constitution says, in the fields and forms of `Constitution`."""

    conditions: list[dict[str, Any]] = field(default_factory=majorities)
    vetoes: list[str] = field(default_factory=list)
    seat_plan: list[dict[str, Any]] = field(default_factory=list)
    ballots: str = Constitution.Ballots.SECRET
    proxies: int = 0
    trustees: dict[str, Any] = field(default_factory=dict)
    minutes_for: str = Constitution.Readers.ORGANISATION
    papers_days: int = 7
    receiver: str = Constitution.Receiver.FACILITATOR
    quorum_share: str = "0"
    quorum_by_standpoint: dict[str, int] = field(default_factory=dict)
    binding: bool = True
    override: str = Constitution.Override.NONE
    agenda: list[str] = field(default_factory=list)
    chair: list[str] = field(default_factory=list)


@action
def found_assembly(
    *,
    organisation: Organisation,
    name: str,
    by: Actor,
    now: datetime,
    purpose: str = "",
    initiative: Initiative | None = None,
) -> Assembly:
    """Set up an assembly. It has no seats and no rules yet, so nothing can be decided in it."""
    require(lead_organisation, by, organisation)
    if initiative is not None and initiative.organisation_id != organisation.pk:
        raise ValueError("the initiative belongs to another organisation")
    assembly = Assembly.objects.create(
        organisation=organisation, initiative=initiative, name=name, purpose=purpose, created_at=now
    )
    record(
        events.assembly_founded,
        by=by,
        now=now,
        organisation=organisation.pk,
        subject=assembly.pk,
        initiative=initiative.pk if initiative else None,
    )
    return assembly


@action
def give_seat(*, assembly: Assembly, person: Person, standpoint: str, by: Actor, now: datetime) -> Seat:
    """Give a member a seat, for a standpoint that they hold here. Raises Refused where it is not theirs to take."""
    assembly = lock(assembly)
    require(access.lead_assembly, by, assembly)
    membership = Membership.objects.filter(
        organisation_id=assembly.organisation_id, person=person, left_at=None
    ).first()
    if membership is None:
        raise Refused(_("This person is not a member of the organisation. Welcome them first."))
    if standpoint not in membership.standpoints:
        raise Refused(_("This person has not said that they hold this standpoint. Ask them which one they sit for."))
    if Seat.objects.filter(assembly=assembly, person=person, until=None).exists():
        raise Refused(_("This person has a seat here already."))
    seat = Seat.objects.create(assembly=assembly, person=person, standpoint=standpoint, since=now)
    record(
        events.seat_given,
        by=by,
        now=now,
        organisation=assembly.organisation_id,
        subject=assembly.pk,
        seat=seat.pk,
        person=person.pk,
    )
    return seat


@action
def leave_seat(*, seat: Seat, by: Actor, now: datetime) -> None:
    """End a seat: one's own, or as the one who leads. Rolls of votes that are open stay as they are."""
    seat = lock(seat)
    require(access.end_seat, by, seat)
    seat.until = now
    seat.save(update_fields=["until"])
    record(
        events.seat_left,
        by=by,
        now=now,
        organisation=seat.assembly.organisation_id,
        subject=seat.assembly_id,
        seat=seat.pk,
        person=seat.person_id,
    )


def _write_down(assembly: Assembly, rules: Rules, now: datetime) -> Constitution:
    last = assembly.constitutions.aggregate(last=Max("version"))["last"] or 0
    return Constitution.objects.create(assembly=assembly, version=last + 1, written_at=now, **asdict(rules))


@action
def adopt_rules(*, assembly: Assembly, rules: Rules, by: Actor, now: datetime) -> Constitution:
    """Give an assembly its rules, while it has not voted. A version that was there before stays on record."""
    assembly = lock(assembly)
    require(access.give_first_rules, by, assembly)
    constitution = _write_down(assembly, rules, now)
    Adoption.objects.create(assembly=assembly, constitution=constitution, at=now)
    record(
        events.rules_adopted,
        by=by,
        now=now,
        organisation=assembly.organisation_id,
        subject=assembly.pk,
        constitution=constitution.pk,
        version=constitution.version,
    )
    return constitution


@action
def write_rules(*, assembly: Assembly, rules: Rules, by: Actor, now: datetime) -> Constitution:
    """Write down rules for a vote to decide on. They count only once a vote under the rules of today adopts them."""
    assembly = lock(assembly)
    require(access.put_question, by, assembly)
    constitution = _write_down(assembly, rules, now)
    record(
        events.rules_written,
        by=by,
        now=now,
        organisation=assembly.organisation_id,
        subject=assembly.pk,
        constitution=constitution.pk,
        version=constitution.version,
    )
    return constitution
