"""What of the road waits for a person today."""

from datetime import date, timedelta

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from assieme.assemblies.bodies.waiting import Waiting
from assieme.people.models import Person
from assieme.roadmap.months import month_after
from assieme.roadmap.reads import waiting_of, words_of

MOST = 10
YOURS = _("You look after this task of the road. What happened?")


def waiting_for(person: Person, today: date) -> tuple[Waiting, ...]:
    """Tasks of this month and of months that are over. One query."""
    month = today.replace(day=1)
    return tuple(
        Waiting(
            words=words_of(task),
            sentence=YOURS,
            path=reverse("road_task", kwargs={"id": task.pk}),
            due_on=month_after(task.month, 1) - timedelta(days=1),
            late=task.month < month,
        )
        for task in waiting_of(person, month)[:MOST]
    )
