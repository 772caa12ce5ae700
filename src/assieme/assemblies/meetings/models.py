"""Meetings of assemblies: what they will talk about, and what was written down of them."""

from uuid import uuid4

from django.db import models
from django.utils.translation import gettext_lazy as _

from assieme.assemblies.bodies.models import Assembly, Constitution, Seat
from assieme.assemblies.votes.models import Vote
from assieme.core.fields import PrivateText
from assieme.core.models import StoredFile
from assieme.core.rows import Row
from assieme.organisations.models import Organisation
from assieme.people.models import Person
from assieme.toolkit.cards.models import Card


class Meeting(Row):
    """A day on which an assembly meets, and what was written down of it."""

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    assembly = models.ForeignKey(Assembly, on_delete=models.PROTECT, related_name="meetings")
    held_on = models.DateField()
    begins_at = models.DateTimeField(null=True, blank=True, help_text="empty where only the day is known")
    ends_at = models.DateTimeField(null=True, blank=True)
    place = models.CharField(max_length=200, blank=True)
    remote = models.URLField(max_length=500, blank=True, help_text="how to join from elsewhere")
    papers_on = models.DateField(null=True, blank=True, help_text="the day by which papers are there")
    edition = models.PositiveIntegerField(default=0, help_text="how often day, time or place changed")
    begun_at = models.DateTimeField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)
    minutes = PrivateText()
    minutes_at = models.DateTimeField(null=True, blank=True)
    approved_at = models.DateTimeField(null=True, blank=True)
    approved_in = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="approved")
    published_for = models.CharField(max_length=12, choices=Constitution.Readers, blank=True)
    chaired_by = models.ForeignKey(Seat, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    present = models.ManyToManyField(Seat, related_name="meetings", blank=True, db_table="assemblies_meeting_present")
    created_at = models.DateTimeField()

    class Meta:
        db_table = "assemblies_meeting"
        indexes = [models.Index(fields=["assembly", "-held_on", "-id"], name="meeting_by_assembly")]

    @property
    def is_over(self) -> bool:
        """Whether it ended, or has minutes: what it is to talk about changes no more."""
        return self.ended_at is not None or self.minutes_at is not None

    @property
    def goes_on(self) -> bool:
        return self.begun_at is not None and not self.is_over


class AgendaItem(Row):
    """One thing to talk about: a card, a vote, a matter of another forum, or something in words of one's own."""

    class Outcome(models.TextChoices):
        AGREED = "agreed", _("We agreed")
        DECIDED = "decided", _("We voted")
        HEARD = "heard", _("We heard it")
        POSTPONED = "postponed", _("We go on next time")

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="items")
    position = models.PositiveSmallIntegerField()
    title = PrivateText(author="brought_by")
    words = PrivateText(author="brought_by", help_text="what people may read before the meeting")
    minutes_planned = models.PositiveSmallIntegerField(help_text="minutes")
    card = models.ForeignKey(Card, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    vote = models.ForeignKey(Vote, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    matter_id = models.UUIDField(null=True, blank=True, help_text="a matter that another forum sent")
    brought_by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    brought_at = models.DateTimeField()
    taken_at = models.DateTimeField(null=True, blank=True)
    done_at = models.DateTimeField(null=True, blank=True)
    outcome = models.CharField(max_length=9, choices=Outcome, blank=True)
    notes = PrivateText(author="noted_by", help_text="what was said, for the minutes")
    follow_up = PrivateText(author="noted_by", help_text="what somebody will do")
    noted_by = models.ForeignKey(Person, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    owner = models.ForeignKey(Person, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    due_on = models.DateField(null=True, blank=True)
    goes_on_in = models.OneToOneField("self", null=True, blank=True, on_delete=models.SET_NULL, related_name="earlier")

    class Meta:
        ordering = ("position",)
        constraints = [
            models.UniqueConstraint(fields=["meeting", "position"], name="one_item_in_a_place"),
            models.UniqueConstraint(fields=["meeting", "card"], name="a_card_once_a_meeting"),
            models.UniqueConstraint(fields=["meeting", "vote"], name="a_vote_once_a_meeting"),
            models.CheckConstraint(
                name="done_after_it_was_taken",
                condition=models.Q(done_at=None) | models.Q(taken_at__isnull=False),
            ),
        ]


class Paper(Row):
    """Something to read before a meeting, as a picture of paper. It goes with who brought it.

    `words` say what is on it, for those who can't read the picture.
    """

    # Random: it stands in addresses.
    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="papers")
    title = PrivateText(author="brought_by")
    words = PrivateText(author="brought_by", help_text="what it says, in short")
    file = models.ForeignKey(StoredFile, null=True, on_delete=models.SET_NULL, related_name="+")
    brought_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    brought_at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["meeting", "brought_at"], name="paper_by_meeting")]


class Pause(Row):
    """A break of a meeting; `until` is empty while it lasts."""

    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="pauses")
    since = models.DateTimeField()
    until = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["meeting"], condition=models.Q(until=None), name="one_pause_at_a_time")
        ]


class Correction(Row):
    """Somebody who was there says how the minutes should be. What is accepted stands under them."""

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="corrections")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    words = PrivateText(author="person")
    made_at = models.DateTimeField()
    settled_at = models.DateTimeField(null=True, blank=True)
    accepted = models.BooleanField(default=False)


class PublicName(Row):
    """A person agreed that their name stands in minutes that everybody can read. Without a row it is hidden."""

    erased_with = "person"

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    agreed_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["organisation", "person"], name="agreed_once")]


class Invite(Row):
    """Somebody is asked to a meeting: a person with a seat, or a guest by name.

    Its link answers without an account. Of the link only a keyed hash is kept; a new one takes the place of the old.
    """

    class Answer(models.TextChoices):
        YES = "yes", _("I come")
        UNSURE = "unsure", _("I don't know yet")
        NO = "no", _("I can't come")

    # Random: it stands in addresses.
    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="invites")
    person = models.ForeignKey(Person, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    name = PrivateText(help_text="a guest's; empty for a person")
    email = PrivateText(help_text="a guest's, until the meeting is over")
    link_hash = models.CharField(max_length=64, null=True, blank=True, unique=True)
    invited_at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    answer = models.CharField(max_length=6, choices=Answer, blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    as_usual = models.BooleanField(default=True, help_text="needs what the person keeps in their own pages")
    needs = PrivateText(help_text="what they need this time, in their words")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["meeting", "person"], name="a_person_is_asked_once"),
        ]
        indexes = [models.Index(fields=["person", "answer"], name="invite_by_person")]

    def __str__(self) -> str:
        return str(self.person) if self.person else str(self.name)


class Feed(Row):
    """The secret address of a person's calendar in one organisation; a new one takes the place of the old."""

    erased_with = "person"

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    link_hash = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["organisation", "person"], name="one_feed")]
