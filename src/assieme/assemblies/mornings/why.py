"""Why somebody has what they have, in sentences for them alone."""

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _later
from django.utils.translation import ngettext

from assieme.assemblies.mornings.models import Given
from assieme.logic.sharing.wishes import Why

_WHY: dict[str, Promise] = {
    Why.WAITED: _later("The others had to give way more often of late. So it is their turn. Today counts for you."),
    Why.LOT: _later("You had all waited as long. So a lot was drawn. Today counts for you."),
    Why.NEEDED: _later("There was room for you. But too few people were there for what has to be done."),
    Why.TOGETHER: _later("This way, most wishes of you all together come true. Today counts for you."),
}


def sentences_of(given: Given) -> tuple[str, ...]:
    """One to three short sentences."""
    wished = given.wished.name if given.wished else ""
    if given.why not in _WHY:
        return (_wished(given),)
    if not wished:
        return (_("You would rather have no task today."), str(_WHY[given.why]))
    return tuple(one for one in (_asked(given, wished), _had(given, wished), str(_WHY[given.why])) if one)


def _wished(given: Given) -> str:
    if given.task is None:
        return _("This is as you wished.")
    return _("You like nothing better today, by what you said.")


def _asked(given: Given, wished: str) -> str:
    asked = ngettext("%(num)s person asked", "%(num)s people asked", given.asked) % {"num": given.asked}
    places = ngettext("%(num)s place", "%(num)s places", given.places) % {"num": given.places}
    return _("You asked for “%(task)s”: %(asked)s for it, and it has %(places)s.") % {
        "task": wished,
        "asked": asked,
        "places": places,
    }


def _had(given: Given, wished: str) -> str:
    if given.had is None:
        return ""
    days = ngettext("%(num)s day ago", "%(num)s days ago", given.had) % {"num": given.had}
    return _("You did “%(task)s” %(days)s.") % {"task": wished, "days": days}
