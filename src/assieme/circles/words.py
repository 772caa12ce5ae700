"""The words of the four circles: ours, in plain language, after EQUIL's toolkit. Always with "circle of"."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from assieme.logic.participation.practice import Circle

type Text = str | Promise


@dataclass(frozen=True, slots=True)
class CircleWords:
    """`name` with "circle of", one sentence that says who belongs there, and the same said to such a person."""

    name: Text
    about: Text
    to_you: Text


CIRCLES: dict[Circle, CircleWords] = {
    Circle.CO_PRODUCERS: CircleWords(
        _("circle of co-producers"),
        _("They give time and skill, and answer for how it turns out."),
        _("You give time and skill, and answer for how it turns out."),
    ),
    Circle.PARTICIPANTS: CircleWords(
        _("circle of participants"),
        _("They use what comes of it, or help to run it, but did not start it."),
        _("You use what comes of it, or help to run it, but did not start it."),
    ),
    Circle.INVOLVED: CircleWords(
        _("circle of involved"),
        _("They should know about it and can say what they think, but do not work on it."),
        _("You should know about it and can say what you think, but do not work on it."),
    ),
    Circle.CONSULTED: CircleWords(
        _("circle of consulted"),
        _("You want their view, though they neither use it nor gain from it."),
        _("We want your view, though you neither use it nor gain from it."),
    ),
}
