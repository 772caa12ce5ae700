"""Writes of meetings: the diary and the minutes."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from assieme.assemblies.bodies.access import lead_assembly
from assieme.assemblies.bodies.models import Assembly, Seat
from assieme.assemblies.bodies.reads import current_rules
from assieme.assemblies.meetings import access, events
from assieme.assemblies.meetings.carrying import carry_over
from assieme.assemblies.meetings.forgetting import forget
from assieme.assemblies.meetings.models import Meeting
from assieme.assemblies.meetings.telling import tell_change
from assieme.core.access import Refused, require
from assieme.core.action import action, lock
from assieme.core.actors import Actor
from assieme.core.events import record

PAPERS_DAYS = 7


@dataclass(frozen=True)
class When:
    """The day of a meeting, its times (of day, where the organisation is) and where it is."""

    held_on: date
    begins: time | None = None
    ends: time | None = None
    place: str = ""
    remote: str = ""

    def fields(self, assembly: Assembly) -> dict[str, Any]:
        """What a Meeting holds of it; an end before the beginning is on the next day."""
        zone = ZoneInfo(assembly.organisation.time_zone)
        begins, ends = (datetime.combine(self.held_on, one, zone) if one else None for one in (self.begins, self.ends))
        if begins and ends and ends <= begins:
            ends += timedelta(days=1)
        rules = current_rules(assembly)
        days = rules.constitution.papers_days if rules else PAPERS_DAYS
        return {
            "held_on": self.held_on,
            "begins_at": begins,
            "ends_at": ends,
            "place": self.place,
            "remote": self.remote,
            "papers_on": self.held_on - timedelta(days=days),
        }


@action
def plan_meeting(
    *,
    assembly: Assembly,
    held_on: date,
    by: Actor,
    now: datetime,
    begins: time | None = None,
    ends: time | None = None,
    place: str = "",
    remote: str = "",
) -> Meeting:
    """Put a meeting in the diary."""
    assembly = lock(assembly)
    require(lead_assembly, by, assembly)
    when = When(held_on, begins, ends, place, remote)
    meeting = Meeting.objects.create(
        organisation_id=assembly.organisation_id, assembly=assembly, created_at=now, **when.fields(assembly)
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
    carry_over(assembly.pk)
    return meeting


@action
def change_meeting(*, meeting: Meeting, when: When, by: Actor, now: datetime) -> Meeting:
    """Give a meeting another day, time or place. Who is asked is told, and calendars learn of it by its edition."""
    meeting = lock(meeting)
    require(access.prepare_meeting, by, meeting)
    fields = when.fields(meeting.assembly)
    if all(getattr(meeting, name) == value for name, value in fields.items()):
        raise Refused(access.SAME)
    changed = fields | {"edition": meeting.edition + 1}
    for name, value in changed.items():
        setattr(meeting, name, value)
    meeting.save(update_fields=list(changed))
    told = tell_change(meeting, now)
    record(
        events.meeting_changed,
        by=by,
        now=now,
        organisation=meeting.organisation_id,
        subject=meeting.pk,
        edition=meeting.edition,
        told=told,
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
    """Write, or write again, the minutes of a meeting, with who was present and who chaired.

    With minutes a meeting is over: as at its end, links, guests' addresses and what people needed are erased.
    """
    meeting = lock(meeting)
    require(access.write_minutes, by, meeting)
    there: list[Any] = list(present)
    if any(seat.assembly_id != meeting.assembly_id for seat in (*there, *([chaired_by] if chaired_by else []))):
        raise ValueError("a seat of another assembly")
    meeting.minutes, meeting.minutes_at, meeting.chaired_by = words, now, chaired_by
    meeting.save(update_fields=["minutes", "minutes_at", "chaired_by"])
    meeting.present.set(there)
    forget(meeting.invites.all())
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
