"""Votes: a question under the rules of a day, its roll, sealed envelopes, the opened box, the result."""

from uuid import uuid4

from django.db import models
from django.utils.translation import gettext_lazy as _

from assieme.assemblies.bodies.models import Assembly, Constitution
from assieme.core.fields import PrivateText
from assieme.core.rows import AppendOnly, Row
from assieme.logic.voting.majority import Part
from assieme.organisations.models import Organisation, Standpoint
from assieme.people.models import Person


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
        db_table = "assemblies_vote"
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


class RollEntry(AppendOnly):
    """Who may vote, frozen when the vote opens; and in which part of the box their ballot is counted."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    vote = models.ForeignKey(Vote, on_delete=models.PROTECT, related_name="roll")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    standpoint = models.CharField(max_length=20, choices=Standpoint)
    part = models.CharField(max_length=6, choices=[(part.value, part.value) for part in Part])

    class Meta:
        db_table = "assemblies_rollentry"
        constraints = [models.UniqueConstraint(fields=["vote", "person"], name="once_on_a_roll")]


class Envelope(models.Model):
    """A sealed ballot with its voter's name outside. It can be replaced until the close, and is destroyed at it."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    vote = models.ForeignKey(Vote, on_delete=models.PROTECT, related_name="envelopes")
    voter = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    sealed = models.BinaryField(help_text="sealed for the vote's public key; one length for all ballots")
    received_at = models.DateTimeField()

    class Meta:
        db_table = "assemblies_envelope"
        constraints = [models.UniqueConstraint(fields=["vote", "voter"], name="one_envelope_per_voter")]


class CastMark(AppendOnly):
    """Says, after the close, that this person of the roll cast a ballot. Not which."""

    entry = models.OneToOneField(RollEntry, primary_key=True, on_delete=models.PROTECT, related_name="cast")

    class Meta:
        db_table = "assemblies_castmark"


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

    class Meta:
        db_table = "assemblies_boxentry"


class Result(AppendOnly):
    """What came of a vote, in codes and numbers (`assieme.assemblies.votes.tally` gives the shape)."""

    vote = models.OneToOneField(Vote, primary_key=True, on_delete=models.PROTECT, related_name="result")
    outcome = models.JSONField()
    at = models.DateTimeField()

    class Meta:
        db_table = "assemblies_result"
