"""The circle of support (T3): named people in four circles, their contact plan, and the moves between circles."""

from uuid import uuid4

from django.db import models
from django.utils.translation import gettext_lazy as _

from assieme.core.fields import PrivateText
from assieme.core.rows import AppendOnly, Row
from assieme.logic.participation.practice import Circle
from assieme.organisations.models import Initiative, Organisation, Standpoint
from assieme.people.models import Person

CIRCLES = [(circle.value, circle.value) for circle in Circle]


class PlacedPerson(Row):
    """Somebody whom the group named on its circle, a member or not. Taken out, they leave nothing but ids.

    `standpoint` is said only where that person agreed to have it shown here.
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
    name = PrivateText()
    standpoint = models.CharField(max_length=20, choices=Standpoint, blank=True)
    circle = models.CharField(max_length=15, choices=CIRCLES)
    contact_how = PrivateText()
    how_often = models.CharField(max_length=15, choices=HowOften, blank=True)
    contact_by = PrivateText(help_text="who keeps in touch")
    last_contact = models.DateField(null=True, blank=True)
    next_contact = models.DateField(null=True, blank=True)
    placed_at = models.DateTimeField()
    removed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        indexes = [models.Index(fields=["initiative", "removed_at", "placed_at"], name="placed_by_initiative")]

    def __str__(self) -> str:
        return self.name or str(_("A person who was taken out"))


class Move(Row, AppendOnly):
    """A person was placed in a circle, or went from one to another. Ids and codes only."""

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    initiative = models.ForeignKey(Initiative, on_delete=models.PROTECT, related_name="+")
    placed = models.ForeignKey(PlacedPerson, on_delete=models.PROTECT, related_name="moves")
    from_circle = models.CharField(max_length=15, choices=CIRCLES, blank=True)
    to_circle = models.CharField(max_length=15, choices=CIRCLES, blank=True)
    moved_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    moved_at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["initiative", "-id"], name="move_by_initiative")]
