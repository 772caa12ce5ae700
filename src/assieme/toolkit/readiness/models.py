"""The readiness assessment (T2): rounds, one person's sheet in a round, its answers, and what the group said of them;
the action plan; and a person's look at their own practice, which nobody else ever reads.
"""

from typing import Any
from uuid import uuid4

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from assieme.core.fields import PrivateText
from assieme.core.rows import Row
from assieme.logic.participation.practice import Principle
from assieme.logic.scoring.readiness import Answer as Value
from assieme.organisations.models import Initiative, Organisation, Standpoint
from assieme.people.models import Person

type Place = Initiative | Organisation


def of(place: Place) -> dict[str, Any]:
    """The fields by which a round or a goal belongs to an initiative, or else to the whole organisation."""
    return {
        "organisation_id": place.organisation_id,
        "initiative": place if isinstance(place, Initiative) else None,
    }


VALUES = [(value.value, value.name) for value in Value]


class Round(Row):
    """One time that an initiative, or a whole organisation, asks the nineteen questions.

    One is open at most; a new one closes it. Once the talk begins, nobody hands in answers any more.
    """

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    initiative = models.ForeignKey(
        Initiative,
        null=True,
        blank=True,
        on_delete=models.CASCADE,
        related_name="readiness_rounds",
        help_text="empty where the whole organisation is asked",
    )
    title = models.CharField(max_length=200)
    opened_at = models.DateTimeField()
    talk_began_at = models.DateTimeField(null=True, blank=True)
    closed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["initiative"], condition=Q(closed_at=None), name="one_open_readiness_round"
            ),
            models.UniqueConstraint(
                fields=["organisation"],
                condition=Q(closed_at=None, initiative=None),
                name="one_open_organisation_round",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def place(self) -> Place:
        """Where it is asked: the initiative, or else the whole organisation."""
        return self.initiative or self.organisation

    @property
    def is_live(self) -> bool:
        """Nobody closed the round, nor its initiative."""
        return self.closed_at is None and (self.initiative is None or self.initiative.is_open)

    @property
    def is_open(self) -> bool:
        """People can still answer."""
        return self.is_live and self.talk_began_at is None


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
    value = models.PositiveSmallIntegerField(null=True, choices=VALUES)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["sheet", "prompt"], name="one_answer_per_prompt"),
            models.CheckConstraint(condition=Q(value=None) | Q(value__lte=Value.YES), name="answer_from_0_to_3"),
        ]


class TalkNote(Row):
    """What a group said of one question when it talked, as its facilitator wrote it, and what they say together."""

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    round = models.ForeignKey(Round, on_delete=models.CASCADE, related_name="notes")
    prompt = models.CharField(max_length=20)
    words = PrivateText(author="written_by")
    together = models.PositiveSmallIntegerField(null=True, blank=True, choices=VALUES)
    written_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    written_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["round", "prompt"], name="one_talk_note_per_prompt")]


class Outcome(models.TextChoices):
    """What became of a goal. Letting go is as good an end as another, when one says why."""

    DONE = "done", _("done")
    CHANGED = "changed", _("done in another way")
    LET_GO = "let go", _("let go")


class Goal(Row):
    """A line of the action plan, of an initiative or else of the whole organisation.

    `owner` is a member who was asked to see to it; `agreed_at` is when they said yes.
    """

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    initiative = models.ForeignKey(
        Initiative, null=True, blank=True, on_delete=models.CASCADE, related_name="readiness_goals"
    )
    round = models.ForeignKey(
        Round, null=True, blank=True, on_delete=models.SET_NULL, related_name="+", help_text="the latest when planned"
    )
    principle = models.CharField(max_length=15, choices=[(one.value, one.value) for one in Principle])
    what = PrivateText()
    who = PrivateText()
    owner = models.ForeignKey(Person, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    agreed_at = models.DateTimeField(null=True, blank=True)
    by_when = models.DateField()
    how_we_know = PrivateText()
    planned_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    planned_at = models.DateTimeField()
    outcome = models.CharField(max_length=8, choices=Outcome, blank=True)
    settled_at = models.DateTimeField(null=True, blank=True)
    settled_by = models.ForeignKey(Person, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    why = PrivateText(author="settled_by")

    class Meta:
        indexes = [
            models.Index(fields=["initiative", "by_when"], name="goal_by_date"),
            models.Index(fields=["owner", "by_when"], name="goal_by_owner", condition=Q(settled_at=None)),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(outcome="", settled_at=None) | ~Q(outcome="") & Q(settled_at__isnull=False),
                name="a_settled_goal_says_how",
            )
        ]

    @property
    def place(self) -> Place:
        return self.initiative or self.organisation


class GoalMove(Row):
    """A goal's day was moved, and why."""

    goal = models.ForeignKey(Goal, on_delete=models.CASCADE, related_name="moves")
    from_day = models.DateField()
    to_day = models.DateField()
    why = PrivateText(author="moved_by")
    moved_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    moved_at = models.DateTimeField()


class Practice(Row):
    """One time that a person asked themselves. `will_try` is one thing that they want to do otherwise."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="practices")
    begun_at = models.DateTimeField()
    finished_at = models.DateTimeField(null=True, blank=True)
    will_try = PrivateText()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["person"], condition=Q(finished_at=None), name="one_practice_at_a_time")
        ]


class PracticeAnswer(models.Model):
    """One answer: 0 "not yet" to 3 "yes"; no number for "I don't know"."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    practice = models.ForeignKey(Practice, on_delete=models.CASCADE, related_name="answers")
    prompt = models.CharField(max_length=20)
    value = models.PositiveSmallIntegerField(null=True, choices=VALUES)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["practice", "prompt"], name="one_practice_answer_per_prompt")]
