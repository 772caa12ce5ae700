"""The four quarters of the closing journal, in words of our own."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from assieme.toolkit.gratitude.models import Note

type Text = str | Promise

Quarter = Note.Quarter


@dataclass(frozen=True)
class Question:
    """A quarter's name, and what it asks."""

    title: Text
    question: Text


QUARTERS: dict[str, Question] = {
    Quarter.THANKFULNESS.value: Question(_("Thankfulness"), _("What did we reach that you are glad of?")),
    Quarter.CHALLENGES.value: Question(_("Challenges"), _("What was hard, and what did it teach you?")),
    Quarter.PEOPLE.value: Question(_("People"), _("Who helped you, and how?")),
    Quarter.BEST.value: Question(_("The best thing"), _("What was best about being part of it?")),
}
