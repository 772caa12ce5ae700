"""Words of the page: its three headings, what helps to write under them, and the parts that can be shown apart."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True)
class Asked:
    """A heading of the page: a short hint, questions that help, and an example of what somebody might write."""

    title: Promise
    hint: Promise
    questions: tuple[Promise, ...]
    example: Promise


ASKED: dict[str, Asked] = {
    "appreciated": Asked(
        _("What people appreciate about me"),
        _("Good things that others see in you. Not sure? Ask someone who likes you."),
        (
            _("What do people thank you for?"),
            _("What are you good at?"),
            _("What would be missing if you were not there?"),
        ),
        _("I stay calm when it gets loud. I make people laugh. I know how to mend a bike."),
    ),
    "important": Asked(
        _("What is important to me"),
        _("What makes a day good, and what nobody should forget."),
        (
            _("Who do you like to have around you?"),
            _("What do you do every day, and would miss?"),
            _("What matters to you in a group?"),
        ),
        _("A walk before breakfast. My sister Ada. To be asked first. Tea with no sugar."),
    ),
    "support": Asked(
        _("How to support me"),
        _("What others can do, and what they should leave."),
        (
            _("How do you like people to speak to you?"),
            _("What helps when things get hard?"),
            _("What makes it worse?"),
        ),
        _("Speak slowly. Send me papers a week before. If I go quiet, give me five minutes. Then ask."),
    ),
}

PARTS: dict[str, Promise] = {
    "appreciated": ASKED["appreciated"].title,
    "important": ASKED["important"].title,
    "support": ASKED["support"].title,
    "picture": _("My picture"),
    "age": _("My age"),
}
