"""What is logged of concerns: never who said one, and never the time of day."""

from django.utils.translation import gettext_lazy as _

from assieme.core.events.kinds import kind

concern_raised = kind("concerns.concern_raised", _("Somebody said that something went wrong"))
concern_answered = kind("concerns.concern_answered", _("A concern got an answer"))
concern_closed = kind("concerns.concern_closed", _("A concern was closed"))
