"""Features and their values in words of the reader's language."""

from django.utils.translation import gettext as _

from assieme.assemblies.draws.models import AGE, SERVICE, STANDPOINT
from assieme.core.ui.words import standpoint_word


def feature_word(feature: str) -> str:
    """A feature's name; one of the organisation's own is called as they typed it."""
    known = {STANDPOINT: _("Standpoint"), SERVICE: _("Service"), AGE: _("Age")}
    return known.get(feature, feature)


def question_of(feature: str) -> str:
    """How a person is asked for it."""
    known = {
        STANDPOINT: _("Which standpoint do you speak from?"),
        SERVICE: _("Which service do you know best?"),
        AGE: _("How old are you?"),
    }
    return known.get(feature, feature)


def value_word(feature: str, value: str) -> str:
    """A value in words; those of other features are as the organisation typed them."""
    return str(standpoint_word(value)) if feature == STANDPOINT else value


def group_word(feature: str, value: str) -> str:
    """People with this value, as a group."""
    return str(standpoint_word(value, many=True)) if feature == STANDPOINT else value


def amount(least: int, most: int, size: int) -> str:
    """How many places a target gives, in words."""
    if least == most:
        return _("%(number)s places") % {"number": least} if least != 1 else _("1 place")
    if least == 0 and most >= size:
        return _("any number")
    if least == 0:
        return _("up to %(most)s") % {"most": most}
    if most >= size:
        return _("%(least)s or more") % {"least": least}
    return _("%(least)s to %(most)s") % {"least": least, "most": most}
