"""What is logged of the readiness assessment: that it happened, never what was answered or said."""

from django.utils.translation import gettext_lazy as _

from assieme.core.events.kinds import kind

round_opened = kind("readiness.round_opened", _("A round of readiness questions was opened"), "round")
round_closed = kind("readiness.round_closed", _("A round of readiness questions was closed"), "round")
sheet_handed_in = kind("readiness.sheet_handed_in", _("A person handed in their readiness answers"), "round")
talk_begun = kind("readiness.talk_begun", _("The talk about a round of readiness answers began"), "round")
talk_noted = kind("readiness.talk_noted", _("What a group said of a readiness question was written down"), "round")
goal_planned = kind("readiness.goal_planned", _("A goal was added to the action plan"), "goal", "principle")
goal_agreed = kind("readiness.goal_agreed", _("A member said whether they look after a goal"), "goal", "agrees")
goal_moved = kind("readiness.goal_moved", _("A goal's day was moved"), "goal")
goal_settled = kind("readiness.goal_settled", _("It was said what became of a goal"), "goal", "outcome")
