"""The words on screen for the terms of the field: a name and one plain sentence each.

Keys are the words of files (`assieme.logic.participation`). Sources: seeds 000 (levels, scale, level of
co-production, approach), 001 (ladder, type, part, way, understanding) and 004 (doing to, for, with).
"""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from assieme.core.ui.words import level_meaning, level_word
from assieme.logic.participation.contradictions import Reason
from assieme.logic.participation.levels import Approach, CoproductionLevel, Involvement, Level, Rung, Way
from assieme.logic.participation.practice import (
    CoproductionType,
    Method,
    ProcessPart,
    Scale,
    Understanding,
)

type Text = str | Promise


@dataclass(frozen=True)
class Term:
    """A word of the field with its meaning in one sentence."""

    value: str
    name: Text
    meaning: Text


def _terms(*rows: tuple[str, Text, Text]) -> dict[str, Term]:
    return {value: Term(value, name, meaning) for value, name, meaning in rows}


LEVELS = _terms(*((level.value, level_word(level.value), level_meaning(level.value)) for level in Level))

LADDER = _terms(
    (Rung.MANIPULATION, _("manipulation"), _("People sit at the table only to make it look good.")),
    (Rung.THERAPY, _("therapy"), _("People are brought in to be changed, not to be heard.")),
    (Rung.INFORMING, _("informing"), _("People are told. Nobody asks them.")),
    (Rung.CONSULTATION, _("consultation"), _("People are asked. Others choose what to do with it.")),
    (Rung.PLACATION, _("placation"), _("Some people get a seat. Others can still overrule them.")),
    (Rung.PARTNERSHIP, _("partnership"), _("People and staff share the plans and the choices.")),
    (Rung.DELEGATED_POWER, _("delegated power"), _("People hold most of the say in this.")),
    (Rung.CITIZEN_CONTROL, _("citizen control"), _("People run it themselves.")),
)

WAYS = _terms(
    (Way.TO, _("doing to"), _("Things are done to people. They have no say.")),
    (Way.FOR, _("doing for"), _("Things are done for people. They are heard. Others decide.")),
    (Way.WITH, _("doing with"), _("Things are done with people. They share the say.")),
)

METHODS = _terms(
    (Method.BETWEEN, _("between people"), _("One person and those who work with them, as in a care plan.")),
    (
        Method.BETWEEN_AND_WITH,
        _("between and with people"),
        _("People with lived experience lead it with staff, as in a recovery college."),
    ),
    (
        Method.ORGANISATION,
        _("across the organisation"),
        _("The whole place takes it on, not just one group."),
    ),
)

TYPES = _terms(
    (
        CoproductionType.INDIVIDUALISED,
        _("individualised"),
        _("It helps the one who takes part, as when you meet a peer worker."),
    ),
    (
        CoproductionType.COLLECTIVE,
        _("collective"),
        _("A group of different people does it, as in a self-help group."),
    ),
    (
        CoproductionType.ADDITIVE,
        _("additive"),
        _("People add what they know to the work of staff, as in a care plan."),
    ),
    (
        CoproductionType.SUBSTITUTIVE,
        _("substitutive"),
        _("People take on a task that an office did before, as in a local forum."),
    ),
)

PARTS = _terms(
    (ProcessPart.CO_COMMISSION, _("choosing together"), _("You settle what is needed and what comes first.")),
    (ProcessPart.CO_DESIGN, _("planning together"), _("You work out how it will be.")),
    (ProcessPart.CO_DELIVER, _("doing together"), _("You carry it out.")),
    (ProcessPart.CO_ASSESS, _("checking together"), _("You look at how it went.")),
)

SCALES = _terms(
    (Scale.MICRO, _("one person"), _("It is about one person's own care.")),
    (Scale.MESO, _("a service"), _("It is about how a service or a whole organisation works.")),
    (Scale.MACRO, _("policy"), _("It is about rules and plans for a region or a country.")),
)

UNDERSTANDINGS = _terms(
    (
        Understanding.RECOGNITION,
        _("what people know is worth a lot"),
        _("Staff see what people know, and change the service to use it."),
    ),
    (
        Understanding.CHOICE,
        _("the choice belongs to people"),
        _("People decide for themselves. They need not prove that it helps the service."),
    ),
)

COPRODUCTION = _terms(
    (
        CoproductionLevel.LOW,
        pgettext_lazy("level of co-production", "low"),
        _("Those who run the service decide who to work with."),
    ),
    (
        CoproductionLevel.HIGH,
        pgettext_lazy("level of co-production", "high"),
        _("Others sit where the service's choices are made."),
    ),
)

INVOLVEMENT = _terms(
    (Involvement.NONE, pgettext_lazy("involvement", "none"), _("Nothing is done together yet.")),
    (Involvement.LOW, pgettext_lazy("involvement", "low"), _("People are told or asked.")),
    (
        Involvement.MEDIUM_LOW,
        pgettext_lazy("involvement", "medium-low"),
        _("People take part in one thing or more."),
    ),
    (
        Involvement.MEDIUM_HIGH,
        pgettext_lazy("involvement", "medium-high"),
        _("People share the say in three things or more."),
    ),
    (
        Involvement.HIGH,
        pgettext_lazy("involvement", "high"),
        _("People share the say in three things or more, and decide alone in at least one."),
    ),
)

APPROACHES = _terms(
    (Approach.ADD_ON, _("add-on"), _("A few things are done together, beside the usual work.")),
    (
        Approach.TRADE_OFF,
        _("trade-off"),
        _("Many things are done together. Who decides in the services has stayed the same."),
    ),
    (
        Approach.ESSENTIAL_PART,
        _("essential part"),
        _("In most of the services that give care, others sit where choices are made."),
    ),
)

PRINTED_DEGREES: dict[str, Text] = {
    "low": pgettext_lazy("printed finding", "low"),
    "medium-low": pgettext_lazy("printed finding", "medium-low"),
    "medium": pgettext_lazy("printed finding", "medium"),
    "medium-high": pgettext_lazy("printed finding", "medium-high"),
    "high": pgettext_lazy("printed finding", "high"),
}

CONTRADICTIONS: dict[Reason, Text] = {
    Reason.LEVEL_RUNG: _("The level and the step of the ladder are far apart. Which one is right?"),
    Reason.LEVEL_WAY: _("The level gives people more say, or less, than this way of doing it."),
    Reason.RUNG_WAY: _("The step of the ladder belongs to another way of doing it."),
    Reason.INFORM_PART: _("At the level “inform”, people are told. So which part do they share?"),
    Reason.INDIVIDUALISED_MACRO: _("What helps one person at a time does not settle policy."),
    Reason.COLLECTIVE_MICRO: _("One person's own care is not a matter for a group."),
    Reason.SUBSTITUTIVE_LEVEL: _("People can't take on a task when they are only told or asked."),
    Reason.ADDITIVE_REPLACES: _("What adds to the work of staff does not take the place of a paid service."),
    Reason.COLLABORATE_REPLACES: _("If a paid service goes away, who is left to share the work with?"),
    Reason.NOT_VOLUNTARY: _("Taking part is up to each person. Nobody can be made to do it."),
    Reason.DECIDED_ELSEWHERE: _("People can't share a choice that is not made here."),
    Reason.METHOD_SCALE: _("The way people meet and the reach of the choice do not fit."),
    Reason.CHOICE_TO: _("If the choice belongs to people, it can't be done to them."),
}
