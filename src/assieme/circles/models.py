"""The circle of support (T3): named people in four circles, boards over time, moves, contact plans, who was told."""

from uuid import uuid4

from django.db import models
from django.utils.translation import gettext_lazy as _

from assieme.core.fields import PrivateText
from assieme.core.rows import AppendOnly, Row
from assieme.logic.participation.practice import Circle
from assieme.organisations.models import Initiative, Organisation, Service, Standpoint
from assieme.people.models import Person

CIRCLES = [(circle.value, circle.value) for circle in Circle]


class Board(Row):
    """A circle of support at one time of an initiative: "At the start", "After a year".

    The latest is the one in use. An earlier one is what the moves say of it. `carried_on`: it began with everybody
    where they stood, otherwise empty.
    """

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    initiative = models.ForeignKey(Initiative, on_delete=models.CASCADE, related_name="boards")
    title = models.CharField(max_length=60, blank=True, help_text="empty for a first one that was not given a name")
    carried_on = models.BooleanField(default=False)
    begun_at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["initiative", "-id"], name="board_by_initiative")]

    def __str__(self) -> str:
        return self.title or str(_("At the start"))


class PlacedPerson(Row):
    """Somebody whom the group named, a member or not. Taken out, they leave nothing but ids.

    `circle` is where they stand on the board in use, empty where they are not on it. `standpoint` is said only where
    that person agreed to have it shown here. `services` are those that they are part of.
    """

    class HowOften(models.TextChoices):
        WEEKLY = "weekly", _("every week")
        FORTNIGHTLY = "fortnightly", _("every two weeks")
        MONTHLY = "monthly", _("every month")
        QUARTERLY = "quarterly", _("every three months")
        YEARLY = "yearly", _("once a year")
        WHEN_NEEDED = "when needed", _("when there is something to say")

    class Reason(models.TextChoices):
        """Why a person is taken out. Their own wish needs no further reason."""

        OWN_WISH = "own wish", _("They don't want to be named here")
        NO_LONGER = "no longer", _("They no longer have a part in this")
        MISTAKE = "mistake", _("It was a mistake")

    # Random: the order in which people were named tells nothing.
    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    initiative = models.ForeignKey(Initiative, on_delete=models.CASCADE, related_name="circle")
    member = models.ForeignKey(Person, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    name = PrivateText(author="member")
    standpoint = models.CharField(max_length=20, choices=Standpoint, blank=True)
    services = models.ManyToManyField(Service, related_name="+", blank=True)
    circle = models.CharField(max_length=15, choices=CIRCLES, blank=True)
    contact_how = PrivateText(author="member")
    how_often = models.CharField(max_length=15, choices=HowOften, blank=True)
    keeper = models.ForeignKey(
        Person, null=True, blank=True, on_delete=models.SET_NULL, related_name="+", help_text="who keeps in touch"
    )
    last_contact = models.DateField(null=True, blank=True)
    next_contact = models.DateField(null=True, blank=True)
    placed_at = models.DateTimeField()
    told_at = models.DateTimeField(null=True, blank=True)
    agreed_at = models.DateTimeField(null=True, blank=True)
    removed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        indexes = [
            models.Index(fields=["initiative", "removed_at", "placed_at"], name="placed_by_initiative"),
            models.Index(fields=["keeper", "next_contact"], name="placed_by_keeper"),
        ]
        constraints = [models.UniqueConstraint(fields=["initiative", "member"], name="member_placed_once")]

    def __str__(self) -> str:
        return self.name or str(_("Someone"))

    @property
    def place(self) -> Circle | None:
        """The circle on the board in use."""
        return Circle(self.circle) if self.circle else None


class Move(Row, AppendOnly):
    """A person was placed in a circle, or went from one to another. Ids and codes only.

    `board` is empty for what was moved before boards had rows: the first board.
    """

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    initiative = models.ForeignKey(Initiative, on_delete=models.PROTECT, related_name="+")
    board = models.ForeignKey(Board, null=True, on_delete=models.PROTECT, related_name="+")
    placed = models.ForeignKey(PlacedPerson, on_delete=models.PROTECT, related_name="moves")
    from_circle = models.CharField(max_length=15, choices=CIRCLES, blank=True)
    to_circle = models.CharField(max_length=15, choices=CIRCLES, blank=True)
    moved_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    moved_at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["initiative", "-id"], name="move_by_initiative")]


class Telling(Row):
    """A letter or link to somebody who was named and is no member. Who holds its code may answer as that person.

    Only the code's keyed hash is kept, until a newer letter is made or the name is erased.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    placed = models.ForeignKey(PlacedPerson, on_delete=models.CASCADE, related_name="tellings")
    code_hash = models.CharField(max_length=64, unique=True, null=True)
    told_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    told_at = models.DateTimeField()

    @property
    def actor_kind(self) -> str:
        """Whoever holds the code acts as a guest."""
        return "guest"
