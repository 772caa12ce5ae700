"""What a person's own day asks about the ladder: what they wanted to try, once the day that they chose has come."""

from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from assieme.core.actors import Actor
from assieme.toolkit.ladder import reads


@dataclass(frozen=True)
class Waiting:
    """A gentle question: `words` are the person's own, `sentence` asks, `href` leads to where one answers."""

    words: str
    sentence: Promise
    href: str


def waiting_for(person: Actor, today: date) -> tuple[Waiting, ...]:
    """What to ask the person about today. One query."""
    return tuple(
        Waiting(one.words, _("You wanted to try this. How did it go?"), reverse("ladder_tried", kwargs={"id": one.id}))
        for one in reads.waiting_for(person, today)
    )
