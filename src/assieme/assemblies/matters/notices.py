"""What people are told."""

from django.utils.translation import gettext_lazy as _

from assieme.people.notices import declare

COMMITMENT_ASKS = declare("matters.commitment_asks", _("Somebody asks if you will do this."))
DECISION_ANSWERED = declare("matters.decision_answered", _("This is what became of a decision of yours."))
DECISION_OVERRIDDEN = declare(
    "matters.decision_overridden", _("A decision that you could vote in was set aside. Read why.")
)
PROBLEM_CLOSED = declare("matters.problem_closed", _("This is what became of a problem that you reported."))
MATTER_SENT = declare("matters.matter_sent", _("What you raised was sent to another group."))
MATTER_ANSWERED = declare("matters.matter_answered", _("What you raised got an answer."))
