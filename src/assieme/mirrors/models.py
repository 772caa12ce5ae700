"""What the mirrors keep: counts that were made before, what people reply, and what is shown outside."""

from datetime import date

from django.db import models
from django.db.models import Q

from assieme.assemblies.bodies.models import Assembly
from assieme.core.fields import PrivateText
from assieme.core.rows import AppendOnly, Row
from assieme.organisations.models import Organisation
from assieme.people.models import Person


class Kept(Row):
    """The counts of one assembly or one initiative as they were on a day, so that only what is newer is counted again.

    It can be thrown away at any time: counting from nothing gives the same. `months` holds the numbers of
    `assieme.logic.mirrors.counts` by the first day of each month, `quarters` those of `assieme.mirrors.card_counts`.
    """

    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="+")
    source = models.UUIDField(unique=True, help_text="an assembly, or an initiative")
    as_of = models.DateField()
    how = models.CharField(max_length=80, blank=True, help_text="the rule of counting, and the zone of its days")
    months = models.JSONField(default=dict)
    quarters = models.JSONField(default=dict, help_text="of an initiative's cards, by measure and group")


class Reply(Row):
    """What somebody whose practice a mirror shows says to it, with their name. One each; it can be taken back."""

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    assembly = models.ForeignKey(Assembly, on_delete=models.PROTECT, related_name="mirror_replies")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    words = PrivateText(author="person")
    said_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["assembly", "person"], name="one_reply_to_a_mirror")]


class Frozen(Row, AppendOnly):
    """The mirror of an assembly in whole months that are over, as it was on a day, for a reader who has no seat there.

    `figures` holds numbers and codes (`assieme.mirrors.outside_figures`), and nobody's words.
    """

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    assembly = models.ForeignKey(Assembly, on_delete=models.PROTECT, related_name="+")
    first = models.DateField(help_text="the first day of the first month")
    last = models.DateField(help_text="the first day of the last month")
    figures = models.JSONField()
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="frozen_in_months", condition=Q(first__day=1, last__day=1, first__lte=models.F("last"))
            )
        ]


class Outside(Row):
    """A wish to show a frozen mirror to anyone. Those whose practice it shows can reply first; then it may be shown."""

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    assembly = models.ForeignKey(Assembly, on_delete=models.PROTECT, related_name="mirrors_outside")
    frozen = models.ForeignKey(Frozen, on_delete=models.PROTECT, related_name="shown")
    asked_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()
    replies_until = models.DateField(help_text="the last day that is left for replies alone")
    code = models.CharField(max_length=32, unique=True, help_text="random; part of the public address")
    shown_at = models.DateTimeField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["assembly"], condition=Q(ended_at=None, shown_at=None), name="one_mirror_waits_to_be_shown"
            )
        ]
        indexes = [models.Index(fields=["assembly", "-id"], name="outside_by_assembly")]

    @property
    def is_waiting(self) -> bool:
        return self.shown_at is None and self.ended_at is None

    @property
    def is_shown(self) -> bool:
        return self.shown_at is not None and self.ended_at is None

    def had_its_days(self, today: date) -> bool:
        """Whether the days for replies alone are over."""
        return today > self.replies_until


class OutsideReply(Row):
    """What somebody whose practice it shows says to everybody who reads it outside. Their name does not stand there."""

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    outside = models.ForeignKey(Outside, on_delete=models.CASCADE, related_name="replies")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    words = PrivateText(author="person")
    said_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["outside", "person"], name="one_reply_outside_each")]
