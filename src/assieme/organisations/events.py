"""What is logged of places and membership."""

from django.utils.translation import gettext_lazy as _

from assieme.core.events.kinds import kind

organisation_founded = kind("organisations.organisation_founded", _("An organisation was set up"))
case_published = kind("organisations.case_published", _("A published case was loaded"), "year")
organisation_changed = kind("organisations.organisation_changed", _("An organisation's details were changed"))
service_added = kind("organisations.service_added", _("A service was added"), "service_kind", "level_of_coproduction")
initiative_begun = kind("organisations.initiative_begun", _("An initiative was begun"), "service")
declaration_made = kind(
    "organisations.declaration_made", _("An initiative declared what it will do"), "declaration", "level"
)
step_finished = kind("organisations.step_finished", _("A step of the journey was finished"), "step")
step_reopened = kind("organisations.step_reopened", _("A step of the journey was opened again"), "step")
member_welcomed = kind("organisations.member_welcomed", _("A person joined the organisation"), "person", "role")
standpoint_chosen = kind("organisations.standpoint_chosen", _("A person chose the standpoint they speak from"))
membership_paused = kind("organisations.membership_paused", _("A person paused"))
membership_resumed = kind("organisations.membership_resumed", _("A person came back from a pause"))
membership_left = kind("organisations.membership_left", _("A person left the organisation"))
took_part = kind("organisations.took_part", _("A person joined an initiative"), "person")
stopped_taking_part = kind(
    "organisations.stopped_taking_part", _("A person stopped taking part in an initiative"), "person"
)
invitation_opened = kind("organisations.invitation_opened", _("An invitation was published"))
invitation_closed = kind("organisations.invitation_closed", _("An invitation was withdrawn"))
joining_asked = kind("organisations.joining_asked", _("Somebody asked to join"), "request")
joining_settled = kind("organisations.joining_settled", _("A request to join was answered"), "state")
join_request_forgotten = kind(
    "organisations.join_request_forgotten", _("What somebody wrote when asking to join was erased")
)
membership_changed = kind(
    "organisations.membership_changed", _("What a member holds here was changed"), "person", "role"
)
first_visit_made = kind(
    "organisations.first_visit_made", _("The first visit set up this place and its first administrator")
)
