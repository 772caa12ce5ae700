"""What others tried next, where a measure lies apart: each with the tool for it. Ideas to talk about, no advice."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from assieme.logic.mirrors.ballots import PROFESSIONALS, USERS
from assieme.logic.mirrors.enacted import SHARES
from assieme.mirrors.happened import Happened

MOST = 3


@dataclass(frozen=True)
class Try:
    """Something to try. `tool` names an address: of the group where `of` is `assembly`, else of its initiative."""

    words: Promise
    link: Promise
    tool: str
    of: str


NOT_OUTVOTED = Try(
    _("Let each side need its own majority. Then no side is outvoted."),
    _("See our rules"),
    "assembly_rules",
    "assembly",
)
ASK_WHY = Try(
    _("Ask those who said no: what would make it possible?"), _("See what was decided"), "decisions", "assembly"
)
OLDEST_FIRST = Try(_("Begin each meeting with the oldest idea."), _("See what waits"), "cards", "initiative")
CHAIR_ROTATES = Try(_("Let the chair go round."), _("See our rules"), "assembly_rules", "assembly")
ONE_EACH = Try(_("Ask everybody for one idea before the meeting."), _("Raise an idea"), "new_card", "initiative")
READY = Try(_("Ask yourselves again: are we ready?"), _("Open the questions"), "map", "initiative")
WHAT_KEEPS_AWAY = Try(
    _("Ask what keeps people away: the hour, the place, the way there."), _("See our meetings"), "assembly", "assembly"
)


def suggested(found: Happened, can_be_outvoted: bool) -> tuple[Try, ...]:
    """At most three, those first that touch whose way decisions go."""
    seen = found.indicators
    users, staff = USERS.value, PROFESSIONALS.value

    def value(name: str, side: str) -> float | None:
        estimate = seen.get(name, {}).get(side)
        return None if estimate is None else estimate.value

    def lower(name: str, times: float = 0.75) -> bool:
        mine, theirs = value(name, users), value(name, staff)
        return mine is not None and theirs is not None and mine < times * theirs

    say = found.enacted.rates.say.value
    slow, quick = value("days_to_answer", users), value("days_to_answer", staff)
    offers = (
        (NOT_OUTVOTED if can_be_outvoted else ASK_WHY, say is not None and say < SHARES),
        (OLDEST_FIRST, lower("answered") or (slow is not None and quick is not None and slow > 1.5 * quick)),
        (CHAIR_ROTATES, lower("leadership")),
        (ONE_EACH, lower("voice")),
        (WHAT_KEEPS_AWAY, lower("presence", 0.9)),
        (READY, True),
    )
    return tuple(offer for offer, holds in offers if holds)[:MOST]
