"""Meetings of assemblies: what they will talk about, and what was written down of them."""

from django.db import models

from assieme.assemblies.bodies.models import Assembly, Seat
from assieme.assemblies.votes.models import Vote
from assieme.core.fields import PrivateText
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


class AgendaItem(Row):
    """One thing to talk about: a card, a vote, a matter of another forum, or something in words of one's own."""

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
