"""A barrier in one organisation, and what people found, did and saw of it over time."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from assieme.core.fields import PrivateText
from assieme.core.rows import Row
from assieme.organisations.models import Organisation
from assieme.people.models import Person


class Barrier(Row):
    """Something that stands in the way: one that studies name (`published`), or one in somebody's own words."""

    class Became(models.TextChoices):
        LOWER = "lower", _("It is lower now")
        STILL = "still there", _("It is still there")
        GONE = "gone", _("It is gone")
        NOT_OURS = "not ours", _("It is not ours to change")

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="barriers")
    published = models.SlugField(
        max_length=20, blank=True, help_text="slug of a published barrier; empty for one's own"
    )
    words = PrivateText(author="raised_by", help_text="what stands in the way; empty for a published one")
    where = PrivateText(author="raised_by", help_text="where it was seen here")
    steps = models.JSONField(default=list, help_text="values of StepState.Step: the steps of the path that it touches")
    raised_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    named = models.BooleanField(default=False, help_text="show who raised it")
    raised_at = models.DateTimeField()
    owner = models.ForeignKey(Person, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    owned_at = models.DateTimeField(null=True, blank=True)
    answered_at = models.DateTimeField(null=True, blank=True, help_text="when somebody first said what is done")
    became = models.CharField(max_length=11, choices=Became, blank=True, help_text="the latest word on it")

    class Meta:
        indexes = [
            models.Index(fields=["organisation", "-id"], name="barrier_by_organisation"),
            models.Index(fields=["owner", "id"], name="barrier_waits_for", condition=Q(answered_at=None)),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "published"],
                condition=~Q(published=""),
                name="a_published_barrier_once_a_place",
            )
        ]

    @property
    def is_over(self) -> bool:
        return self.became in (self.Became.GONE, self.Became.NOT_OURS)


class Entry(Row):
    """Something said of a barrier: where it shows, what is done about it, what became of it. None is changed later."""

    class Kind(models.TextChoices):
        EVIDENCE = "evidence", _("Where it shows")
        RESPONSE = "response", _("What we do")
        BECAME = "became", _("What became of it")

    barrier = models.ForeignKey(Barrier, on_delete=models.CASCADE, related_name="entries")
    kind = models.CharField(max_length=8, choices=Kind)
    became = models.CharField(max_length=11, choices=Barrier.Became, blank=True)
    words = PrivateText(author="said_by")
    path = models.CharField(max_length=200, blank=True, help_text="a page here that shows it")
    said_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    named = models.BooleanField(default=True, help_text="show who said it")
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="what_became_of_a_barrier_is_said",
                condition=(Q(kind="became") & ~Q(became="")) | (~Q(kind="became") & Q(became="")),
            )
        ]
