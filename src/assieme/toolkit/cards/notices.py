"""Messages about cards to one person."""

from django.utils.translation import gettext_lazy as _

from assieme.people.notices import declare

CARD_ANSWERED = declare("cards.card_answered", _("Your idea got an answer."))
CARD_ASKS_AUTHOR = declare("cards.author_asked", _("Your idea was received. Would you like to help carry it out?"))
