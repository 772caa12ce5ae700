"""What the pages of a morning show, and what sharing out needs to know."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from django.db.models import QuerySet

from assieme.assemblies.bodies.models import Assembly, Seat
from assieme.assemblies.mornings.access import NOT_TODAY
from assieme.assemblies.mornings.models import LEVELS as LEVELS
from assieme.assemblies.mornings.models import Given, Here, Morning, Task, UsualTask, Wish
from assieme.assemblies.mornings.why import sentences_of
from assieme.core.access import Refused
from assieme.core.actors import Actor
from assieme.core.days import day_of
from assieme.logic.sharing.wishes import PastDay
from assieme.organisations.models import Membership

MOST_PLACES = 50
MEMORY_DAYS = 90
"""A day so long ago counts for a hundredth."""
PAGE = 20


@dataclass(frozen=True)
class Doing:
    """A task of the day with those who do it; `open` places it needs and nobody has."""

    id: UUID
    name: str
    places: int
    needed: int
    people: tuple[str, ...]

    @property
    def open(self) -> int:
        return max(self.needed - len(self.people), 0)


@dataclass(frozen=True)
class Mine:
    """One person's own day: whether they said their wishes, and what they have, with why."""

    here_id: UUID | None = None
    out: bool = False
    given_id: UUID | None = None
    task: str = ""
    sentences: tuple[str, ...] = ()


@dataclass(frozen=True)
class Plan:
    """A day for everybody to read. `free` are people who are there and have no task."""

    doing: tuple[Doing, ...]
    free: tuple[str, ...]
    here: int
    newcomers: int
    """People who said their wishes after the tasks were shared out."""

    @property
    def open(self) -> int:
        return sum(one.open for one in self.doing)


@dataclass(frozen=True)
class Face:
    """A name to press on the shared screen. `state`: `missing`, `said`, `has` a task or is `out` today."""

    id: UUID
    name: str
    state: str
    task: str = ""


@dataclass(frozen=True)
class Past:
    """Earlier days; `before` is the key to go on from, None at the end."""

    days: tuple[Morning, ...]
    before: date | None


def require_today(morning: Morning, now: datetime) -> None:
    """Raises Refused for a day that isn't today where the organisation is."""
    if not is_today(morning, now):
        raise Refused(NOT_TODAY)


def is_today(morning: Morning, now: datetime) -> bool:
    return morning.day == day_of(now, morning.organisation.time_zone)


def usual_tasks(assembly: Assembly) -> QuerySet[UsualTask]:
    return UsualTask.objects.filter(assembly=assembly, dropped_at=None).order_by("id")


def tasks_of(morning: Morning) -> QuerySet[Task]:
    return morning.tasks.order_by("id")


def morning_of(assembly: Assembly, day: date) -> Morning | None:
    return Morning.objects.filter(assembly=assembly, day=day).first()


def past(assembly: Assembly, until: date) -> Past:
    """Days before `until` that were shared out, newest first. One query."""
    rows = Morning.objects.filter(assembly=assembly, day__lt=until, shared_at__isnull=False)
    found = list(rows.order_by("-day")[: PAGE + 1])
    return Past(tuple(found[:PAGE]), found[PAGE - 1].day if len(found) > PAGE else None)


def plan(morning: Morning) -> Plan:
    """Three queries."""
    given = list(morning.given.select_related("person__identity"))
    names: dict[UUID | None, list[str]] = {}
    for one in given:
        names.setdefault(one.task_id, []).append(str(one.person))
    here = set(morning.here.filter(out_at=None).values_list("person_id", flat=True))
    return Plan(
        doing=tuple(
            Doing(task.pk, task.name, task.places, task.needed, tuple(sorted(names.get(task.pk, ()))))
            for task in tasks_of(morning)
        ),
        free=tuple(sorted(names.get(None, ()))),
        here=len(here),
        newcomers=len(here - {one.person_id for one in given}),
    )


def mine(morning: Morning, actor: Actor) -> Mine:
    """What the reader themselves said and has. Two queries."""
    here = Here.objects.filter(morning=morning, person_id=actor.pk).first()
    given = Given.objects.filter(morning=morning, person_id=actor.pk).select_related("task", "wished").first()
    if here is None:
        return Mine()
    if given is None:
        return Mine(here.pk, here.out_at is not None)
    task = given.task.name if given.task else ""
    return Mine(here.pk, given_id=given.pk, task=task, sentences=sentences_of(given))


def own_wishes(morning: Morning, actor: Actor) -> dict[UUID, int]:
    """What the reader themselves says of each task."""
    return dict(Wish.objects.filter(person_id=actor.pk, task__morning=morning).values_list("task_id", "level"))


def member(organisation_id: UUID, person_id: UUID) -> Membership | None:
    rows = Membership.objects.filter(organisation_id=organisation_id, person_id=person_id, left_at=None)
    return rows.select_related("person__identity").first()


def faces(morning: Morning) -> tuple[Face, ...]:
    """Those who have a seat and those who are there, by name. Three queries."""
    seated = Seat.objects.filter(assembly_id=morning.assembly_id, until=None, person__erased_at=None)
    here = {one.person_id: one for one in morning.here.select_related("person__identity")}
    people = {seat.person_id: seat.person for seat in seated.select_related("person__identity")}
    people |= {key: one.person for key, one in here.items()}
    tasks = dict(morning.given.exclude(task=None).values_list("person_id", "task__name"))
    found = [
        Face(key, str(person), _state(here.get(key), key in tasks), tasks.get(key, ""))
        for key, person in people.items()
    ]
    return tuple(sorted(found, key=lambda face: (face.name.casefold(), face.id)))


def here_row(morning: Morning, person_id: UUID) -> Here | None:
    return Here.objects.filter(morning=morning, person_id=person_id).first()


def given_row(morning: Morning, person_id: UUID) -> Given | None:
    return Given.objects.filter(morning=morning, person_id=person_id).exclude(task=None).select_related("task").first()


def past_days(morning: Morning, people: Iterable[UUID]) -> list[PastDay]:
    """What these people had on earlier days of the same assembly."""
    rows = Given.objects.filter(
        morning__assembly_id=morning.assembly_id,
        morning__day__lt=morning.day,
        morning__day__gte=morning.day - timedelta(days=MEMORY_DAYS),
        person_id__in=list(people),
    ).select_related("morning", "task")
    return [
        PastDay(
            str(one.person_id), (morning.day - one.morning.day).days, one.task.key if one.task else None, one.missed
        )
        for one in rows
    ]


def standpoints_now(organisation_id: UUID, people: Iterable[UUID]) -> dict[UUID, str]:
    rows = Membership.objects.filter(organisation_id=organisation_id, person_id__in=list(people))
    return dict(rows.values_list("person_id", "speaking_as"))


def _state(here: Here | None, has_task: bool) -> str:
    if here is None:
        return "missing"
    if here.out_at is not None:
        return "out"
    return "has" if has_task else "said"


@dataclass(frozen=True)
class OnAssembly:
    """Today, on the assembly's own page; without a `morning_id` it has not begun. `used`: there are usual tasks."""

    used: bool
    morning_id: UUID | None = None
    shared: bool = False
    task: str = ""


def on_assembly(assembly: Assembly, actor: Actor, today: date) -> OnAssembly:
    """One query where there are no usual tasks, else three."""
    if not UsualTask.objects.filter(assembly=assembly).exists():
        return OnAssembly(used=False)
    morning = morning_of(assembly, today)
    if morning is None:
        return OnAssembly(used=True)
    given = given_row(morning, actor.pk)
    task = given.task.name if given and given.task else ""
    return OnAssembly(used=True, morning_id=morning.pk, shared=morning.shared_at is not None, task=task)
