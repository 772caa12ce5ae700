"""The readiness assessment (T2): rounds, one person's sheet in a round, its answers, and what is planned to change."""

from uuid import uuid4

from django.db import models

from assieme.core.fields import PrivateText
from assieme.core.rows import Row
from assieme.logic.participation.practice import Principle
from assieme.logic.scoring.readiness import Answer as Value
from assieme.organisations.models import Initiative, Organisation, Standpoint
from assieme.people.models import Person


class Round(Row):
    """One time that an initiative asks the nineteen questions. One is open at most; a new one closes it."""

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    initiative = models.ForeignKey(Initiative, on_delete=models.CASCADE, related_name="readiness_rounds")
    title = models.CharField(max_length=200)
    opened_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["initiative"], condition=models.Q(closed_at=None), name="one_open_readiness_round"
            )
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def is_open(self) -> bool:
        return self.closed_at is None


class Sheet(Row):
    """One person's answers in a round: a draft until it is handed in, then never changed.

    Nobody but that person reads it. `standpoint` is the one they spoke from when they handed it in.
    """

    # Random: the order in which people answered tells nothing.
    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    round = models.ForeignKey(Round, on_delete=models.CASCADE, related_name="sheets")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="readiness_sheets")
    standpoint = models.CharField(max_length=20, choices=Standpoint, blank=True)
    submitted_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["round", "person"], name="one_readiness_sheet")]

    @property
    def is_draft(self) -> bool:
        return self.submitted_at is None


class Answer(models.Model):
    """One answer: 0 "not yet" to 3 "yes"; no number for "I don't know"; no row where nothing was said."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    sheet = models.ForeignKey(Sheet, on_delete=models.CASCADE, related_name="answers")
    prompt = models.CharField(max_length=20)
    value = models.PositiveSmallIntegerField(null=True, choices=[(value.value, value.name) for value in Value])

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["sheet", "prompt"], name="one_answer_per_prompt"),
            models.CheckConstraint(
                condition=models.Q(value=None) | models.Q(value__lte=Value.YES), name="answer_from_0_to_3"
            ),
        ]


class Goal(Row):
    """A line of the action plan: what, who, by when, how will we know."""

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    initiative = models.ForeignKey(Initiative, on_delete=models.CASCADE, related_name="readiness_goals")
    principle = models.CharField(max_length=15, choices=[(one.value, one.value) for one in Principle])
    what = PrivateText()
    who = PrivateText()
    by_when = models.DateField()
    how_we_know = PrivateText()
    planned_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    planned_at = models.DateTimeField()
    done_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        indexes = [models.Index(fields=["initiative", "by_when"], name="goal_by_date")]
