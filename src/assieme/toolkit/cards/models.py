"""An opportunity card, its draft and its answer. A person's own words and whoever wrote them share a row."""

from uuid import UUID, uuid4

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from assieme.core.fields import PrivateText
from assieme.core.models import StoredFile
from assieme.core.rows import Row
from assieme.organisations.models import Initiative, Organisation, Standpoint
from assieme.people.models import Person


class Time(models.TextChoices):
    """How long it may take until the idea is real."""

    SHORT = "short", _("short term")
    MEDIUM = "medium", _("medium term")
    LONG = "long", _("long term")


class Cost(models.TextChoices):
    """A rough guess, as the toolkit prints it: one to three euro signs."""

    LITTLE = "€", _("little money")
    SOME = "€€", _("some money")
    MUCH = "€€€", _("a lot of money")


class Authorship(models.TextChoices):
    """Who may know whose card it is."""

    NAMED = "named", _("everyone here")
    RECEIVER = "receiver", _("only the receiver")
    HIDDEN = "hidden", _("nobody")


class Idea(models.Model):
    """What a card asks: the fields of EQUIL's opportunity card."""

    challenge = PrivateText()
    idea = PrivateText()
    drawing = PrivateText(help_text="an SVG of our own making (`logic.drawings`), or empty")
    drawing_says = PrivateText(help_text="what the drawing shows, or would show, in words")
    time = models.CharField(max_length=6, choices=Time, blank=True)
    cost = models.CharField(max_length=3, choices=Cost, blank=True)
    barriers = PrivateText()
    benefits = PrivateText()

    class Meta:
        abstract = True


class Cards(models.Manager["Card"]):
    """Leaves the drawing, which is long, in the database until somebody looks at it."""

    def get_queryset(self) -> models.QuerySet["Card"]:
        return super().get_queryset().defer("drawing")


class Card(Idea):
    """One idea, from being raised to its answer. `author` is empty for ever where the author is hidden."""

    class State(models.TextChoices):
        RAISED = "raised", _("raised")
        RECEIVED = "received", _("received")
        BROUGHT = "brought", _("brought to a meeting")
        OWNED = "owned", _("being worked on")
        ANSWERED = "answered", _("answered")

    class Answer(models.TextChoices):
        DONE = "done", _("done")
        CHANGED = "changed", _("changed")
        NOT_DONE = "not done", _("not done")

    # Made by `claims.day_key`: sorts by day, and by chance within the day.
    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    initiative = models.ForeignKey(Initiative, on_delete=models.PROTECT, related_name="cards")
    author = models.ForeignKey(Person, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    authorship = models.CharField(max_length=8, choices=Authorship)
    standpoint = models.CharField(max_length=20, choices=Standpoint, blank=True, help_text="the author spoke from it")
    show_standpoint = models.BooleanField(default=False, help_text="on the card, as the author wishes")
    claim_hash = models.CharField(max_length=64, null=True, blank=True, unique=True)
    drawn = models.GeneratedField(
        expression=models.ExpressionWrapper(~Q(drawing=""), output_field=models.BooleanField()),
        output_field=models.BooleanField(),
        db_persist=True,
    )
    # Also who hid their name may send one, so it has no owner then, and neither name nor time of its own.
    photo = models.ForeignKey(StoredFile, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    ticket = models.UUIDField(null=True, blank=True, unique=True, help_text="made by the form: no card is sent twice")
    raised_on = models.DateField(help_text="the day only: a time of day could be matched with who was signed in")
    receiver = models.ForeignKey(Person, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    state = models.CharField(max_length=8, choices=State, default=State.RAISED)
    received_at = models.DateTimeField(null=True, blank=True)
    author_asked_at = models.DateTimeField(null=True, blank=True, help_text="asked first to help carry it out")
    author_helps = models.BooleanField(null=True, help_text="empty until the author has said")
    assembly_id = models.UUIDField(null=True, blank=True, help_text="the assembly whose meeting took it up, if any")
    meeting_on = models.DateField(null=True, blank=True)
    owner = models.ForeignKey(Person, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    owned_at = models.DateTimeField(null=True, blank=True)
    due_on = models.DateField(null=True, blank=True)
    answer = models.CharField(max_length=8, choices=Answer, blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)

    objects = Cards()

    class Meta:
        indexes = [
            models.Index(fields=["initiative", "-id"], name="card_by_initiative"),
            models.Index(fields=["initiative", "state", "-id"], name="card_by_state"),
            models.Index(fields=["initiative", "raised_on", "owner"], name="card_by_day"),
            models.Index(fields=["initiative", "-answered_at"], name="card_by_answer", condition=Q(state="answered")),
            models.Index(
                fields=["organisation", "due_on", "id"], name="card_late_by_organisation", condition=Q(state="owned")
            ),
            models.Index(
                fields=["initiative", "due_on", "id"], name="card_late_by_initiative", condition=Q(state="owned")
            ),
            models.Index(fields=["author", "-id"], name="card_by_author", condition=Q(author__isnull=False)),
            models.Index(fields=["owner", "due_on"], name="card_by_owner", condition=Q(state="owned")),
            models.Index(fields=["receiver", "state", "id"], name="card_by_receiver_state"),
            models.Index(
                fields=["author", "id"],
                name="card_asks_author",
                condition=Q(author_asked_at__isnull=False, author_helps__isnull=True),
            ),
        ]
        constraints = [
            models.CheckConstraint(
                name="a_hidden_author_is_nowhere",
                condition=~Q(authorship="hidden") | Q(author__isnull=True, claim_hash__isnull=False),
            ),
            models.CheckConstraint(
                name="an_owned_card_has_owner_and_day",
                condition=~Q(state__in=["owned", "answered"]) | Q(owner__isnull=False, due_on__isnull=False),
            ),
            models.CheckConstraint(
                name="an_answered_card_says_how",
                condition=Q(state="answered", answered_at__isnull=False) & ~Q(answer="")
                | ~Q(state="answered") & Q(answered_at__isnull=True, answer=""),
            ),
        ]

    @property
    def is_wordless(self) -> bool:
        """Whether it came as a drawing or a photo, and nobody has typed what it says."""
        return not self.idea and (self.drawn or self.photo_id is not None)

    @property
    def is_hidden(self) -> bool:
        return self.authorship == Authorship.HIDDEN

    @property
    def actor_kind(self) -> str:
        """Whoever holds a card's claim code acts as a guest."""
        return "guest"


class CardAnswer(Row):
    """Why a card was answered as it was, in the words of whoever answered."""

    card = models.OneToOneField(Card, on_delete=models.CASCADE, related_name="reply")
    author = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    why = PrivateText()


class CardDraft(Idea, Row):
    """A card that is not sent yet: one for each person and initiative. A hidden card has none."""

    initiative = models.ForeignKey(Initiative, on_delete=models.CASCADE, related_name="+")
    author = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    authorship = models.CharField(max_length=8, choices=Authorship)
    show_standpoint = models.BooleanField(default=False)
    saved_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["initiative", "author"], name="one_draft_each"),
            models.CheckConstraint(name="a_hidden_card_has_no_draft", condition=~Q(authorship="hidden")),
        ]

    @property
    def organisation_id(self) -> UUID:
        return self.initiative.organisation_id


class Receiver(Row):
    """The one person who receives an initiative's cards, where somebody was chosen."""

    initiative = models.OneToOneField(Initiative, on_delete=models.CASCADE, related_name="card_receiver")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    since = models.DateTimeField()


class Turns(Row):
    """People take turns to receive an initiative's cards, month by month (`assieme.toolkit.cards.turns`)."""

    initiative = models.OneToOneField(Initiative, on_delete=models.CASCADE, related_name="card_turns")
    begun_at = models.DateTimeField()


class Turn(Row):
    """Somebody agreed to take turns. Who stopped is counted until the month is over, so that no turn moves."""

    erased_with = "person"

    turns = models.ForeignKey(Turns, on_delete=models.CASCADE, related_name="people")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    agreed_at = models.DateTimeField()
    stopped_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["turns", "person"], condition=Q(stopped_at=None), name="once_among_those_who_take_turns"
            )
        ]
