"""Meetings of assemblies, and what was written down of them."""

from django.db import models

from assieme.assemblies.bodies.models import Assembly, Seat
from assieme.core.fields import PrivateText
from assieme.core.rows import Row
from assieme.organisations.models import Organisation


class Meeting(Row):
    """A day on which an assembly meets, and what was written down of it."""

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    assembly = models.ForeignKey(Assembly, on_delete=models.PROTECT, related_name="meetings")
    held_on = models.DateField()
    place = models.CharField(max_length=200, blank=True)
    minutes = PrivateText()
    minutes_at = models.DateTimeField(null=True, blank=True)
    chaired_by = models.ForeignKey(Seat, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    present = models.ManyToManyField(Seat, related_name="meetings", blank=True, db_table="assemblies_meeting_present")
    created_at = models.DateTimeField()

    class Meta:
        db_table = "assemblies_meeting"
        indexes = [models.Index(fields=["assembly", "-held_on", "-id"], name="meeting_by_assembly")]
