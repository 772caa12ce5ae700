"""What goes on after a meeting: decisions carried out or set aside, problems, and matters sent to another group.

People's own words stand beside whoever wrote them, so that they can be erased; what must last has no words.
"""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from assieme.assemblies.bodies.models import Assembly
from assieme.assemblies.meetings.models import AgendaItem
from assieme.assemblies.votes.models import Vote
from assieme.core.fields import PrivateText
from assieme.core.rows import AppendOnly, Row
from assieme.organisations.models import Organisation
from assieme.people.models import Person
from assieme.toolkit.cards.models import Card


class Answer(models.TextChoices):
    """What became of something that somebody took on."""

    DONE = "done", _("done")
    CHANGED = "changed", _("changed")
    NOT_DONE = "not done", _("not done")


class Commitment(Row):
    """Something that somebody will do because of a decision, until there is an answer: done, changed, not done.

    One from a meeting's list (`item`) has the words and the day that were written down there.
    """

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    assembly = models.ForeignKey(Assembly, on_delete=models.PROTECT, related_name="commitments")
    vote = models.ForeignKey(Vote, null=True, blank=True, on_delete=models.PROTECT, related_name="commitments")
    item = models.OneToOneField(AgendaItem, null=True, blank=True, on_delete=models.PROTECT, related_name="commitment")
    what = PrivateText(author="made_by", help_text="empty where it is the item's")
    how_we_know = PrivateText(author="made_by")
    owner = models.ForeignKey(Person, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    agreed_at = models.DateTimeField(null=True, blank=True, help_text="when the owner said yes")
    due_on = models.DateField()
    made_by = models.ForeignKey(Person, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField()
    answer = models.CharField(max_length=8, choices=Answer, blank=True)
    why = PrivateText(author="answered_by")
    answered_by = models.ForeignKey(Person, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    answered_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        indexes = [
            models.Index(fields=["organisation", "due_on"], name="commitment_late", condition=Q(answered_at=None)),
            models.Index(fields=["owner", "due_on"], name="commitment_by_owner", condition=Q(answered_at=None)),
            models.Index(fields=["assembly", "due_on"], name="commitment_by_assembly"),
        ]
        constraints = [
            models.CheckConstraint(
                name="a_commitment_comes_from_one_decision",
                condition=Q(vote=None, item__isnull=False) | Q(vote__isnull=False, item=None),
            ),
            models.CheckConstraint(
                name="an_answered_commitment_says_how",
                condition=Q(answered_at=None, answer="") | (Q(answered_at__isnull=False) & ~Q(answer="")),
            ),
        ]


class Override(Row, AppendOnly):
    """Management set a decision aside, as the rules of the vote let it. It can't be taken back or hidden."""

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    vote = models.OneToOneField(Vote, on_delete=models.PROTECT, related_name="override")
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()


class OverrideReason(Row):
    """Why a decision was set aside, for all to read."""

    override = models.OneToOneField(Override, on_delete=models.PROTECT, related_name="reason")
    author = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    words = PrivateText()


class Problem(Row):
    """Something that does not work, from its report to its end. A day is kept for each step of its life."""

    class State(models.TextChoices):
        REPORTED = "reported", _("reported")
        UNDERSTOOD = "understood", _("understood")
        TRIED = "tried", _("being tried")
        SOLVED = "solved", _("solved")
        UNSOLVED = "unsolved", _("not solved")

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    assembly = models.ForeignKey(Assembly, on_delete=models.PROTECT, related_name="problems")
    state = models.CharField(max_length=10, choices=State, default=State.REPORTED)
    words = PrivateText(author="reported_by", help_text="what does not work")
    reported_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    named = models.BooleanField(default=False, help_text="who reported it wishes to be named")
    reported_at = models.DateTimeField()
    behind = PrivateText(author="understood_by", help_text="what is behind it")
    understood_by = models.ForeignKey(Person, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    understood_at = models.DateTimeField(null=True, blank=True)
    why = PrivateText(author="closed_by", help_text="what solved it, or why it stays")
    closed_by = models.ForeignKey(Person, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    closed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        indexes = [
            models.Index(fields=["assembly", "-id"], name="problem_by_assembly"),
            models.Index(fields=["assembly", "state", "-id"], name="problem_by_state"),
            models.Index(fields=["reported_by", "-id"], name="problem_by_reporter"),
        ]
        constraints = [
            models.CheckConstraint(
                name="a_closed_problem_has_an_end",
                condition=Q(state__in=["solved", "unsolved"], closed_at__isnull=False)
                | (~Q(state__in=["solved", "unsolved"]) & Q(closed_at=None)),
            )
        ]

    @property
    def is_over(self) -> bool:
        return self.closed_at is not None


class Helper(Row):
    """A person of the team that looks after a problem."""

    erased_with = "person"

    problem = models.ForeignKey(Problem, on_delete=models.CASCADE, related_name="team")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    since = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["problem", "person"], name="once_in_a_team")]


class Attempt(Row):
    """One try to solve a problem, and what happened."""

    class Helped(models.TextChoices):
        YES = "yes", _("It helped")
        PARTLY = "partly", _("It helped a little")
        NO = "no", _("It did not help")

    problem = models.ForeignKey(Problem, on_delete=models.CASCADE, related_name="attempts")
    what = PrivateText(author="begun_by")
    begun_by = models.ForeignKey(Person, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    begun_at = models.DateTimeField()
    helped = models.CharField(max_length=6, choices=Helped, blank=True)
    happened = PrivateText(author="ended_by")
    ended_by = models.ForeignKey(Person, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("begun_at", "id")
        constraints = [
            models.UniqueConstraint(fields=["problem"], condition=Q(ended_at=None), name="one_try_at_a_time"),
        ]


class Link(Row):
    """A forum sends what it can't settle to an area, and an area asks its forums: declared by who leads."""

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    forum = models.ForeignKey(Assembly, on_delete=models.PROTECT, related_name="links_up")
    area = models.ForeignKey(Assembly, on_delete=models.PROTECT, related_name="links_down")
    days = models.PositiveSmallIntegerField(default=30, help_text="until an answer is due")
    declared_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["forum", "area"], condition=Q(ended_at=None), name="linked_once"),
            models.CheckConstraint(name="no_link_to_itself", condition=~Q(forum=F("area"))),
        ]


class Matter(Row):
    """Something that one group sends to another, until the answer comes back.

    Whose it is stands in one place alone: on its card, in its problem, or else it is the sender's own. `earlier` is the
    matter that it carries further.
    """

    class Direction(models.TextChoices):
        UP = "up", "up"
        DOWN = "down", "down"

    class Reply(models.TextChoices):
        YES = "yes", _("Yes")
        OTHERWISE = "otherwise", _("Yes, in another way")
        NO = "no", _("No")

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    sender = models.ForeignKey(Assembly, on_delete=models.PROTECT, related_name="matters_sent")
    receiver = models.ForeignKey(Assembly, on_delete=models.PROTECT, related_name="matters_received")
    direction = models.CharField(max_length=4, choices=Direction)
    title = PrivateText(author="sent_by")
    words = PrivateText(author="sent_by")
    card = models.ForeignKey(Card, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    problem = models.ForeignKey(Problem, null=True, blank=True, on_delete=models.PROTECT, related_name="matters")
    earlier = models.OneToOneField("self", null=True, blank=True, on_delete=models.PROTECT, related_name="later")
    sent_by = models.ForeignKey(Person, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    sent_at = models.DateTimeField()
    due_on = models.DateField()
    answer = models.CharField(max_length=9, choices=Reply, blank=True)
    reply = PrivateText(author="answered_by", help_text="only where it was answered; those before it show the same")
    answered_by = models.ForeignKey(Person, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    answered_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        indexes = [
            models.Index(fields=["sender", "-id"], name="matter_by_sender"),
            models.Index(fields=["receiver", "-id"], name="matter_by_receiver"),
            models.Index(fields=["organisation", "due_on"], name="matter_late", condition=Q(answered_at=None)),
            models.Index(fields=["sent_by", "-id"], name="matter_by_person"),
            models.Index(fields=["card"], name="matter_by_card"),
        ]
        constraints = [
            models.CheckConstraint(
                name="an_answered_matter_says_how",
                condition=Q(answered_at=None, answer="") | (Q(answered_at__isnull=False) & ~Q(answer="")),
            ),
            models.CheckConstraint(name="no_matter_for_itself", condition=~Q(sender=F("receiver"))),
        ]
