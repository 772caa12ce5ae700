"""A concern and its replies. The words are for one person, outside the team."""

from uuid import uuid4

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from assieme.core.fields import PrivateText
from assieme.core.rows import Row
from assieme.organisations.models import Initiative, Organisation
from assieme.people.models import Person


class Concern(models.Model):
    """Something went wrong. Goes to the person who was named when it was said, and to nobody else."""

    class State(models.TextChoices):
        SENT = "sent", _("sent")
        ANSWERED = "answered", _("answered")
        CLOSED = "closed", _("closed")

    # Made by `claims.day_key`: sorts by day, and by chance within the day.
    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    initiative = models.ForeignKey(Initiative, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    author = models.ForeignKey(Person, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    claim_hash = models.CharField(max_length=64, null=True, blank=True, unique=True)
    words = PrivateText()
    raised_on = models.DateField(help_text="the day only: a time of day could be matched with who was signed in")
    receiver = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    state = models.CharField(max_length=8, choices=State, default=State.SENT)
    closed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        indexes = [
            models.Index(fields=["receiver", "-id"], name="concern_by_receiver"),
            models.Index(fields=["receiver", "id"], name="concern_waiting", condition=Q(state="sent")),
            models.Index(fields=["author", "-id"], name="concern_by_author", condition=Q(author__isnull=False)),
        ]
        constraints = [
            models.CheckConstraint(
                name="a_concern_has_an_author_or_a_code",
                condition=Q(author__isnull=True, claim_hash__isnull=False)
                | Q(author__isnull=False, claim_hash__isnull=True),
            )
        ]


class ConcernReply(Row):
    """What the receiver answered."""

    concern = models.ForeignKey(Concern, on_delete=models.CASCADE, related_name="replies")
    author = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    words = PrivateText()
    at = models.DateTimeField()
