"""What people are told about their statements, and about a map."""

from django.utils.translation import gettext_lazy as _

from assieme.people.notices import declare

SHOWN = declare("opinions.shown", _("Your statement is shown now. Nobody is told that it is yours."))
HELD_BACK = declare("opinions.held_back", _("Your statement is not shown. Read why. You can write it in other words."))
ENDED = declare("opinions.ended", _("The question you answered has ended. Look what came out."))
