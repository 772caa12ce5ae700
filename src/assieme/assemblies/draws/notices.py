"""What people are told about draws."""

from django.utils.translation import gettext_lazy as _

from assieme.people.notices import declare

DRAWN = declare("draws.drawn", _("You were drawn by lot. Would you like to take the place?"))
NOT_DRAWN = declare("draws.not_drawn", _("The draw is done. The lot did not fall on you. Thank you for saying yes."))
CALLED_OFF = declare("draws.called_off", _("A draw was called off. What you said of yourself is erased."))
