"""A one-page profile: whose it is, its page as approved and as drafted, a group's own headings, who may see it."""

from datetime import datetime, timedelta
from uuid import UUID, uuid4

from django.db import models
from django.db.models import Q

from assieme.core.fields import PrivateText
from assieme.core.models import StoredFile
from assieme.core.rows import Row
from assieme.organisations.models import Initiative, Organisation
from assieme.people.models import Person


class Profile(models.Model):
    """One for each person in an organisation. The picture is the owner's alone to set; `square` is what is shown."""

    # Random: the address of a profile tells nothing about when it was begun.
    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="profiles")
    picture = models.ForeignKey(StoredFile, null=True, on_delete=models.SET_NULL, related_name="+")
    square = models.ForeignKey(StoredFile, null=True, on_delete=models.SET_NULL, related_name="+")
    crop_x = models.FloatField(default=0.5)
    crop_y = models.FloatField(default=0.5)
    crop_side = models.FloatField(default=1.0)
    help_welcome = models.BooleanField(default=True, help_text="others may type a draft for this person")

    erased_with = "person"

    class Meta:
        constraints = [models.UniqueConstraint(fields=["organisation", "person"], name="one_profile_each")]


class Page(Row):
    """The words of a profile: one approved page at most, and one draft for each person who types.

    `person` is the profile's owner, whose words these are, also where somebody else typed them.
    """

    profile = models.ForeignKey(Profile, on_delete=models.CASCADE, related_name="pages")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    typed_by = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    name = PrivateText(author="person", help_text="as the person likes to be called")
    age = PrivateText(author="person")
    appreciated = PrivateText(author="person", help_text="what people appreciate about me")
    important = PrivateText(author="person", help_text="what is important to me")
    support = PrivateText(author="person", help_text="how to support me")
    fill = models.FloatField(
        default=0, help_text="how full the printed page is in the smallest type; above 1: too full"
    )
    paper = models.ForeignKey(
        StoredFile, null=True, on_delete=models.SET_NULL, related_name="+", help_text="a photo of the form on paper"
    )
    saved_at = models.DateTimeField()
    approved_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["profile"], condition=Q(approved_at__isnull=False), name="one_approved_page"
            ),
            models.UniqueConstraint(
                fields=["profile", "typed_by"], condition=Q(approved_at=None), name="one_draft_for_each_who_types"
            ),
            models.CheckConstraint(name="an_approved_page_fits", condition=Q(approved_at=None) | Q(fill__lte=1)),
        ]

    @property
    def organisation_id(self) -> UUID:
        return self.profile.organisation_id

    @property
    def is_draft(self) -> bool:
        return self.approved_at is None

    @property
    def says_something(self) -> bool:
        return any((self.appreciated, self.important, self.support))

    @property
    def typed_by_owner(self) -> bool:
        return self.typed_by_id == self.person_id


class Heading(Row):
    """A heading of a group's own, three in use at most. A changed one is retired: what was said under it stays."""

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    initiative = models.ForeignKey(Initiative, on_delete=models.CASCADE, related_name="profile_headings")
    title = models.CharField(max_length=80)
    place = models.PositiveSmallIntegerField()
    retired_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["initiative", "place"], condition=Q(retired_at=None), name="one_heading_at_a_place"
            )
        ]


class Line(Row):
    """What a page says under a group's own heading."""

    page = models.ForeignKey(Page, on_delete=models.CASCADE, related_name="lines")
    heading = models.ForeignKey(Heading, on_delete=models.CASCADE, related_name="+")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    words = PrivateText(author="person")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["page", "heading"], name="one_line_under_a_heading")]


class Share(Row):
    """Shows parts of a profile to one person, to all who take part in an initiative, or to a meeting, until a moment
    or a stop.

    Meetings live on a higher floor, which alone knows who is there: of them it has a plain id, and whose meeting it is
    on which day, for the owner to read.
    """

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    profile = models.ForeignKey(Profile, on_delete=models.CASCADE, related_name="shares")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    reader = models.ForeignKey(Person, null=True, blank=True, on_delete=models.CASCADE, related_name="+")
    initiative = models.ForeignKey(Initiative, null=True, blank=True, on_delete=models.CASCADE, related_name="+")
    meeting_id = models.UUIDField(null=True, blank=True)
    meeting_of = models.CharField(max_length=200, blank=True, help_text="the name of the body that meets")
    meeting_on = models.DateField(null=True, blank=True)
    parts = models.JSONField(default=list, help_text="codes of assieme.toolkit.profiles.words.PARTS")
    shared_at = models.DateTimeField()
    until = models.DateTimeField()
    stopped_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="shared_with_a_person_a_group_or_a_meeting",
                condition=(
                    Q(reader__isnull=False, initiative=None, meeting_id=None)
                    | Q(reader=None, initiative__isnull=False, meeting_id=None)
                    | Q(reader=None, initiative=None, meeting_id__isnull=False, meeting_on__isnull=False)
                ),
            )
        ]
        indexes = [
            models.Index(fields=["profile", "-id"], name="share_by_profile"),
            models.Index(fields=["meeting_id"], name="share_by_meeting", condition=Q(meeting_id__isnull=False)),
        ]

    @property
    def last_moment(self) -> datetime:
        """The last second in which it is shown: it bears the last day."""
        return self.until - timedelta(seconds=1)


class Look(Row):
    """Somebody looked at a profile on a day, on screen or by printing it. Its owner sees this list."""

    profile = models.ForeignKey(Profile, on_delete=models.CASCADE, related_name="looks")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    reader = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    day = models.DateField()
    printed = models.BooleanField(default=False)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["profile", "reader", "day", "printed"], name="one_look_a_day")]
