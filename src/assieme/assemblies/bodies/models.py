"""Bodies that meet and decide: their seats, their rules, and when each version of the rules was adopted."""

from collections.abc import Sequence
from fractions import Fraction
from typing import Any
from uuid import UUID, uuid4

from django.db import models
from django.utils.translation import gettext_lazy as _

from assieme.core.rows import AppendOnly, Row
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


def majorities(share: str = "1/2", strict: bool = True, joined: Sequence[str] = ()) -> list[dict[str, Any]]:
    """Conditions for a share of all votes and, where standpoints are joined, the same share of theirs."""
    groups = [["all"], *([list(joined)] if joined else [])]
    return [{"of": "members", "among": among, "share": share, "strict": strict} for among in groups]


class Constitution(Row, AppendOnly):
    """An assembly's rules. Never changed: a new version is added, and counts once it is adopted.

    Lists of standpoints hold file words. `conditions` is as in a constitution's file (docs/reference): each is `{"of":
    "members" or "weight", "among": ["all"] or standpoints, "share": "1/2", "strict": true}` or has `"at_least": 3` in
    place of a share, and all must hold. `vetoes` names standpoints each of whose seats can stop a motion. `seat_plan`
    is `[{"kind", "standpoint", "places", "weight", "vote", "term_months"}]`; where it is empty, seats are given freely.
    `trustees` is `{"needed": 2, "standpoints": […]}`, or empty. An empty `agenda` or `chair` is everybody with a seat.
    """

    class Override(models.TextChoices):
        NONE = "none", _("Nobody")
        REASONED = "reasoned", _("Management, but only with a reason that everybody can read")
        FREE = "free", _("Management, freely")

    assembly = models.ForeignKey(Assembly, on_delete=models.PROTECT, related_name="constitutions")
    version = models.PositiveIntegerField()

    class Ballots(models.TextChoices):
        SECRET = "secret", _("secret")
        OPEN = "open", _("open, with names")

    class Readers(models.TextChoices):
        SEATS = "seats", _("people with a seat")
        ORGANISATION = "organisation", _("members of the organisation")
        EVERYBODY = "everybody", _("everybody")

    class Receiver(models.TextChoices):
        FACILITATOR = "facilitator", _("the facilitator")
        ROTATES = "rotates", _("one person after another")

    conditions = models.JSONField(default=majorities, help_text="all must hold for a motion to pass")
    vetoes = models.JSONField(default=list, help_text="standpoints each of whose seats can stop a motion")
    seat_plan = models.JSONField(default=list, help_text="kinds of seats, with their places, weight and term")
    ballots = models.CharField(max_length=10, choices=Ballots, default=Ballots.SECRET)
    proxies = models.PositiveSmallIntegerField(default=0, help_text="how many people one person may vote for")
    trustees = models.JSONField(default=dict, help_text="who keeps the key of a secret vote, and how many open it")
    minutes_for = models.CharField(max_length=12, choices=Readers, default=Readers.ORGANISATION)
    papers_days = models.PositiveSmallIntegerField(default=7, help_text="days before a meeting that papers are there")
    receiver = models.CharField(max_length=11, choices=Receiver, default=Receiver.FACILITATOR)
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
    def _majorities(self) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
        shares = [one for one in self.conditions if "share" in one]
        everybody = [one for one in shares if one["among"] == ["all"]]
        return everybody, [one for one in shares if one not in everybody]

    @property
    def share(self) -> str:
        """The share that all votes need, such as `1/2`; `0` where no condition asks all."""
        everybody, _groups = self._majorities
        return str(everybody[0]["share"]) if everybody else "0"

    @property
    def strict(self) -> bool:
        """Whether more than the share is needed, or at least the share."""
        everybody, _groups = self._majorities
        return bool(everybody[0].get("strict", True)) if everybody else False

    @property
    def joined(self) -> list[str]:
        """Standpoints whose own majority is needed too; empty where there is none."""
        _everybody, groups = self._majorities
        return list(groups[0]["among"]) if groups else []

    @property
    def majority_share(self) -> Fraction:
        return Fraction(self.share)

    @property
    def quorum_of_roll(self) -> Fraction:
        return Fraction(self.quorum_share)


class Seat(Row):
    """A person's place in an assembly, and the standpoint they hold it for. It ends; it is not removed."""

    class Kind(models.TextChoices):
        OPEN = "open", _("open to all who want it")
        APPOINTED = "appointed", _("appointed")
        ELECTED = "elected", _("elected")
        DRAWN = "drawn", _("drawn by lot")

    # Random: the order in which people came tells nothing.
    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    assembly = models.ForeignKey(Assembly, on_delete=models.PROTECT, related_name="seats")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="seats")
    standpoint = models.CharField(max_length=20, choices=Standpoint)
    kind = models.CharField(max_length=9, choices=Kind, default=Kind.APPOINTED)
    weight = models.CharField(max_length=10, default="1", help_text="voting weight, a fraction")
    has_vote = models.BooleanField(default=True, help_text="otherwise the seat is heard and does not vote")
    term_ends = models.DateField(null=True, blank=True, help_text="the last day of the term")
    given_by = models.UUIDField(null=True, blank=True, help_text="the election or the draw that gave it")
    since = models.DateTimeField()
    until = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["assembly", "person"], condition=models.Q(until=None), name="one_seat_at_a_time"
            )
        ]
        indexes = [models.Index(fields=["person", "until"], name="seat_by_person")]


class SeatBreak(Row):
    """Somebody takes a break from a seat; nobody asks why, and nothing says it. It never begins before it was said."""

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    seat = models.ForeignKey(Seat, on_delete=models.PROTECT, related_name="breaks")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    first_day = models.DateField()
    back_on = models.DateField(null=True, blank=True, help_text="the first day without it; empty while nobody knows")
    changed_at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["seat", "first_day"], name="break_by_seat")]
        constraints = [
            models.CheckConstraint(
                name="a_break_ends_after_it_began",
                condition=models.Q(back_on=None) | models.Q(back_on__gte=models.F("first_day")),
            )
        ]


class Adoption(Row, AppendOnly):
    """From `at` on, these are the rules: given at the founding, or decided by a vote under the rules before them."""

    assembly = models.ForeignKey(Assembly, on_delete=models.PROTECT, related_name="adoptions")
    constitution = models.OneToOneField(Constitution, on_delete=models.PROTECT, related_name="adoption")
    vote = models.OneToOneField("votes.Vote", null=True, blank=True, on_delete=models.PROTECT, related_name="adoption")
    at = models.DateTimeField()


class RulesDraft(Row):
    """Rules that somebody is writing: one for each person and assembly, for their eyes. It goes when they are done."""

    assembly = models.ForeignKey(Assembly, on_delete=models.CASCADE, related_name="+")
    author = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    rules = models.JSONField()
    saved_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["assembly", "author"], name="one_draft_of_rules_each")]

    @property
    def organisation_id(self) -> UUID:
        return self.assembly.organisation_id
