"""Who sees meetings, who prepares them, and who writes their minutes."""

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from assieme.assemblies.bodies.access import leads_or

# The rows that permissions are about: views, which import no models, name them through here.
from assieme.assemblies.meetings.models import AgendaItem as AgendaItem
from assieme.assemblies.meetings.models import Meeting as Meeting
from assieme.core.access import Permission
from assieme.core.actors import Actor
from assieme.organisations.access import belonging, in_organisation

ONE_AT_A_TIME = _("Finish what you talk about now. Then take the next.")
NOT_NOW = _("You don't talk about this now. Nothing was changed.")
OVER = _("This meeting is over. Nothing was changed.")
MINUTES = _("You write the minutes after the meeting. Once they are approved, they stay as they are.")
SAME = _("Day, time and place are as they were. Nothing was changed, and nobody was told.")

see_meeting = Permission(
    "assemblies.see_meeting",
    _("See a meeting and its minutes"),
    Meeting,
    who=lambda actor: belonging(actor),
)
prepare_meeting = Permission(
    "assemblies.prepare_meeting",
    _("Prepare a meeting: its day and place, and the order of what it talks about"),
    Meeting,
    who=leads_or("chair", "organisation_id", "assembly_id"),
    when=lambda meeting: not meeting.is_over,
    refusal=OVER,
)
bring_item = Permission(
    "assemblies.bring_item",
    _("Bring something to a meeting"),
    Meeting,
    who=leads_or("agenda", "organisation_id", "assembly_id"),
    when=lambda meeting: not meeting.is_over,
    refusal=OVER,
)


def _own_or_preparing(actor: Actor) -> Q:
    mine = Q(brought_by_id=actor.pk) & in_organisation(actor)
    return mine | leads_or("chair", "organisation_id", "meeting__assembly_id")(actor)


take_off_item = Permission(
    "assemblies.take_off_item",
    _("Take something off the list of a meeting, as who brought it or who prepares"),
    AgendaItem,
    who=_own_or_preparing,
    when=lambda item: item.taken_at is None and not item.meeting.is_over,
    refusal=_("The meeting has talked about this already. Nothing was changed."),
)
begin_meeting = Permission(
    "assemblies.begin_meeting",
    _("Begin a meeting"),
    Meeting,
    who=leads_or("chair", "organisation_id", "assembly_id"),
    when=lambda meeting: meeting.begun_at is None and not meeting.is_over,
    refusal=_("This meeting has begun already."),
)
hold_meeting = Permission(
    "assemblies.hold_meeting",
    _("Lead a meeting through its list, with breaks, to its end"),
    Meeting,
    who=leads_or("chair", "organisation_id", "assembly_id"),
    when=lambda meeting: meeting.goes_on,
    refusal=_("This meeting is not going on now. Nothing was changed."),
)
write_minutes = Permission(
    "assemblies.write_minutes",
    _("Write the minutes of a meeting"),
    Meeting,
    who=leads_or("chair", "organisation_id", "assembly_id"),
    when=lambda meeting: meeting.approved_at is None and not meeting.goes_on,
    refusal=MINUTES,
)
