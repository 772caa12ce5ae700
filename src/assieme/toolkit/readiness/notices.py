"""Messages about the action plan to one person."""

from django.utils.translation import gettext_lazy as _

from assieme.people.notices import declare

GOAL_ASKS = declare("readiness.goal_asks", _("You are asked to look after a goal. Do you agree?"))
