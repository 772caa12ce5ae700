"""What a person's own day asks about the circle of support: whom they agreed to be in touch with."""

from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from assieme.circles import reads
from assieme.core.actors import Actor


@dataclass(frozen=True)
class Waiting:
    """Somebody to be in touch with: `words` is their name, `href` leads to their contact plan."""

    words: str
    sentence: Promise
    href: str
    due_on: date
    late: bool


def waiting_for(person: Actor, today: date) -> tuple[Waiting, ...]:
    """Contacts that are due, longest ago first. One query."""
    return tuple(
        Waiting(
            words=placed.name,
            sentence=_("It is time to be in touch."),
            href=reverse("circle_person", kwargs={"id": placed.pk}),
            due_on=placed.next_contact or today,
            late=placed.next_contact is not None and placed.next_contact < today,
        )
        for placed in reads.due_contacts(person, today)
    )
