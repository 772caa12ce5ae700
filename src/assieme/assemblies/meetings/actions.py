"""Writes of meetings: the diary and the minutes."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from assieme.assemblies.bodies.access import lead_assembly
from assieme.assemblies.bodies.models import Assembly, Seat
from assieme.assemblies.meetings import access, events
from assieme.assemblies.meetings.models import Meeting
from assieme.core.access import require
from assieme.core.action import action, lock
from assieme.core.actors import Actor
from assieme.core.events import record


@action
def plan_meeting(*, assembly: Assembly, held_on: date, by: Actor, now: datetime, place: str = "") -> Meeting:
    """Put a meeting in the diary."""
    require(lead_assembly, by, assembly)
    meeting = Meeting.objects.create(
        organisation_id=assembly.organisation_id,
        assembly=assembly,
        held_on=held_on,
        place=place,
        created_at=now,
    )
    record(
        events.meeting_planned,
        by=by,
        now=now,
        organisation=assembly.organisation_id,
        subject=meeting.pk,
        assembly=assembly.pk,
        held_on=held_on,
    )
    return meeting


@action
def write_minutes(
    *,
    meeting: Meeting,
    words: str,
    present: Iterable[Seat],
    by: Actor,
    now: datetime,
    chaired_by: Seat | None = None,
) -> Meeting:
    """Write, or write again, the minutes of a meeting, with who was present and who chaired."""
    meeting = lock(meeting)
    require(access.write_minutes, by, meeting)
    there: list[Any] = list(present)
    if any(seat.assembly_id != meeting.assembly_id for seat in (*there, *([chaired_by] if chaired_by else []))):
        raise ValueError("a seat of another assembly")
    meeting.minutes, meeting.minutes_at, meeting.chaired_by = words, now, chaired_by
    meeting.save(update_fields=["minutes", "minutes_at", "chaired_by"])
    meeting.present.set(there)
    record(
        events.minutes_written,
        by=by,
        now=now,
        organisation=meeting.organisation_id,
        subject=meeting.pk,
        assembly=meeting.assembly_id,
        present=len(there),
    )
    return meeting
