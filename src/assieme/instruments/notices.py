"""Messages about questionnaires to one person. They say little, since somebody may look over a shoulder."""

from django.utils.translation import gettext_lazy as _

from assieme.people.notices import declare

ASKED_TO_RESPOND = declare(
    "instruments.asked_to_respond", _("You are asked to be the one who responds to worrying answers.")
)
WORRYING_ANSWER = declare("instruments.worrying_answer", _("An answer came that needs you. Please look at it now."))
