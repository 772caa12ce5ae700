"""The registers: decisions of the service, documents written together, posts for people with lived experience.

What was entered is never changed: a correction is a new row that takes the place of the old one. No row holds a name.
"""

from uuid import uuid4

from django.db import models
from django.utils.translation import gettext_lazy as _

from assieme.core.fields import PrivateText
from assieme.organisations.models import Organisation
from assieme.people.models import Person


class Entry(models.Model):
    """What all registers have in common. `replaces` is the entry that this one corrects."""

    # Random: it stands in addresses.
    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    title = models.CharField(max_length=200)
    on = models.DateField()
    words = PrivateText(author="entered_by")
    link = models.URLField(max_length=500, blank=True)
    entered_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    entered_at = models.DateTimeField()
    replaces = models.OneToOneField(
        "self",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="replaced_by",
        help_text="what it corrects",
    )

    class Meta:
        abstract = True
        indexes = [models.Index(fields=["organisation", "-on", "-id"])]

    def __str__(self) -> str:
        return self.title


class ServiceDecision(Entry):
    """A decision that matters for the service, wherever it was taken. What our groups vote is counted by itself."""

    class Say(models.TextChoices):
        DECIDED = "decided", _("They decided with the others")
        ASKED = "asked", _("They were asked before")
        TOLD = "told", _("They were told afterwards")
        NOT_TOLD = "not told", _("They were not told")

    decided_by = models.CharField(max_length=200, help_text="the group or the office")
    took_part = models.JSONField(default=list, help_text="standpoints that took part in deciding")
    users_say = models.CharField(max_length=10, choices=Say)


class SharedDocument(Entry):
    """A plan, a policy or a statement that people of several standpoints wrote together."""

    class Kind(models.TextChoices):
        PLAN = "plan", _("plan")
        POLICY = "policy", _("rule or guide")
        STATEMENT = "statement", _("statement")
        LETTER = "letter", _("letter or leaflet")

    kind = models.CharField(max_length=10, choices=Kind)
    written_with = models.JSONField(default=list, help_text="standpoints that wrote it")
    read_by = models.CharField(max_length=200, blank=True, help_text="who looked whether its words are plain")


class Post(Entry):
    """A post for somebody with lived experience; `on` is the day it was there. Nobody's name."""

    class Pay(models.TextChoices):
        WAGE = "wage", _("a wage")
        FEE = "fee", _("a fee by the hour or day")
        OTHER = "other", _("vouchers or time credits")
        NONE = "none", _("no pay")

    hours = models.DecimalField(max_digits=4, decimal_places=1, help_text="a week")
    pay = models.CharField(max_length=5, choices=Pay)
    supervision = models.BooleanField(help_text="somebody to turn to, at set times")
    say = models.BooleanField(help_text="who holds it helped, or helps, to say what it is")
    leads_area = models.BooleanField(default=False)
    ended_on = models.DateField(null=True, blank=True)
