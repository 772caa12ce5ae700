"""Messages about gratitude to one person."""

from django.utils.translation import gettext_lazy as _

from assieme.people.notices import declare

POSTCARD_CAME = declare("gratitude.postcard_came", _("A postcard came for you."))
THANKED = declare("gratitude.thanked", _("Somebody says thank you for your postcard."))
REPORTED = declare("gratitude.reported", _("Somebody says that a postcard is not kind. Please look at it."))
SETTLED = declare("gratitude.settled", _("Somebody looked at the postcard that you told us of."))
