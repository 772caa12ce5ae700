"""What of the barriers waits for a person: those they took on and said nothing of yet."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from assieme.assemblies.bodies.waiting import Waiting
from assieme.evidence.barriers.models import Barrier
from assieme.evidence.barriers.reads import line
from assieme.people.models import Person

MOST = 10
ASKED = _("You took this on. What will be done about it?")


def waiting_for(person: Person) -> tuple[Waiting, ...]:
    """The person's barriers without a word on what is done, oldest first. One query."""
    mine = Barrier.objects.filter(owner=person, answered_at=None).order_by("id")
    mine = mine.filter(organisation__memberships__person=person, organisation__memberships__left_at=None)
    rows = mine.select_related("owner__identity")[:MOST]
    return tuple(Waiting(line(row).title, ASKED, reverse("answer_barrier", kwargs={"id": row.pk})) for row in rows)
