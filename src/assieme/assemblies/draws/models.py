"""Panels drawn by lot: who is sought, who said yes, the lottery as it was published, and what was drawn."""

from typing import ClassVar
from uuid import UUID, uuid4

from django.db import models
from django.utils.translation import gettext_lazy as _

from assieme.assemblies.bodies.models import Assembly
from assieme.core.rows import AppendOnly, Row
from assieme.organisations.models import Organisation
from assieme.people.models import Person

STANDPOINT, SERVICE, AGE = "standpoint", "service", "age"
"""Features that every organisation knows; any other is called as the organisation typed it."""


class Draw(Row):
    """A panel that is drawn by lot among those who say yes. No person's id stands in it."""

    class Phase(models.TextChoices):
        DRAFT = "draft", _("being prepared")
        OPEN = "open", _("open")
        CLOSED = "closed", _("waits for the draw")
        DRAWN = "drawn", _("drawn")
        OVER = "over", _("complete")
        CALLED_OFF = "called off", _("called off")

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    assembly = models.ForeignKey(Assembly, on_delete=models.PROTECT, related_name="draws")
    name = models.CharField(max_length=120)
    purpose = models.TextField(help_text="what the panel is for, for everybody to read")
    size = models.PositiveSmallIntegerField()
    closes_on = models.DateField(help_text="the last day on which people can say yes")
    code = models.CharField(max_length=32, unique=True, help_text="random; part of the public address")
    phase = models.CharField(max_length=10, choices=Phase, default=Phase.DRAFT)
    created_at = models.DateTimeField()
    opened_at = models.DateTimeField(null=True, blank=True)
    targets_at = models.DateTimeField(null=True, blank=True, help_text="when the numbers were changed after opening")
    closed_at = models.DateTimeField(null=True, blank=True)
    drawn_at = models.DateTimeField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        indexes = [models.Index(fields=["assembly", "-id"], name="draw_by_assembly")]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(size__gte=1, phase__in=["draft", "open", "closed", "drawn", "over", "called off"]),
                name="draw_has_size_and_phase",
            )
        ]

    def __str__(self) -> str:
        return self.name


class Target(Row):
    """So many people of the panel, at least and at most, have this value of this feature."""

    draw = models.ForeignKey(Draw, on_delete=models.CASCADE, related_name="targets")
    feature = models.CharField(max_length=60)
    value = models.CharField(max_length=80)
    least = models.PositiveSmallIntegerField()
    most = models.PositiveSmallIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["draw", "feature", "value"], name="one_target_for_a_value"),
            models.CheckConstraint(condition=models.Q(least__lte=models.F("most")), name="target_least_and_most"),
        ]

    @property
    def organisation_id(self) -> UUID:
        return self.draw.organisation_id


class Entry(Row):
    """A person in a draw, with what they say of themselves. Health data: it goes when the panel is complete.

    `number` is made by chance and stands for the person in all that is published; only they are told it.
    """

    class State(models.TextChoices):
        WAITING = "waiting", _("in the draw")
        ASKED = "asked", _("drawn, and asked")
        ACCEPTED = "accepted", _("took the place")
        GONE = "gone", _("said no")

    erased_with: ClassVar = "person"
    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    draw = models.ForeignKey(Draw, on_delete=models.CASCADE, related_name="entries")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    number = models.CharField(max_length=8)
    said = models.JSONField(help_text="value by feature")
    said_at = models.DateTimeField()
    state = models.CharField(max_length=8, choices=State, default=State.WAITING)
    asked_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["draw", "person"], name="in_a_draw_once"),
            models.UniqueConstraint(fields=["draw", "number"], name="number_once_in_a_draw"),
        ]


class Sealed(Row):
    """The first part of a seed until the draw. Its promise is published; after the draw it is in the seed itself."""

    draw = models.OneToOneField(Draw, on_delete=models.CASCADE, related_name="sealed")
    first = models.CharField(max_length=64)

    @property
    def organisation_id(self) -> UUID:
        return self.draw.organisation_id


class Lottery(Row, AppendOnly):
    """A lottery as it was published before its seed was known: the first of a draw is number 0, then for free places.

    `document` is the file of docs/reference/sortition-files.md, which holds no features and no names; `targets` the
    least and most of each target by its id.
    """

    draw = models.ForeignKey(Draw, on_delete=models.PROTECT, related_name="lotteries")
    number = models.PositiveSmallIntegerField()
    promise = models.CharField(max_length=64, help_text="SHA-256 of the first part of the seed")
    document = models.JSONField()
    targets = models.JSONField()
    at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["draw", "number"], name="lottery_number_once")]

    @property
    def organisation_id(self) -> UUID:
        return self.draw.organisation_id


class Drawing(Row, AppendOnly):
    """What a seed drew from a lottery: the numbers of people, those who stay among them."""

    lottery = models.OneToOneField(Lottery, on_delete=models.PROTECT, related_name="drawing")
    seed = models.CharField(max_length=200)
    panel = models.JSONField()
    at = models.DateTimeField()

    @property
    def organisation_id(self) -> UUID:
        return self.lottery.draw.organisation_id
