"""What the mirrors keep: counts that were made before, and what people reply."""

from django.db import models

from assieme.assemblies.bodies.models import Assembly
from assieme.core.fields import PrivateText
from assieme.core.rows import Row
from assieme.organisations.models import Organisation
from assieme.people.models import Person


class Kept(Row):
    """The counts of one assembly or one initiative as they were on a day, so that only what is newer is counted again.

    It can be thrown away at any time: counting from nothing gives the same. `months` holds the numbers of
    `assieme.logic.mirrors.counts` by the first day of each month.
    """

    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="+")
    source = models.UUIDField(unique=True, help_text="an assembly, or an initiative")
    as_of = models.DateField()
    months = models.JSONField(default=dict)


class Reply(Row):
    """What somebody whose practice a mirror shows says to it, with their name. One each; it can be taken back."""

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    assembly = models.ForeignKey(Assembly, on_delete=models.PROTECT, related_name="mirror_replies")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    words = PrivateText(author="person")
    said_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["assembly", "person"], name="one_reply_to_a_mirror")]
