"""Bodies that meet and decide: seats and rules, votes with their roll, envelopes and box, meetings."""

from fractions import Fraction
from uuid import uuid4

from django.db import models
from django.utils.translation import gettext_lazy as _

from assieme.core.fields import PrivateText
from assieme.core.rows import AppendOnly, Row
from assieme.logic.voting.majority import Part
from assieme.organisations.models import Initiative, Organisation, Standpoint
from assieme.people.models import Person


class Assembly(Row):
    """Any body that meets and decides: a mixed committee, a forum, a panel, a working group."""

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="assemblies")
    initiative = models.ForeignKey(
        Initiative, null=True, blank=True, on_delete=models.PROTECT, related_name="assemblies"
    )
    name = models.CharField(max_length=200)
    purpose = models.TextField(blank=True)
    created_at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["organisation", "-id"], name="assembly_by_organisation")]

    def __str__(self) -> str:
        return self.name


class Constitution(Row, AppendOnly):
    """An assembly's rules. Never changed: a new version is added, and counts once it is adopted.

    Lists of standpoints hold file words. An empty `joined` is no second majority; an empty `agenda` or `chair` is
    everybody with a seat.
    """

    class Override(models.TextChoices):
        NONE = "none", _("Nobody")
        REASONED = "reasoned", _("Management, but only with a reason that everybody can read")
        FREE = "free", _("Management, freely")

    assembly = models.ForeignKey(Assembly, on_delete=models.PROTECT, related_name="constitutions")
    version = models.PositiveIntegerField()
    share = models.CharField(max_length=10, default="1/2", help_text="a fraction of the votes for and against")
    strict = models.BooleanField(default=True, help_text="more than the share; otherwise at least the share")
    joined = models.JSONField(default=list, help_text="standpoints whose own majority is needed too")
    quorum_share = models.CharField(max_length=10, default="0", help_text="a fraction of the roll that must vote")
    quorum_by_standpoint = models.JSONField(default=dict, help_text="standpoint: number that must vote")
    binding = models.BooleanField(default=True)
    override = models.CharField(max_length=10, choices=Override, default=Override.NONE)
    agenda = models.JSONField(default=list, help_text="standpoints that may bring a question")
    chair = models.JSONField(default=list, help_text="standpoints that may open and close a vote")
    written_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["assembly", "version"], name="one_constitution_per_version")]

    @property
    def majority_share(self) -> Fraction:
        return Fraction(self.share)

    @property
    def quorum_of_roll(self) -> Fraction:
        return Fraction(self.quorum_share)


class Seat(Row):
    """A person's place in an assembly, and the standpoint they hold it for. It ends; it is not removed."""

    # Random: the order in which people came tells nothing.
    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    assembly = models.ForeignKey(Assembly, on_delete=models.PROTECT, related_name="seats")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="seats")
    standpoint = models.CharField(max_length=20, choices=Standpoint)
    since = models.DateTimeField()
    until = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["assembly", "person"], condition=models.Q(until=None), name="one_seat_at_a_time"
            )
        ]
        indexes = [models.Index(fields=["person", "until"], name="seat_by_person")]


class Vote(Row):
    """One question put to an assembly under one version of its rules, answered in secret."""

    class Phase(models.TextChoices):
        DRAFT = "draft", _("being prepared")
        OPEN = "open", _("open")
        CLOSING = "closing", _("counted")
        CLOSED = "closed", _("closed")
        VOID = "void", _("void")

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    assembly = models.ForeignKey(Assembly, on_delete=models.PROTECT, related_name="votes")
    constitution = models.ForeignKey(Constitution, null=True, on_delete=models.PROTECT, related_name="votes")
    proposed_rules = models.OneToOneField(
        Constitution, null=True, blank=True, on_delete=models.PROTECT, related_name="proposal"
    )
    title = models.CharField(max_length=200)
    question = PrivateText()
    card_id = models.UUIDField(null=True, blank=True, help_text="the opportunity card it came from")
    phase = models.CharField(max_length=10, choices=Phase, default=Phase.DRAFT)
    public_key = models.BinaryField(max_length=32, null=True)
    prepared_at = models.DateTimeField()
    opened_at = models.DateTimeField(null=True, blank=True)
    closes_at = models.DateTimeField(null=True, blank=True, help_text="empty: when the chair closes it")
    closed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        indexes = [
            models.Index(fields=["assembly", "-id"], name="vote_by_assembly"),
            models.Index(fields=["phase", "closes_at"], name="vote_by_phase"),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def rules(self) -> Constitution:
        """The rules that bind it. Raises ValueError while it was never opened."""
        if self.constitution is None:
            raise ValueError("a vote that was never opened has no rules")
        return self.constitution

    @property
    def is_decided(self) -> bool:
        """Whether there is a result, or certainty that there is none."""
        return self.phase in (self.Phase.CLOSING, self.Phase.CLOSED, self.Phase.VOID)


class Adoption(Row, AppendOnly):
    """From `at` on, these are the rules: given at the founding, or decided by a vote under the rules before them."""

    assembly = models.ForeignKey(Assembly, on_delete=models.PROTECT, related_name="adoptions")
    constitution = models.OneToOneField(Constitution, on_delete=models.PROTECT, related_name="adoption")
    vote = models.OneToOneField(Vote, null=True, blank=True, on_delete=models.PROTECT, related_name="adoption")
    at = models.DateTimeField()


class RollEntry(AppendOnly):
    """Who may vote, frozen when the vote opens; and in which part of the box their ballot is counted."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    vote = models.ForeignKey(Vote, on_delete=models.PROTECT, related_name="roll")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    standpoint = models.CharField(max_length=20, choices=Standpoint)
    part = models.CharField(max_length=6, choices=[(part.value, part.value) for part in Part])

    class Meta:
        constraints = [models.UniqueConstraint(fields=["vote", "person"], name="once_on_a_roll")]


class Envelope(models.Model):
    """A sealed ballot with its voter's name outside. It can be replaced until the close, and is destroyed at it."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    vote = models.ForeignKey(Vote, on_delete=models.PROTECT, related_name="envelopes")
    voter = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    sealed = models.BinaryField(help_text="sealed for the vote's public key; one length for all ballots")
    received_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["vote", "voter"], name="one_envelope_per_voter")]


class CastMark(AppendOnly):
    """Says, after the close, that this person of the roll cast a ballot. Not which."""

    entry = models.OneToOneField(RollEntry, primary_key=True, on_delete=models.PROTECT, related_name="cast")


class BoxEntry(AppendOnly):
    """One opened ballot. Rows are written in random order under random keys: nothing leads back to a voter."""

    class Choice(models.TextChoices):
        FOR = "for", _("For")
        AGAINST = "against", _("Against")
        ABSTAIN = "abstain", _("Abstain")

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    vote = models.ForeignKey(Vote, on_delete=models.PROTECT, related_name="box")
    part = models.CharField(max_length=6, choices=[(part.value, part.value) for part in Part])
    receipt = models.CharField(max_length=19, help_text="the code that its voter was shown")
    choice = models.CharField(max_length=7, choices=Choice)


class Result(AppendOnly):
    """What came of a vote, in codes and numbers (`assieme.assemblies.tally` gives the shape)."""

    vote = models.OneToOneField(Vote, primary_key=True, on_delete=models.PROTECT, related_name="result")
    outcome = models.JSONField()
    at = models.DateTimeField()


class Meeting(Row):
    """A day on which an assembly meets, and what was written down of it."""

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    assembly = models.ForeignKey(Assembly, on_delete=models.PROTECT, related_name="meetings")
    held_on = models.DateField()
    place = models.CharField(max_length=200, blank=True)
    minutes = PrivateText()
    minutes_at = models.DateTimeField(null=True, blank=True)
    chaired_by = models.ForeignKey(Seat, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    present = models.ManyToManyField(Seat, related_name="meetings", blank=True)
    created_at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["assembly", "-held_on", "-id"], name="meeting_by_assembly")]
