"""Bodies that meet and decide: their seats, their rules, and when each version of the rules was adopted."""

from fractions import Fraction
from uuid import uuid4

from django.db import models
from django.utils.translation import gettext_lazy as _

from assieme.core.rows import AppendOnly, Row
from assieme.organisations.models import Initiative, Organisation, Standpoint
from assieme.people.models import Person


class Assembly(Row):
    """Any body that meets and decides: a mixed committee, a forum, a panel, a working group."""

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="assemblies")
    initiative = models.ForeignKey(
        Initiative, null=True, blank=True, on_delete=models.PROTECT, related_name="assemblies"
    )
    name = models.CharField(max_length=200)
    purpose = models.TextField(blank=True)
    created_at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["organisation", "-id"], name="assembly_by_organisation")]

    def __str__(self) -> str:
        return self.name


class Constitution(Row, AppendOnly):
    """An assembly's rules. Never changed: a new version is added, and counts once it is adopted.

    Lists of standpoints hold file words. An empty `joined` is no second majority; an empty `agenda` or `chair` is
    everybody with a seat.
    """

    class Override(models.TextChoices):
        NONE = "none", _("Nobody")
        REASONED = "reasoned", _("Management, but only with a reason that everybody can read")
        FREE = "free", _("Management, freely")

    assembly = models.ForeignKey(Assembly, on_delete=models.PROTECT, related_name="constitutions")
    version = models.PositiveIntegerField()
    share = models.CharField(max_length=10, default="1/2", help_text="a fraction of the votes for and against")
    strict = models.BooleanField(default=True, help_text="more than the share; otherwise at least the share")
    joined = models.JSONField(default=list, help_text="standpoints whose own majority is needed too")
    quorum_share = models.CharField(max_length=10, default="0", help_text="a fraction of the roll that must vote")
    quorum_by_standpoint = models.JSONField(default=dict, help_text="standpoint: number that must vote")
    binding = models.BooleanField(default=True)
    override = models.CharField(max_length=10, choices=Override, default=Override.NONE)
    agenda = models.JSONField(default=list, help_text="standpoints that may bring a question")
    chair = models.JSONField(default=list, help_text="standpoints that may open and close a vote")
    written_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["assembly", "version"], name="one_constitution_per_version")]

    @property
    def majority_share(self) -> Fraction:
        return Fraction(self.share)

    @property
    def quorum_of_roll(self) -> Fraction:
        return Fraction(self.quorum_share)


class Seat(Row):
    """A person's place in an assembly, and the standpoint they hold it for. It ends; it is not removed."""

    # Random: the order in which people came tells nothing.
    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    assembly = models.ForeignKey(Assembly, on_delete=models.PROTECT, related_name="seats")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="seats")
    standpoint = models.CharField(max_length=20, choices=Standpoint)
    since = models.DateTimeField()
    until = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["assembly", "person"], condition=models.Q(until=None), name="one_seat_at_a_time"
            )
        ]
        indexes = [models.Index(fields=["person", "until"], name="seat_by_person")]


class Adoption(Row, AppendOnly):
    """From `at` on, these are the rules: given at the founding, or decided by a vote under the rules before them."""

    assembly = models.ForeignKey(Assembly, on_delete=models.PROTECT, related_name="adoptions")
    constitution = models.OneToOneField(Constitution, on_delete=models.PROTECT, related_name="adoption")
    vote = models.OneToOneField("votes.Vote", null=True, blank=True, on_delete=models.PROTECT, related_name="adoption")
    at = models.DateTimeField()
