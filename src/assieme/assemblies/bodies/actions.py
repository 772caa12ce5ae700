"""Writes about the body itself: founding it, and its rules."""

from datetime import datetime

from django.db.models import Max

from assieme.assemblies.bodies import access, events
from assieme.assemblies.bodies.models import Adoption, Assembly, Constitution, RulesDraft
from assieme.assemblies.bodies.rules import Rules as Rules
from assieme.assemblies.bodies.seat_actions import give_seat as give_seat
from assieme.assemblies.bodies.seat_actions import leave_seat as leave_seat
from assieme.core.access import require
from assieme.core.action import action, lock, quiet
from assieme.core.actors import Actor
from assieme.core.events import record
from assieme.organisations.access import lead_organisation
from assieme.organisations.models import Initiative, Organisation


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


@quiet
def keep_draft(*, assembly: Assembly, rules: Rules, by: Actor, now: datetime) -> None:
    """Keep what somebody has written so far of an assembly's rules, for this person alone."""
    require(access.draft_rules, by, assembly)
    RulesDraft.objects.update_or_create(
        assembly=assembly, author_id=by.pk, defaults={"rules": rules.as_kept(), "saved_at": now}
    )


@quiet
def drop_draft(*, assembly: Assembly, by: Actor, now: datetime) -> None:  # noqa: ARG001 (every action is told when)
    """Forget one's own draft, and begin from the rules of today."""
    require(access.draft_rules, by, assembly)
    RulesDraft.objects.filter(assembly=assembly, author_id=by.pk).delete()


def _write_down(assembly: Assembly, rules: Rules, by: Actor, now: datetime) -> Constitution:
    """A new version; the writer's draft is done with."""
    last = assembly.constitutions.aggregate(last=Max("version"))["last"] or 0
    RulesDraft.objects.filter(assembly=assembly, author_id=by.pk).delete()
    return Constitution.objects.create(assembly=assembly, version=last + 1, written_at=now, **rules.as_kept())


@action
def adopt_rules(*, assembly: Assembly, rules: Rules, by: Actor, now: datetime) -> Constitution:
    """Give an assembly its rules, while it has not voted. A version that was there before stays on record."""
    assembly = lock(assembly)
    require(access.give_first_rules, by, assembly)
    constitution = _write_down(assembly, rules, by, now)
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
    constitution = _write_down(assembly, rules, by, now)
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
