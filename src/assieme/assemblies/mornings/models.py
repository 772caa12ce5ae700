"""Mornings: the tasks of a day, what people wish, and who has what, with what they missed."""

from typing import ClassVar
from uuid import uuid4

from django.db import models
from django.utils.translation import gettext_lazy as _

from assieme.assemblies.bodies.models import Assembly
from assieme.core.rows import Row
from assieme.logic.sharing.wishes import Level
from assieme.organisations.models import Organisation, Standpoint
from assieme.people.models import Person

LEVELS = [
    (Level.LOVE.value, _("I’d love it")),
    (Level.FINE.value, _("Fine")),
    (Level.RATHER_NOT.value, _("Rather not")),
    (Level.CANNOT.value, _("Not today")),
]


class _Places(Row):
    """So many people can do it, and so many of them the day needs."""

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    name = models.CharField(max_length=80)
    places = models.PositiveSmallIntegerField()
    needed = models.PositiveSmallIntegerField()

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return self.name


class UsualTask(_Places):
    """A task that comes every day: each morning begins with these."""

    assembly = models.ForeignKey(Assembly, on_delete=models.PROTECT, related_name="usual_tasks")
    dropped_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        indexes = [models.Index(fields=["assembly", "id"], name="usual_task_by_assembly")]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(places__gte=1, needed__lte=models.F("places")), name="usual_task_has_places"
            )
        ]


class Morning(Row):
    """One day of an assembly. `seed` is for the lots: with it anybody can draw them again."""

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    assembly = models.ForeignKey(Assembly, on_delete=models.PROTECT, related_name="mornings")
    day = models.DateField()
    seed = models.CharField(max_length=32)
    begun_at = models.DateTimeField()
    shared_at = models.DateTimeField(null=True, blank=True, help_text="when tasks were last shared out")
    shared_by = models.ForeignKey(Person, null=True, blank=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["assembly", "day"], name="one_morning_a_day")]


class Task(_Places):
    """A task of one day. `usual` says that it is the same as on other days."""

    morning = models.ForeignKey(Morning, on_delete=models.CASCADE, related_name="tasks")
    usual = models.ForeignKey(UsualTask, null=True, blank=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["morning", "usual"], name="usual_task_once_a_day"),
            models.CheckConstraint(
                condition=models.Q(places__gte=1, needed__lte=models.F("places")), name="task_has_places"
            ),
        ]

    @property
    def key(self) -> str:
        """What it is called over the days."""
        return str(self.usual_id or self.pk)


class Here(Row):
    """A person who is there on a day and has said what they wish, or somebody for them. `out_at`: no task today."""

    erased_with: ClassVar = "person"
    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    morning = models.ForeignKey(Morning, on_delete=models.CASCADE, related_name="here")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    said_at = models.DateTimeField()
    said_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    out_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["morning", "person"], name="here_once_a_day")]


class Wish(Row):
    """What one person says of one task. Only they read it."""

    erased_with: ClassVar = "person"
    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    task = models.ForeignKey(Task, on_delete=models.CASCADE, related_name="wishes")
    level = models.PositiveSmallIntegerField(choices=LEVELS)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["person", "task"], name="one_wish_a_task")]


class Given(Row):
    """What one person has on a day, and why; the numbers are those of `logic.sharing.wishes.Share`.

    The task is for all to read, the rest is the person's own. `standpoint` is the one they spoke from on that day.
    """

    erased_with: ClassVar = "person"
    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    morning = models.ForeignKey(Morning, on_delete=models.CASCADE, related_name="given")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    standpoint = models.CharField(max_length=20, choices=Standpoint, blank=True)
    task = models.ForeignKey(Task, null=True, blank=True, on_delete=models.CASCADE, related_name="given")
    level = models.PositiveSmallIntegerField(choices=LEVELS)
    missed = models.PositiveSmallIntegerField(help_text="levels below their best wish of the day")
    why = models.CharField(max_length=30, help_text="a code of logic.sharing.wishes.Why")
    wished = models.ForeignKey(Task, null=True, blank=True, on_delete=models.CASCADE, related_name="+")
    asked = models.PositiveSmallIntegerField(help_text="how many people asked as much for what they wished")
    places = models.PositiveSmallIntegerField(help_text="how many places that has")
    had = models.PositiveSmallIntegerField(null=True, blank=True, help_text="days since they had it")
    envied = models.PositiveSmallIntegerField(default=0, help_text="people whose task they would rather have had")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["morning", "person"], name="one_share_a_day")]
        indexes = [models.Index(fields=["person", "morning"], name="given_by_person")]
