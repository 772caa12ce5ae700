"""The mirror in sentences."""

from django.utils.functional import Promise
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from assieme.core.ui.words import level_word
from assieme.logic.participation.levels import Level
from assieme.logic.power.formal import FormalLevel, Reason
from assieme.mirrors.promise import Kept
from assieme.mirrors.reads import Mirror

SHORT: dict[Reason, Promise] = {
    Reason.ABSENT: gettext_lazy("no seat for service users"),
    Reason.HEARD: gettext_lazy("heard, with no vote"),
    Reason.ALL_SEATS: gettext_lazy("service users hold all seats and decide"),
    Reason.ROLE: gettext_lazy("service users decide"),
    Reason.CAN_BLOCK: gettext_lazy("service users can’t be outvoted"),
    Reason.CAN_BLOCK_JOINED: gettext_lazy("service users and those joined to them can’t be outvoted"),
    Reason.CAN_BE_OUTVOTED: gettext_lazy("service users vote, and can be outvoted"),
    Reason.SET_ASIDE_FREELY: gettext_lazy("service users vote, others can set it aside"),
    Reason.DOES_NOT_BIND: gettext_lazy("service users vote, and it does not bind"),
    Reason.AGENDA_CLOSED: gettext_lazy("service users vote, not all bring questions"),
}

_HOLDS_BACK = (Reason.CAN_BE_OUTVOTED, Reason.SET_ASIDE_FREELY, Reason.DOES_NOT_BIND, Reason.AGENDA_CLOSED)
_TELLING: dict[Level, tuple[Reason, ...]] = {
    Level.INFORM: (Reason.ABSENT,),
    Level.CONSULT: (Reason.HEARD,),
    Level.INVOLVE: _HOLDS_BACK,
    Level.COLLABORATE: (Reason.CAN_BLOCK, Reason.CAN_BLOCK_JOINED),
    Level.EMPOWER: (Reason.ALL_SEATS, Reason.ROLE),
}

KEPT: dict[Kept, Promise] = {
    Kept.KEPT: gettext_lazy("kept"),
    Kept.LESS: gettext_lazy("less than promised"),
    Kept.MORE: gettext_lazy("more than promised"),
}


def in_short(formal: FormalLevel) -> str:
    """The one reason that tells most of a level, for the picture; empty where nothing is decided."""
    telling = _TELLING[formal.level] if formal.level else ()
    return next((str(SHORT[reason]) for reason in telling if reason in formal.reasons), "")


def promise_line(mirror: Mirror) -> list[SafeString]:
    """The page in three sentences: what was promised, whether the rules allow it, what can be said of what happened."""
    happened = _("What happened is counted below. It is not enough yet to name a level.")
    return [_promised(mirror.promised), _allowed(mirror), format_html("{}", happened)]


def _promised(level: Level | None) -> SafeString:
    if level is None:
        return format_html("{}", _("Nothing is promised yet."))
    if level is Level.EMPOWER:
        return _with_level(_("You promised {}: those who use the service decide."), level)
    return _with_level(_("You promised to {}."), level)


def _allowed(mirror: Mirror) -> SafeString:
    if mirror.formal is None:
        return format_html("{}", _("There are no rules yet that could be read."))
    level = mirror.allowed
    if level is None:
        return format_html("{}", _("Nothing is decided here, so the rules have no level."))
    words = {
        Kept.KEPT: _("Your rules allow it."),
        Kept.LESS: _("Your rules allow less than that. They go as far as {}."),
        Kept.MORE: _("Your rules allow more than that. They go as far as {}."),
        None: _("Your rules go as far as {}."),
    }
    return _with_level(words[mirror.kept], level)


def _with_level(sentence: str, level: Level) -> SafeString:
    return format_html(sentence, format_html("<strong>{}</strong>", level_word(level.value)))
