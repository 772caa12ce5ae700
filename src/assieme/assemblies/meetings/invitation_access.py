"""Who asks people to a meeting, who answers, and who has a calendar of their own."""

from datetime import datetime

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from assieme.assemblies.bodies.access import leads_or
from assieme.assemblies.meetings.models import Invite as Invite
from assieme.assemblies.meetings.profile_access import is_over
from assieme.core.access import Permission
from assieme.core.actors import Actor
from assieme.organisations.access import in_organisation, system_or
from assieme.organisations.models import Organisation as Organisation

ASKED = _("This person is asked already.")
GONE = _("This meeting is over, or the invitation was taken back. Nothing was sent.")


def _handling(actor: Actor) -> Q:
    return system_or(actor, leads_or("chair", "organisation_id", "meeting__assembly_id")(actor))


def _asked(actor: Actor) -> Q:
    """One's own invitation; for whoever holds a link, the one it belongs to."""
    if actor.actor_kind == "guest":
        return Q(pk=actor.pk)
    return Q(person_id=actor.pk) & in_organisation(actor)


def answerable(invite: Invite, now: datetime) -> bool:
    """Until the day of the meeting has passed, and unless it was taken back."""
    return invite.withdrawn_at is None and not invite.meeting.is_over and not is_over(invite.meeting, now)


handle_invite = Permission(
    "assemblies.handle_invite",
    _("Make a link for somebody who is asked to a meeting, or take the invitation back"),
    Invite,
    who=_handling,
    when=lambda invite: invite.withdrawn_at is None and not invite.meeting.is_over,
    refusal=GONE,
)
answer_invite = Permission(
    "assemblies.answer_invite",
    _("Answer an invitation to a meeting"),
    Invite,
    who=_asked,
    when=lambda invite: invite.withdrawn_at is None and not invite.meeting.is_over,
    refusal=GONE,
)
keep_calendar = Permission(
    "assemblies.keep_calendar",
    _("Have a secret address for a calendar of one's own meetings, and end it"),
    Organisation,
    who=lambda actor: in_organisation(actor, through="id"),
)
