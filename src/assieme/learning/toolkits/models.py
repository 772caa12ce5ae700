"""A toolkit of one's own: a plan for a session, and its parts in order. Its author's alone until it is shared."""

from uuid import UUID, uuid4

from django.db import models

from assieme.core.fields import PrivateText
from assieme.core.rows import Row
from assieme.organisations.models import Organisation
from assieme.people.models import Person

LONGEST_PART = 480


class Toolkit(Row):
    """A plan. `copied_from` is whose plan it began as, where it began as somebody else's."""

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    author = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="toolkits")
    copied_from = models.ForeignKey(Person, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    title = PrivateText()
    starts_at = models.TimeField(null=True, blank=True, help_text="on the clock of the room; empty: not said")
    begun_at = models.DateTimeField()
    shared_at = models.DateTimeField(null=True, blank=True, help_text="empty: nobody else sees it")

    erased_with = "author"

    class Meta:
        indexes = [
            models.Index(fields=["author", "-id"], name="toolkit_by_author"),
            models.Index(
                fields=["organisation", "-id"], name="toolkit_shared", condition=models.Q(shared_at__isnull=False)
            ),
        ]

    @property
    def is_shared(self) -> bool:
        return self.shared_at is not None


class Part(models.Model):
    """One exercise or break: a copy of the shelf's words (`shelf.SHELF[kind]`), for its author to change."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    toolkit = models.ForeignKey(Toolkit, on_delete=models.CASCADE, related_name="parts")
    author = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    place = models.PositiveSmallIntegerField()
    kind = models.SlugField(max_length=20)
    minutes = models.PositiveSmallIntegerField()
    title = PrivateText()
    purpose = PrivateText(help_text="why we do it")
    need = PrivateText(help_text="what to bring")
    say = PrivateText(help_text="how to lead it, a step on each line")
    questions = PrivateText(help_text="what the sheet asks, a question on each line")

    class Meta:
        indexes = [models.Index(fields=["toolkit", "place"], name="part_by_place")]
        constraints = [
            models.CheckConstraint(
                name="a_part_takes_some_minutes", condition=models.Q(minutes__gte=1, minutes__lte=LONGEST_PART)
            )
        ]

    @property
    def organisation_id(self) -> UUID:
        return self.toolkit.organisation_id
