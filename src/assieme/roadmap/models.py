"""A service's road of two years: tasks adapted from the nine actions, and evidence that people add."""

from uuid import uuid4

from django.db import models
from django.db.models import F, Q

from assieme.core.fields import PrivateText
from assieme.core.models import StoredFile
from assieme.core.rows import Row
from assieme.organisations.models import Organisation
from assieme.people.models import Person
from assieme.roadmap.gate_models import Look as Look
from assieme.roadmap.register_models import Post as Post
from assieme.roadmap.register_models import ServiceDecision as ServiceDecision
from assieme.roadmap.register_models import SharedDocument as SharedDocument


class Roadmap(Row):
    """Two years of an organisation, from the first of a month."""

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    begun_on = models.DateField(help_text="the first day of a month")
    ends_on = models.DateField(help_text="the last day")
    begun_by = models.ForeignKey(Person, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    begun_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["organisation", "begun_on"], name="one_road_from_a_day"),
            models.CheckConstraint(name="a_road_ends_after_it_began", condition=Q(ends_on__gt=F("begun_on"))),
        ]


class Task(Row):
    """Something to do for one of the actions: a published one (`code`), or one in words of people here."""

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    roadmap = models.ForeignKey(Roadmap, on_delete=models.PROTECT, related_name="tasks")
    action = models.SlugField(max_length=20, help_text="key of one of the nine actions")
    code = models.SlugField(max_length=30, blank=True, help_text="key of a published task; empty for one's own")
    words = PrivateText(author="added_by", help_text="empty where it is a published one")
    added_by = models.ForeignKey(Person, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    month = models.DateField(help_text="the first day of the month by whose end it is done")
    owner = models.ForeignKey(Person, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    left_out_at = models.DateTimeField(null=True, blank=True)
    left_out_by = models.ForeignKey(Person, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    why_left = PrivateText(author="left_out_by")

    class Meta:
        indexes = [models.Index(fields=["owner", "month"], name="road_task_by_owner")]
        constraints = [
            models.UniqueConstraint(fields=["roadmap", "code"], condition=~Q(code=""), name="a_published_task_once"),
        ]

    @property
    def is_left_out(self) -> bool:
        return self.left_out_at is not None


class Evidence(Row):
    """What somebody adds to show that it happened: words, the day, perhaps a link or a picture of paper."""

    # Random: it stands in addresses.
    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    roadmap = models.ForeignKey(Roadmap, on_delete=models.PROTECT, related_name="evidence")
    action = models.SlugField(max_length=20, help_text="key of one of the nine actions")
    task = models.ForeignKey(Task, null=True, blank=True, on_delete=models.PROTECT, related_name="evidence")
    words = PrivateText(author="added_by")
    on = models.DateField(help_text="the day on which it happened")
    link = models.URLField(max_length=500, blank=True)
    file = models.ForeignKey(StoredFile, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    added_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    added_at = models.DateTimeField()
    taken_back_at = models.DateTimeField(null=True, blank=True, help_text="counts no more; its file is erased")

    class Meta:
        indexes = [models.Index(fields=["roadmap", "action", "-on"], name="evidence_by_action")]
