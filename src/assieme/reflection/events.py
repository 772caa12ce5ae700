"""What is logged of reflective sessions; what somebody learned leaves the day and the hours only."""

from django.utils.translation import gettext_lazy as _

from assieme.core.events.kinds import kind

session_noted = kind(
    "reflection.session_noted", _("A reflective session was noted"), "minutes", "protected", "conflict", "people"
)
session_changed = kind(
    "reflection.session_changed",
    _("A note of a reflective session was put right"),
    "minutes",
    "protected",
    "conflict",
    "people",
)
session_planned = kind(
    "reflection.session_planned", _("A reflective session was planned, with time kept free for it"), "on", "minutes"
)
session_called_off = kind("reflection.session_called_off", _("A planned reflective session was called off"))
training_noted = kind("reflection.training_noted", _("Somebody noted what they learned"), "minutes")
training_removed = kind("reflection.training_removed", _("Somebody took away a note of what they learned"))
