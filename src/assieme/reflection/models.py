"""When the team sat down to think about recovery, who was there, and what people learned."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from assieme.core.fields import PrivateText
from assieme.core.rows import Row
from assieme.organisations.models import Organisation
from assieme.people.models import Person


class Session(Row):
    """One time that the team thought together about recovery. What was said there is written nowhere."""

    class Conflict(models.TextChoices):
        NONE = "none", _("No, there was none")
        WORKED = "worked", _("Yes, and we worked it through")
        OPEN = "open", _("Yes, and it is still open")

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    held_on = models.DateField()
    minutes = models.PositiveSmallIntegerField()
    protected = models.BooleanField(help_text="the time was kept free of other work")
    conflict = models.CharField(max_length=6, choices=Conflict, help_text="that there was one, never what it was")
    noted_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    noted_at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["organisation", "-held_on", "-id"], name="session_by_day")]
        constraints = [models.CheckConstraint(name="a_session_lasts", condition=Q(minutes__gte=1, minutes__lte=600))]


class Planned(Row):
    """The next time: a day and an hour that are kept free of other work for all who work here."""

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    on = models.DateField()
    begins = models.TimeField(help_text="where the organisation is")
    minutes = models.PositiveSmallIntegerField()
    planned_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    planned_at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["organisation", "on"], name="planned_session_by_day")]
        constraints = [
            models.UniqueConstraint(fields=["organisation", "on"], name="one_planned_session_a_day"),
            models.CheckConstraint(name="a_planned_session_lasts", condition=Q(minutes__gte=1, minutes__lte=600)),
        ]


class Presence(Row):
    """A person was there."""

    erased_with = "person"

    session = models.ForeignKey(Session, on_delete=models.CASCADE, related_name="people")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["session", "person"], name="once_in_a_session")]
        indexes = [models.Index(fields=["person"], name="presence_by_person")]


class Training(Row):
    """Something that a person learned, in their own words. Others see hours and numbers of people only."""

    erased_with = "person"

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    course = PrivateText(author="person")
    held_on = models.DateField()
    minutes = models.PositiveIntegerField()
    noted_at = models.DateTimeField()

    class Meta:
        indexes = [
            models.Index(fields=["organisation", "held_on"], name="training_by_day"),
            models.Index(fields=["person", "-held_on"], name="training_by_person"),
        ]
