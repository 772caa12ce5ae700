"""Messages about the circle of support to one person."""

from django.utils.translation import gettext_lazy as _

from assieme.people.notices import declare

NAMED = declare("circles.person_named", _("Your name stands on a circle of support. Is that fine with you?"))
OBJECTED = declare(
    "circles.person_objected", _("Somebody did not want to be on the circle of support. Their name is erased.")
)
