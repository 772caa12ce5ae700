"""Gratitude. Keys are random, and days stand where a time would tell who was there."""

from uuid import UUID, uuid4

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from assieme.core.fields import PrivateText
from assieme.organisations.models import Initiative
from assieme.people.models import Person


class Kept(models.Model):
    """A row whose key tells nothing."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)

    class Meta:
        abstract = True


class Switch(Kept):
    """An initiative whose people like these exercises. Without a row, or with `on` false, it has none of them."""

    initiative = models.OneToOneField(Initiative, on_delete=models.CASCADE, related_name="gratitude")
    on = models.BooleanField()

    @property
    def organisation_id(self) -> UUID:
        return self.initiative.organisation_id


class ThreeThings(Kept):
    """Three good things of a person's last day, for themselves alone. They belong to the person, not to a place."""

    author = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    first = PrivateText(author="author")
    second = PrivateText(author="author")
    third = PrivateText(author="author")
    on = models.DateField()

    class Meta:
        indexes = [models.Index(fields=["author", "-on"], name="three_things_by_author")]

    @property
    def things(self) -> tuple[str, ...]:
        return tuple(thing for thing in (self.first, self.second, self.third) if thing)


class Postcard(Kept):
    """Thanks from one person to another, or to all who take part (no receiver).

    The sender's key is always kept: somebody who is hurt by a card can tell a leader, who then learns whose it is.
    """

    initiative = models.ForeignKey(Initiative, on_delete=models.PROTECT, related_name="+")
    sender = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    receiver = models.ForeignKey(Person, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    words = PrivateText(author="sender", help_text="empty once the sender or a leader took them back")
    signed = models.BooleanField(help_text="the sender's name stands on it")
    sent_on = models.DateField()
    thanked = models.BooleanField(default=False, help_text="the one receiver said thank you")

    class Meta:
        indexes = [
            models.Index(fields=["receiver", "-sent_on"], name="postcard_by_receiver"),
            models.Index(fields=["sender", "-sent_on"], name="postcard_by_sender"),
            models.Index(
                fields=["initiative", "-sent_on"], name="postcard_to_group", condition=Q(receiver__isnull=True)
            ),
        ]

    @property
    def organisation_id(self) -> UUID:
        return self.initiative.organisation_id


class Hidden(Kept):
    """A card that a person does not want to see any more."""

    postcard = models.ForeignKey(Postcard, on_delete=models.CASCADE, related_name="hidden")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["postcard", "person"], name="hidden_once")]

    @property
    def organisation_id(self) -> UUID:
        return self.postcard.organisation_id


class NoCards(Kept):
    """A person who does not want postcards in an initiative: they are not among those one can write to."""

    initiative = models.ForeignKey(Initiative, on_delete=models.CASCADE, related_name="+")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["initiative", "person"], name="no_cards_once")]

    @property
    def organisation_id(self) -> UUID:
        return self.initiative.organisation_id


class Report(Kept):
    """Somebody says that a card is not kind. Those who lead read it, and learn who sent the card."""

    class Outcome(models.TextChoices):
        TAKEN_AWAY = "taken away", _("The card was taken away")
        LEFT = "left", _("The card was left as it is")

    postcard = models.ForeignKey(Postcard, on_delete=models.CASCADE, related_name="reports")
    author = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    words = PrivateText(author="author")
    at = models.DateTimeField()
    outcome = models.CharField(max_length=10, choices=Outcome, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["postcard", "author"], name="reported_once")]

    @property
    def organisation_id(self) -> UUID:
        return self.postcard.organisation_id


class Journal(Kept):
    """The closing journal of a project. While it is open people write; once it is closed, what they share comes out."""

    initiative = models.ForeignKey(Initiative, on_delete=models.CASCADE, related_name="+")
    opened_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["initiative"], condition=Q(closed_at__isnull=True), name="one_open_journal"
            ),
        ]

    @property
    def organisation_id(self) -> UUID:
        return self.initiative.organisation_id


class Note(Kept):
    """What a person wrote in one quarter of a journal, and with whom they share it."""

    class Quarter(models.TextChoices):
        THANKFULNESS = "thankfulness", _("Thankfulness")
        CHALLENGES = "challenges", _("Challenges")
        PEOPLE = "people", _("People")
        BEST = "best", _("The best thing")

    class Share(models.TextChoices):
        PRIVATE = "private", _("Only for me")
        NAMED = "named", _("For all who take part, with my name")
        UNNAMED = "unnamed", _("For all who take part, without my name")

    journal = models.ForeignKey(Journal, on_delete=models.CASCADE, related_name="notes")
    author = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    quarter = models.CharField(max_length=12, choices=Quarter)
    words = PrivateText(author="author")
    share = models.CharField(max_length=7, choices=Share, default=Share.PRIVATE)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["journal", "author", "quarter"], name="one_note_a_quarter")]

    @property
    def organisation_id(self) -> UUID:
        return self.journal.organisation_id
