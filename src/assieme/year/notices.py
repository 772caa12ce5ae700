"""The one message of this room. It says little, since somebody may look over a shoulder."""

from django.utils.translation import gettext_lazy as _

from assieme.people.notices import declare

REMINDER = declare(
    "year.reminder",
    _("You are asked something, and there is still time. It is up to you. Did you answer on paper? Then thank you."),
)
