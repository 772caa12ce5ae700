"""Whether a person's minutes on forms are counted, and how many they were. No time of day, and no words."""

from django.db import models

from assieme.core.rows import Row
from assieme.organisations.models import Organisation
from assieme.people.models import Person


class Counting(Row):
    """What a person answered when asked whether their minutes may be counted. No row: they were not asked yet."""

    erased_with = "person"

    person = models.OneToOneField(Person, on_delete=models.CASCADE, related_name="+")
    agreed = models.BooleanField()
    said_at = models.DateTimeField()


class FormTime(Row):
    """A person's time on one form in one month, all times together."""

    erased_with = "person"

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    form = models.CharField(max_length=60, help_text="the name of its address, one of `measured.FORMS`")
    month = models.DateField(help_text="its first day")
    times = models.PositiveIntegerField()
    seconds = models.PositiveIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["person", "organisation", "form", "month"], name="a_form_once_a_month")
        ]
        indexes = [models.Index(fields=["organisation", "month"], name="form_time_by_month")]
