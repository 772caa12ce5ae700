"""What of the mirrors waits for a person today."""

from datetime import date

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from assieme.assemblies.bodies.models import Seat
from assieme.assemblies.bodies.waiting import Waiting
from assieme.mirrors.models import Outside, OutsideReply
from assieme.organisations.access import in_organisation
from assieme.people.models import Person

MOST = 10
READ_IT = _("Others may soon read what your group promised and did. Read it first, and say what you think.")


def waiting_for(person: Person, today: date) -> tuple[Waiting, ...]:
    """Frozen mirrors of one's groups in their days for replies, while one has said nothing. One query."""
    mine = Seat.objects.filter(person=person).values("assembly_id")
    rows = Outside.objects.filter(in_organisation(person), assembly__in=mine, shown_at=None, ended_at=None)
    rows = rows.filter(replies_until__gte=today).exclude(
        pk__in=OutsideReply.objects.filter(person=person).values("outside_id")
    )
    return tuple(
        Waiting(
            words=row.assembly.name,
            sentence=READ_IT,
            path=reverse("outside", kwargs={"id": row.pk}),
            due_on=row.replies_until,
        )
        for row in rows.select_related("assembly").order_by("replies_until", "id")[:MOST]
    )
