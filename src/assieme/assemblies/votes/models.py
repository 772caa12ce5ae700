"""Votes: a question under the rules of a day, its roll, sealed envelopes, the opened box, the result."""

from datetime import datetime
from typing import Any
from uuid import uuid4

from django.db import models
from django.utils.translation import gettext_lazy as _

from assieme.assemblies.bodies.models import Assembly, Constitution
from assieme.core.fields import PrivateText
from assieme.core.rows import AppendOnly, Row
from assieme.organisations.models import Organisation, Standpoint
from assieme.people.models import Person


class Vote(Row):
    """One question put to an assembly under one version of its rules, answered in secret."""

    class Method(models.TextChoices):
        RULES = "rules", _("by our rules: for or against")
        CONSENT = "consent", _("consent")
        APPROVAL = "approval", _("approval")
        SCORE = "score", _("points")
        IRV = "irv", _("ranked choice")
        SCHULZE = "schulze", _("ranked choice, each against each")
        STV = "stv", _("election by ranking")
        PAV = "pav", _("a programme for every group")
        BUDGET = "budget", _("sharing out a budget")

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
    method = models.CharField(max_length=8, choices=Method, default=Method.RULES)
    places = models.PositiveSmallIntegerField(default=1, help_text="how many of the options are chosen")
    quotas = models.JSONField(default=dict, help_text="by standpoint: at_least and at_most of it are elected")
    budget = models.DecimalField(max_digits=12, decimal_places=2, null=True, blank=True)
    seed = models.CharField(max_length=64, blank=True, help_text="draws the lots; fixed when the vote opens")
    named = models.BooleanField(default=False, help_text="open: names stand beside choices")
    needed_trustees = models.PositiveSmallIntegerField(default=0, help_text="shares that open the box; 0: none")
    slips = models.JSONField(null=True, blank=True, help_text="ballots on paper that came back, by part")
    elects = models.BooleanField(default=False, help_text="people are chosen, who say themselves that they stand")
    earlier = models.OneToOneField(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="later", help_text="the round before"
    )
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

    def has_ended(self, now: datetime) -> bool:
        """Whether nobody can vote any more, while the box is still shut."""
        return self.phase == self.Phase.OPEN and self.closes_at is not None and self.closes_at <= now

    @property
    def is_decided(self) -> bool:
        """Whether there is a result, or certainty that there is none."""
        return self.phase in (self.Phase.CLOSING, self.Phase.CLOSED, self.Phase.VOID)


class Option(Row):
    """One of several things, or people, to choose from. Fixed when the vote opens."""

    vote = models.ForeignKey(Vote, on_delete=models.CASCADE, related_name="options")
    position = models.PositiveSmallIntegerField()
    name = models.CharField(max_length=200, blank=True, help_text="empty where it is a person")
    words = PrivateText(author="person", help_text="what it is, or what a person says of themselves")
    person = models.ForeignKey(Person, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    standpoint = models.CharField(max_length=20, choices=Standpoint, blank=True)
    cost = models.DecimalField(max_digits=12, decimal_places=2, null=True, blank=True)

    class Meta:
        ordering = ("position",)
        constraints = [
            models.UniqueConstraint(fields=["vote", "position"], name="one_option_in_a_place"),
            models.UniqueConstraint(fields=["vote", "person"], name="a_person_stands_once"),
        ]


class Proxy(Row):
    """Somebody lets another person vote for them, in the open, until they end it. Rolls freeze it when they open."""

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    assembly = models.ForeignKey(Assembly, on_delete=models.PROTECT, related_name="proxies")
    giver = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    holder = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    given_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["assembly", "giver"], condition=models.Q(ended_at=None), name="one_proxy_at_a_time"
            ),
            models.CheckConstraint(name="nobody_holds_their_own_proxy", condition=~models.Q(giver=models.F("holder"))),
        ]


class RollEntry(AppendOnly):
    """Who may vote, frozen when the vote opens; and in which part of the box their ballot is counted."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    vote = models.ForeignKey(Vote, on_delete=models.PROTECT, related_name="roll")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    standpoint = models.CharField(max_length=20, choices=Standpoint)
    part = models.CharField(max_length=40)
    weight = models.CharField(max_length=10, default="1", help_text="voting weight, a fraction")
    can_veto = models.BooleanField(default=False)
    holder = models.ForeignKey(
        Person, null=True, blank=True, on_delete=models.PROTECT, related_name="+", help_text="who votes for them"
    )

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


class NamedBallot(Row):
    """A ballot in an open vote, or an answer when consent is asked: seen with its name, and fixed at the close."""

    vote = models.ForeignKey(Vote, on_delete=models.PROTECT, related_name="named_ballots")
    voter = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    marks = models.JSONField(help_text="as in the box")
    reason = PrivateText(author="voter", help_text="why they object")
    received_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["vote", "voter"], name="one_named_ballot_per_voter")]


class PaperVoter(AppendOnly):
    """This person of the roll was handed a ballot on paper: they cast no other, unless they say that they have none."""

    entry = models.OneToOneField(RollEntry, primary_key=True, on_delete=models.PROTECT, related_name="on_paper")
    given_at = models.DateTimeField()


class PaperDenied(AppendOnly):
    """This person of the roll says that they have no ballot on paper: they vote on screen, as if none was noted."""

    entry = models.OneToOneField(RollEntry, primary_key=True, on_delete=models.PROTECT, related_name="no_paper")
    at = models.DateTimeField()


class PaperEntry(Row):
    """A ballot on paper as one of two people typed it; `slip` is its number in the pile, which no voter was told."""

    # Random: the order of typing tells nothing.
    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    vote = models.ForeignKey(Vote, on_delete=models.PROTECT, related_name="paper")
    slip = models.PositiveSmallIntegerField()
    part = models.CharField(max_length=40)
    marks = models.JSONField(null=True, help_text="as in the box; null where nothing could be read")
    typed_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    typed_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["vote", "slip", "typed_by"], name="a_slip_is_typed_once_by_each")
        ]


class Trustee(Row):
    """Somebody without whom, and others like them, a vote's box does not open.

    The secret on their sheet is theirs alone: of it only the public key that it makes is here. Their share of the
    vote's key, sealed for that, lies in the server's key folder (`assieme.assemblies.votes.shares`).
    """

    vote = models.ForeignKey(Vote, on_delete=models.PROTECT, related_name="trustees")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    number = models.PositiveSmallIntegerField(help_text="of the share, from 1")
    public_key = models.BinaryField(max_length=32, null=True, help_text="made of the secret on their sheet")
    taken_at = models.DateTimeField(null=True, blank=True, help_text="when they were shown their sheet")
    returned_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("number",)
        constraints = [
            models.UniqueConstraint(fields=["vote", "person"], name="a_trustee_once"),
            models.UniqueConstraint(fields=["vote", "number"], name="one_trustee_for_a_share"),
        ]


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
    part = models.CharField(max_length=40)
    receipt = models.CharField(max_length=19, help_text="the code that its voter was shown")
    choice = models.CharField(max_length=7, choices=Choice, blank=True, help_text="empty where there are marks")
    marks = models.JSONField(null=True, help_text="what was chosen where there are several options")
    entry = models.ForeignKey(
        RollEntry, null=True, on_delete=models.PROTECT, related_name="+", help_text="whose, in an open vote alone"
    )

    class Meta:
        db_table = "assemblies_boxentry"

    @property
    def said(self) -> Any:
        """What the ballot says (see `marks`), in a vote of any method."""
        return self.choice or self.marks


class Result(AppendOnly):
    """What came of a vote, in codes and numbers (`assieme.assemblies.votes.tally` gives the shape)."""

    vote = models.OneToOneField(Vote, primary_key=True, on_delete=models.PROTECT, related_name="result")
    outcome = models.JSONField()
    at = models.DateTimeField()

    class Meta:
        db_table = "assemblies_result"
