"""Help with a goal, told once and never again: specific, measurable, agreed, realistic, timed.

The five are the toolkit's (seed 004), where A is for agreed. What is looked at is plain: a name, a day, a thing to see.
"""

from collections.abc import Iterator
from datetime import date, timedelta

from django.utils.translation import gettext_lazy as _

from assieme.toolkit.readiness.plan_actions import Planned
from assieme.toolkit.readiness.words import Text

SHORT, FAR = 4, timedelta(days=183)

HELP: tuple[tuple[Text, Text], ...] = (
    (_("Clear"), _("Could somebody who was not there tell what you will do?")),
    (_("To be seen"), _("How will you see that it worked? Think of a thing to see, hear or count.")),
    (_("Agreed"), _("Did the people who will do it say yes?")),
    (_("Within reach"), _("Can it be done with the time and the money you have? If not, take a first step.")),
    (_("With a day"), _("By when? A near day is easier to keep than a far one.")),
)


def thoughts(planned: Planned, today: date) -> list[Text]:
    """What could make the goal easier to keep; nothing where nothing comes to mind."""
    return list(_thoughts(planned, today))


def _thoughts(planned: Planned, today: date) -> Iterator[Text]:
    if len(planned.what.split()) < SHORT:
        yield _("A few more words could make it clear to somebody who was not there.")
    if planned.owner is None:
        yield _("It has no owner yet. One name helps: somebody who keeps an eye on it.")
    if planned.by_when - today > FAR:
        yield _("The day is far off. Is there a first step that you could take sooner?")
    if planned.by_when < today:
        yield _("The day has passed already.")
