"""Writes of the registers: something is entered, and corrected by an entry that takes its place."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from assieme.core.access import require
from assieme.core.action import action, lock
from assieme.core.actors import Actor
from assieme.core.events import record
from assieme.organisations.models import Organisation
from assieme.roadmap import events
from assieme.roadmap.registers import Entry, Register


@action
def enter_row(
    *, organisation: Organisation, register: Register, said: Mapping[str, Any], by: Actor, now: datetime
) -> Entry:
    """Enter something. `said` holds the fields of the register's model."""
    organisation = lock(organisation)
    require(register.enter, by, organisation)
    row: Entry = register.model.objects.create(organisation=organisation, entered_by_id=by.pk, entered_at=now, **said)
    record(
        events.entered,
        by=by,
        now=now,
        organisation=organisation.pk,
        subject=row.pk,
        register=register.kind,
        on=row.on,
    )
    return row


@action
def correct_row(*, register: Register, row: Entry, said: Mapping[str, Any], by: Actor, now: datetime) -> Entry:
    """Enter it anew in place of `row`, which stays to be read."""
    row = lock(row)
    require(register.correct, by, row)
    made: Entry = register.model.objects.create(
        organisation_id=row.organisation_id, entered_by_id=by.pk, entered_at=now, replaces=row, **said
    )
    record(
        events.corrected,
        by=by,
        now=now,
        organisation=row.organisation_id,
        subject=made.pk,
        register=register.kind,
        replaces=row.pk,
    )
    return made
