"""How a number of people is said that is told in whole fives."""

from django.utils.translation import gettext as _


def at_least(people: int) -> str:
    return _("%(num)s or more") % {"num": people} if people else _("fewer than five")
