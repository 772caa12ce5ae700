"""What of meetings waits for a person: to answer, to correct, to write."""

from datetime import date

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from assieme.assemblies.bodies.waiting import Waiting
from assieme.assemblies.meetings.access import write_minutes
from assieme.assemblies.meetings.invitation_access import answer_invite
from assieme.assemblies.meetings.minutes_access import settle_correction
from assieme.assemblies.meetings.models import Invite, Meeting
from assieme.core.actors import Actor

MOST = 10
ANSWER = _("You are asked to a meeting. Can you come?")
WRITE = _("This meeting is over. Its minutes wait to be written.")
SETTLE = _("Somebody wants to correct the minutes.")


def waiting_for(person: Actor, today: date) -> tuple[Waiting, ...]:
    """Invitations without an answer, minutes to write, and corrections to settle. A constant number of queries."""
    asked = answer_invite.rows(person).filter(
        answer="", withdrawn_at=None, meeting__ended_at=None, meeting__minutes_at=None, meeting__held_on__gte=today
    )
    corrected = settle_correction.rows(person).filter(settled_at=None, meeting__approved_at=None)
    meetings = Meeting.objects.filter(pk__in=corrected.values("meeting_id"))
    unwritten = write_minutes.rows(person).filter(ended_at__isnull=False, minutes_at=None)
    return (
        *(_invited(invite) for invite in asked.select_related("meeting__assembly").order_by("meeting__held_on")[:MOST]),
        *_about(unwritten, WRITE, "minutes"),
        *_about(meetings, SETTLE, "meeting"),
    )


def _invited(invite: Invite) -> Waiting:
    path = reverse("answer_invitation", kwargs={"id": invite.pk})
    return Waiting(invite.meeting.assembly.name, ANSWER, path, invite.meeting.held_on)


def _about(meetings: QuerySet[Meeting], sentence: Promise, name: str) -> list[Waiting]:
    rows = meetings.select_related("assembly").order_by("held_on", "id")[:MOST]
    return [Waiting(row.assembly.name, sentence, reverse(name, kwargs={"id": row.pk}), row.held_on) for row in rows]
