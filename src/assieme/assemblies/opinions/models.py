"""Questions on which people say what they think of one another's short statements, and what was drawn of it."""

from typing import ClassVar
from uuid import UUID, uuid4

from django.db import models
from django.utils.translation import gettext_lazy as _

from assieme.assemblies.bodies.models import Assembly
from assieme.core.fields import PrivateText
from assieme.core.rows import AppendOnly, Row
from assieme.organisations.models import Organisation, Standpoint
from assieme.people.models import Person

LONGEST = 140
"""Signs of a statement: it is read on a phone, in one look."""
MOST_AT_ONCE, MOST_CODES = 60, 300
"""Slips for guests that are printed together, and of one question."""


class Question(Row):
    """What a group asks, until which day, and who can answer."""

    class Phase(models.TextChoices):
        OPEN = "open", _("open")
        ENDED = "ended", _("ended")

    class Audience(models.TextChoices):
        SEATS = "seats", _("people with a seat here")
        MEMBERS = "members", _("all members")
        GUESTS = "guests", _("all members, and guests")

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    assembly = models.ForeignKey(Assembly, on_delete=models.PROTECT, related_name="opinion_questions")
    asked = models.CharField(max_length=200)
    audience = models.CharField(max_length=7, choices=Audience, default=Audience.MEMBERS)
    closes_on = models.DateField(help_text="the last day on which people can answer")
    phase = models.CharField(max_length=5, choices=Phase, default=Phase.OPEN)
    opened_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        indexes = [models.Index(fields=["assembly", "-id"], name="opinions_by_assembly")]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(phase__in=["open", "ended"], audience__in=["seats", "members", "guests"]),
                name="opinions_phase_and_audience",
            )
        ]

    def __str__(self) -> str:
        return self.asked


class Guest(Row):
    """Somebody without an account who answers one question, once. Nothing here says who, or when.

    They come with the code on a slip of paper, or from a meeting's room.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    question = models.ForeignKey(Question, on_delete=models.CASCADE, related_name="guests")
    code_hash = models.CharField(max_length=64, null=True, unique=True, help_text="of the code on their slip")
    in_room = models.UUIDField(null=True, help_text="their key in a meeting's room, which is erased with the room")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["question", "in_room"], name="a_guest_of_a_room_answers_once"),
        ]


class Statement(Row):
    """One short statement, in somebody's own words. Nobody else is told whose. Its key and its number are chance."""

    class State(models.TextChoices):
        WAITING = "waiting", _("waits until two people have looked")
        SHOWN = "shown", _("shown")
        HELD_BACK = "held back", _("not shown")

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    question = models.ForeignKey(Question, on_delete=models.PROTECT, related_name="statements")
    author = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    guest = models.ForeignKey(Guest, null=True, on_delete=models.SET_NULL, related_name="statements")
    words = PrivateText(author="author", max_length=LONGEST)
    state = models.CharField(max_length=9, choices=State, default=State.WAITING)
    number = models.PositiveSmallIntegerField(null=True, blank=True, help_text="its column in what was drawn")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["question", "number"], name="statement_number_once")]


class Look(Row):
    """Somebody read a statement before it is shown, and let it through or not, with a reason."""

    class Reason(models.TextChoices):
        INSULT = "insult", _("It insults somebody.")
        NAME = "name", _("One can tell who is meant.")
        PRIVATE = "private", _("It tells private things of somebody.")
        TWICE = "twice", _("Another statement says the same.")
        SEVERAL = "several", _("It says more than one thing, so nobody can answer it.")

    erased_with: ClassVar = "person"
    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    statement = models.ForeignKey(Statement, on_delete=models.CASCADE, related_name="looks")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    standpoint = models.CharField(max_length=20, choices=Standpoint)
    reason = models.CharField(max_length=7, choices=Reason, blank=True, help_text="empty where it was let through")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["statement", "person"], name="one_look_each")]

    @property
    def organisation_id(self) -> UUID:
        return self.statement.organisation_id


class Answer(Row):
    """What a person, or a guest, says of a statement, until the question ends: then all of them go."""

    AGREE, PASS, DISAGREE = 1, 0, -1

    erased_with: ClassVar = "person"
    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    statement = models.ForeignKey(Statement, on_delete=models.CASCADE, related_name="answers")
    person = models.ForeignKey(Person, null=True, on_delete=models.CASCADE, related_name="+")
    guest = models.ForeignKey(Guest, null=True, on_delete=models.CASCADE, related_name="+")
    choice = models.SmallIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["statement", "person"], name="one_answer_each"),
            models.UniqueConstraint(fields=["statement", "guest"], name="one_answer_each_guest"),
            models.CheckConstraint(
                condition=models.Q(person__isnull=True, guest__isnull=False)
                | models.Q(person__isnull=False, guest__isnull=True),
                name="answer_is_a_persons_or_a_guests",
            ),
            models.CheckConstraint(condition=models.Q(choice__in=[-1, 0, 1]), name="answer_is_one_of_three"),
        ]


class Drawn(Row, AppendOnly):
    """All answers as they stood at the end, without names: rows in the order of chance, a column for each statement.

    A cell is 1, 0, -1 or null. `groups` has the group of each row, null for none; old rows hold no groups.
    `standpoints` counts people by standpoint and group; empty where that would be too few.
    """

    question = models.OneToOneField(Question, on_delete=models.PROTECT, related_name="drawn")
    votes = models.JSONField()
    groups = models.JSONField(default=list)
    standpoints = models.JSONField(default=dict)
    with_guests = models.BooleanField(default=False)
    at = models.DateTimeField()

    @property
    def organisation_id(self) -> UUID:
        return self.question.organisation_id
