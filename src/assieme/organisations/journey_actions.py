"""What an initiative declares, and its five steps."""

from dataclasses import asdict, dataclass
from datetime import datetime

from assieme.core.access import require
from assieme.core.action import action, lock
from assieme.core.actors import Actor
from assieme.core.events import record
from assieme.organisations import access, events
from assieme.organisations.models import Declaration, Initiative, StepState
from assieme.people.models import Person


@dataclass(frozen=True, kw_only=True)
class Declared:
    """What a declaration says. `level` is needed; everything else may stay open for now."""

    level: str
    rung: str = ""
    way: str = ""
    type: str = ""
    parts: tuple[str, ...] = ()
    scale: str = ""
    understanding: str = ""
    definition: str = ""
    aims: str = ""
    means: str = ""
    coupled_with: str = ""
    whose_words: str = ""
    replaces_paid_service: bool | None = None
    source: str = ""


@action
def declare(*, initiative: Initiative, declared: Declared, by: Person, now: datetime) -> Declaration:
    """Add a declaration; the ones before it stay."""
    initiative = lock(initiative)
    require(access.lead_initiative, by, initiative)
    declaration = Declaration.objects.create(
        initiative=initiative,
        declared_by=by,
        declared_at=now,
        **{**asdict(declared), "parts": list(declared.parts)},
    )
    record(
        events.declaration_made,
        by=by,
        now=now,
        organisation=initiative.organisation_id,
        subject=initiative.pk,
        declaration=declaration.pk,
        level=declared.level,
    )
    return declaration


@action
def finish_step(*, initiative: Initiative, step: str, by: Actor, now: datetime) -> None:
    """Say that a step of the journey is done for now."""
    require(access.lead_initiative, by, lock(initiative))
    StepState.objects.update_or_create(initiative=initiative, step=step, defaults={"done_at": now})
    record(
        events.step_finished,
        by=by,
        now=now,
        organisation=initiative.organisation_id,
        subject=initiative.pk,
        step=step,
    )


@action
def reopen_step(*, initiative: Initiative, step: str, by: Actor, now: datetime) -> None:
    """Open a step again: the way is no straight line."""
    require(access.lead_initiative, by, lock(initiative))
    StepState.objects.update_or_create(initiative=initiative, step=step, defaults={"done_at": None, "reopened_at": now})
    record(
        events.step_reopened,
        by=by,
        now=now,
        organisation=initiative.organisation_id,
        subject=initiative.pk,
        step=step,
    )
