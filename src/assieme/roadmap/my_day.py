"""What of the road waits for a person today."""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from assieme.assemblies.bodies.waiting import Waiting
from assieme.people.models import Person
from assieme.roadmap.models import Task
from assieme.roadmap.months import month_after
from assieme.roadmap.owners import left_behind, waiting_of
from assieme.roadmap.reads import words_of

MOST = 10
YOURS = _("You look after this task of the road. What happened?")
NOBODYS = _("Who looked after this task of the road has left. Who does it now?")


def waiting_for(person: Person, today: date) -> tuple[Waiting, ...]:
    """Tasks of this month and of months that are over; and for who leads, those that nobody looks after any more. Two
    queries."""
    month = today.replace(day=1)
    return (
        *_lines(waiting_of(person, month)[:MOST], YOURS, month),
        *_lines(left_behind(person, month)[:MOST], NOBODYS, month),
    )


def _lines(tasks: Iterable[Task], sentence: Promise, month: date) -> Iterator[Waiting]:
    for task in tasks:
        yield Waiting(
            words=words_of(task),
            sentence=sentence,
            path=reverse("road_task", kwargs={"id": task.pk}),
            due_on=month_after(task.month, 1) - timedelta(days=1),
            late=task.month < month,
        )
