"""The mirror in sentences."""

from django.utils.functional import Promise
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from assieme.core.ui.words import level_word
from assieme.logic.mirrors.ballots import OTHERS
from assieme.logic.mirrors.enacted import Enacted, Missing
from assieme.logic.mirrors.promise import Kept
from assieme.logic.participation.levels import Level
from assieme.logic.power.formal import FormalLevel, Reason
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

KEPT: dict[Kept, Promise | str] = {
    Kept.KEPT: gettext_lazy("kept"),
    Kept.LESS: gettext_lazy("less than promised"),
    Kept.MORE: gettext_lazy("more than promised"),
    Kept.UNKNOWN: "",
}

MISSING: dict[Missing, Promise] = {
    Missing.TELLING: gettext_lazy(
        "Decisions that tell. We need six on which the sides differed, and the votes of each side must be known."
    ),
    Missing.MEETINGS: gettext_lazy("Meetings. We need three with minutes."),
    Missing.USERS: gettext_lazy("Service users. At least two must have a seat."),
    Missing.NO_MEMBERS: gettext_lazy("Seats. Nobody had one in these months."),
    Missing.NO_MEETINGS: gettext_lazy("Minutes. No meeting of these months has any."),
    Missing.NO_ATTENDANCE: gettext_lazy("Who was there. No minutes of these months say it."),
    Missing.NO_ITEMS: gettext_lazy("Ideas. We know of none that shows who brought it."),
    Missing.NO_DECISIONS: gettext_lazy("Votes. None was counted in these months."),
    Missing.NO_BALLOTS: gettext_lazy("Votes by side. No vote of these months tells them."),
}
"""What `Missing.GAPS` stands for the page says in numbers of its own."""


def missing(found: Enacted) -> list[str]:
    """What the records lack, in sentences."""
    return [str(MISSING[code]) for code in found.missing if code in MISSING]


def in_short(formal: FormalLevel) -> str:
    """The one reason that tells most of a level, for the picture; empty where nothing is decided."""
    telling = _TELLING[formal.level] if formal.level else ()
    return next((str(SHORT[reason]) for reason in telling if reason in formal.reasons), "")


def promise_line(mirror: Mirror, one_group: bool) -> list[SafeString]:
    """The page in sentences: what was promised, what the rules of one group allow, and what happened."""
    allowed = [_allowed(mirror)] if one_group else []
    return [_promised(mirror), *allowed, what_happened(mirror), *what_tells(mirror.happened.enacted)]


def _promised(mirror: Mirror) -> SafeString:
    level = mirror.promised
    if level is None:
        several = _("Not everybody here promised the same.")
        return format_html("{}", several if mirror.promises else _("Nothing is promised yet."))
    if level is Level.EMPOWER:
        return with_level(_("You promised {}: those who use the service decide."), level)
    return with_level(_("You promised to {}."), level)


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
        Kept.UNKNOWN: _("Your rules go as far as {}."),
    }
    return with_level(words[mirror.kept], level)


def what_happened(mirror: Mirror) -> SafeString:
    """What happened, beside the promise."""
    found, kept = mirror.happened.enacted, mirror.kept_in_practice
    if not found.enough:
        return format_html("{}", _("It is not enough yet to name a level for what happened."))
    if found.level:
        looks = {Kept.KEPT: _("What happened looks like it, too: {}."), Kept.UNKNOWN: _("What happened looks like {}.")}
        level = _with_chance(str(level_word(found.level.value)), percent(found.posterior[found.level]))
        return format_html(looks.get(kept, _("What happened looks more like {}.")), level)
    if mirror.promised and kept in (Kept.LESS, Kept.MORE):
        less = kept is Kept.LESS
        chance = found.below(mirror.promised) if less else found.above(mirror.promised)
        words = _("less than that") if less else _("more than that")
        return format_html(_("What happened looks like {}."), _with_chance(words, percent(chance)))
    return format_html("{}", _("What happened lies between levels. None is sure enough to name."))


def percent(share: float) -> int:
    """A share in whole percent; only what is certain is 100."""
    return 100 if share == 1 else min(99, round(100 * share))


def _with_chance(words: str, chance: int) -> SafeString:
    return format_html("<strong>{}</strong> ({} %)", words, chance)


def what_tells(found: Enacted) -> list[SafeString]:
    """On how many decisions the sides differed, and whose way these went; nothing where they did not."""
    told = found.telling
    if not told.decisions:
        return []
    if told.against == OTHERS:
        first = ngettext(
            "Service users and the others differed on %(num)s decision.",
            "Service users and the others differed on %(num)s decisions.",
            told.decisions,
        )
    else:
        first = ngettext(
            "Service users and professionals differed on %(num)s decision.",
            "Service users and professionals differed on %(num)s decisions.",
            told.decisions,
        )
    went = ngettext(
        "{} of them went the service users’ way.", "{} of them went the service users’ way.", told.users_way
    )
    number = format_html("<strong>{}</strong>", told.users_way or _("None"))
    return [format_html("{}", first % {"num": told.decisions}), format_html(went, number)]


def with_level(sentence: str, level: Level) -> SafeString:
    """The sentence with the level's word in its place."""
    return format_html(sentence, format_html("<strong>{}</strong>", level_word(level.value)))
