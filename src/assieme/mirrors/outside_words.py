"""The mirror in sentences, for somebody who is not of the group."""

from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from assieme.logic.mirrors.promise import Kept
from assieme.logic.participation.levels import Level
from assieme.mirrors.outside_figures import Told
from assieme.mirrors.reads import Mirror
from assieme.mirrors.words import missing, what_happened, what_tells, with_level


def outside_line(told: Told) -> list[SafeString]:
    """What the group promised, what its rules allow, and what happened."""
    mirror = told.mirror
    return [_promised(mirror), _allowed(mirror), *_practice(told)]


def _promised(mirror: Mirror) -> SafeString:
    level = mirror.promised
    if level is None:
        return format_html("{}", _("This group has promised nothing."))
    if level is Level.EMPOWER:
        return with_level(_("This group promised {}: those who use the service decide."), level)
    return with_level(_("This group promised to {}."), level)


def _allowed(mirror: Mirror) -> SafeString:
    if mirror.formal is None:
        return format_html("{}", _("It had no rules that could be read."))
    level = mirror.allowed
    if level is None:
        return format_html("{}", _("Nothing is decided here, so the rules have no level."))
    words = {
        Kept.KEPT: _("Its rules allow it."),
        Kept.LESS: _("Its rules allow less than that. They go as far as {}."),
        Kept.MORE: _("Its rules allow more than that. They go as far as {}."),
        Kept.UNKNOWN: _("Its rules go as far as {}."),
    }
    return with_level(words[mirror.kept], level)


def _practice(told: Told) -> list[SafeString]:
    if told.few:
        return [format_html("{}", _("A side here has fewer than five people. So we do not say whose way things went."))]
    return [what_happened(told.mirror), *what_tells(told.mirror.happened.enacted)]


def what_lacks(told: Told) -> list[str]:
    """What is missing, in sentences."""
    hidden = _("Sides with fewer than five people, and what was counted fewer than five times.")
    return [*missing(told.mirror.happened.enacted), hidden]
