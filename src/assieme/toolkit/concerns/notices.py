"""Messages about concerns to one person. They say little, since somebody may look over a shoulder."""

from django.utils.translation import gettext_lazy as _

from assieme.people.notices import declare

CONCERN_CAME = declare("concerns.concern_came", _("Somebody told you that something went wrong."))
CONCERN_ANSWERED = declare("concerns.concern_answered", _("You got an answer to what you said."))
