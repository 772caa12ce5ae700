"""The questions of the ladder, in words of our own: for one person, and for people who look back together."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from assieme.logic.participation.crosswalk import way_of_rung
from assieme.logic.participation.levels import Rung, Way
from assieme.organisations.terms import LADDER, WAYS, Term

__all__ = ["BANDS", "LADDER", "WAYS", "Questions", "questions"]

type Text = str | Promise

BANDS: tuple[tuple[Term, tuple[Term, ...]], ...] = tuple(
    (WAYS[way], tuple(LADDER[rung] for rung in reversed(Rung) if way_of_rung(rung) is way)) for way in reversed(Way)
)
"""The eight steps under the three ways, from the top. Which way a step belongs to is our own reading."""


@dataclass(frozen=True)
class Questions:
    """What the pages ask. `what` has one question for each way."""

    what: dict[str, Text]
    outcome: Text
    better: Text
    tends: Text
    tends_words: Text
    will_try: Text
    skills: Text
    support: Text


ALONE = Questions(
    what={
        Way.TO: _("When did you do something to somebody?"),
        Way.FOR: _("When did you do something for somebody?"),
        Way.WITH: _("When did you do something with somebody?"),
    },
    outcome=_("What came of it?"),
    better=_("How could it have gone better?"),
    tends=_("Most days, how do you work?"),
    tends_words=_("Where do you see it?"),
    will_try=_("What will you try, so that more of your days go towards doing with?"),
    skills=_("What do you need to learn for it?"),
    support=_("Who or what can help you learn it?"),
)
TOGETHER = Questions(
    what={
        Way.TO: _("When do we do things to people?"),
        Way.FOR: _("When do we do things for people?"),
        Way.WITH: _("When do we do things with people?"),
    },
    outcome=_("What comes of it?"),
    better=_("How could it go better?"),
    tends=_("Most days, how do we work?"),
    tends_words=_("Where do we see it?"),
    will_try=_("What will we try, so that more of our days go towards doing with?"),
    skills=_("What do we need to learn for it?"),
    support=_("Who or what can help us learn it?"),
)


def questions(*, together: bool) -> Questions:
    return TOGETHER if together else ALONE
