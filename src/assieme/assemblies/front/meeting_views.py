"""A meeting's own page, which gathers what all rooms know of it."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_GET

from assieme.assemblies.live.my_day import room_of
from assieme.assemblies.matters.matter_reads import waiting_here
from assieme.assemblies.meetings import access, reads
from assieme.assemblies.meetings.agenda_reads import agenda_of
from assieme.assemblies.meetings.invitation_reads import answers_to, own_invite
from assieme.assemblies.meetings.minutes_access import approve_minutes, correct_minutes, read_minutes
from assieme.assemblies.meetings.minutes_reads import corrections_to, meeting_now, minutes_of
from assieme.assemblies.meetings.profile_reads import around
from assieme.assemblies.opinions.reads import asked_now
from assieme.core.days import day_of
from assieme.core.guard import PersonRequest, guard

SELECT = ("assembly", "assembly__organisation", "chaired_by__person__identity")


@require_GET
@guard(access.see_meeting, select=SELECT)
def meeting(request: PersonRequest, row: access.Meeting) -> HttpResponse:
    may_write = access.write_minutes.allows(request.actor, row)
    prepares = access.prepare_meeting.allows(request.actor, row)
    today = day_of(timezone.now(), row.assembly.organisation.time_zone)
    context = {
        "meeting": row,
        "assembly": row.assembly,
        "minutes": minutes_of(row) if read_minutes.allows(request.actor, row) and row.is_over else None,
        "corrections": corrections_to(row) if may_write else [],
        "may_correct": correct_minutes.allows(request.actor, row),
        "may_approve": approve_minutes.allows(request.actor, row) and meeting_now(row) is not None,
        "seal": reads.last_seal(row.organisation_id),
        "now": timezone.now(),
        "may_write": may_write,
        "prepares": prepares,
        "may_bring": access.bring_item.allows(request.actor, row),
        "agenda": agenda_of(row, request.actor, prepares=prepares),
        "asked": answers_to(row) if prepares else None,
        "own_invite": own_invite(row, request.actor),
        "steps": reads.steps_of(row),
        "profiles": around(row, request.actor, timezone.now()),
        "needs": reads.needs_at(row) if prepares else [],
        "proposed": waiting_here(row.assembly, today) if not row.is_over else (),
        "asked_now": asked_now(row.assembly, request.actor, today) if not row.is_over else (),
        "goes_on": room_of(row, request.actor),
    }
    return render(request, "meetings/meeting.jinja", context)
