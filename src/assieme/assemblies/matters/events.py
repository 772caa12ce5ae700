"""What is logged of decisions carried out, of problems, and of matters between groups."""

from django.utils.translation import gettext_lazy as _

from assieme.core.events.kinds import kind

commitment_made = kind("matters.commitment_made", _("Somebody will do something that was decided"), "vote", "due_on")
commitment_agreed = kind("matters.commitment_agreed", _("Somebody said whether they will do it"), "agrees")
commitment_answered = kind(
    "matters.commitment_answered", _("It was said what became of a decision"), "vote", "item", "answer"
)
decision_overridden = kind(
    "matters.decision_overridden", _("Management set a decision aside"), "override", "reason", "assembly"
)
problem_reported = kind("matters.problem_reported", _("A problem was reported"), "assembly")
problem_understood = kind("matters.problem_understood", _("It was said what is behind a problem"))
team_joined = kind("matters.team_joined", _("Somebody joined the team of a problem"))
team_left = kind("matters.team_left", _("Somebody left the team of a problem"))
try_begun = kind("matters.try_begun", _("Something is being tried to solve a problem"), "attempt")
try_ended = kind("matters.try_ended", _("It was said what a try did"), "attempt", "helped")
problem_closed = kind("matters.problem_closed", _("A problem came to its end"), "solved", "days")
link_declared = kind("matters.link_declared", _("A group can send matters to another"), "forum", "area", "days")
link_ended = kind("matters.link_ended", _("A group no longer sends matters to another"), "forum", "area")
matter_sent = kind(
    "matters.matter_sent", _("A group sent a matter to another"), "sender", "receiver", "direction", "earlier", "due_on"
)
matter_listed = kind("matters.matter_listed", _("A matter of another group was put on a list"), "meeting", "item")
matter_answered = kind("matters.matter_answered", _("A matter of another group got its answer"), "answer", "later")
