"""Who looks after the tasks of the road, and what waits for them. Who has left looks after nothing any more."""

from collections.abc import Sequence
from datetime import date

from django.db.models import Exists, OuterRef, QuerySet

from assieme.organisations.access import in_organisation, leading
from assieme.organisations.models import Membership
from assieme.people.models import Person
from assieme.roadmap.models import Evidence, Task

_OWNER_IS_HERE = Exists(
    Membership.objects.filter(
        organisation_id=OuterRef("organisation_id"),
        person_id=OuterRef("owner_id"),
        left_at=None,
        person__erased_at=None,
    )
)


def with_owners(tasks: QuerySet[Task]) -> Sequence[Task]:
    """The tasks, each with its owner while they belong here. One query."""
    rows = list(tasks.select_related("owner__identity").annotate(owner_is_here=_OWNER_IS_HERE))
    for task in rows:
        if not task.owner_is_here:
            task.owner = None
    return rows


def owner_of(task: Task) -> Person | None:
    """Who looks after it, while they belong here. One query."""
    (row,) = with_owners(Task.objects.filter(pk=task.pk))
    return row.owner


def waiting_of(person: Person, month: date) -> QuerySet[Task]:
    """Tasks that the person looks after, whose month is here or gone, and to which nobody added evidence."""
    return _open(month).filter(in_organisation(person), owner=person, month__lte=month)


def left_behind(leader: Person, month: date) -> QuerySet[Task]:
    """Tasks in organisations that the person leads whose owner has left, and to which nobody added evidence."""
    owned = _open(month).filter(leading(leader), owner__isnull=False)
    return owned.exclude(_OWNER_IS_HERE)


def _open(month: date) -> QuerySet[Task]:
    shown = Evidence.objects.filter(taken_back_at=None, task__isnull=False)
    tasks = Task.objects.filter(left_out_at=None, roadmap__ends_on__gte=month)
    return tasks.exclude(pk__in=shown.values("task_id")).order_by("month", "id")
