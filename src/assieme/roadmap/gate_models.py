"""Before something starts: two people of different standpoints look whether it is fair and safe."""

from uuid import uuid4

from django.db import models

from assieme.core.fields import PrivateText
from assieme.organisations.models import Initiative, Organisation, Standpoint
from assieme.people.models import Person


class Look(models.Model):
    """One person's look at an initiative. A later look of the same person takes the place of the one before."""

    # Random: it tells no order of people.
    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    initiative = models.ForeignKey(Initiative, on_delete=models.PROTECT, related_name="+")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    standpoint = models.CharField(max_length=20, choices=Standpoint, help_text="never shown beside the name")
    consent = PrivateText(author="person")
    capacity = PrivateText(author="person")
    risk = PrivateText(author="person")
    interests = PrivateText(author="person")
    ready = models.BooleanField()
    at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["initiative", "-at"], name="look_by_initiative")]
