"""What is logged of the readiness assessment: that it happened, never what was answered."""

from django.utils.translation import gettext_lazy as _

from assieme.core.events.kinds import kind

round_opened = kind("readiness.round_opened", _("A round of readiness questions was opened"), "round")
round_closed = kind("readiness.round_closed", _("A round of readiness questions was closed"), "round")
sheet_handed_in = kind("readiness.sheet_handed_in", _("A person handed in their readiness answers"), "round")
goal_planned = kind("readiness.goal_planned", _("A goal was added to the action plan"), "goal", "principle")
goal_done = kind("readiness.goal_done", _("A goal of the action plan was done"), "goal")
