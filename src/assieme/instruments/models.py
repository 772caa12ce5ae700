"""Instruments: the questionnaire as it came with its facts, the times that it is asked, and what was answered."""

from datetime import date
from uuid import uuid4

from django.db import models
from django.db.models import F, Q
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from assieme.core.fields import PrivateText
from assieme.core.rows import Row
from assieme.instruments.managers import Instruments, OfInstrument, OfWave
from assieme.organisations.models import Initiative, Organisation, Service, Standpoint
from assieme.people.models import Person


class Instrument(Row):
    """A questionnaire that an organisation may ask: the file as it came, byte for byte, and its pack's facts.

    One row a version: what was answered stays with the version that was asked.
    """

    class Licence(models.TextChoices):
        FREE = "free", _("free to use")
        PERMISSION = "permission needed", _("permission is needed")
        OWN_LICENCE = "bring your own licence", _("a licence must be bought")

    class Readers(models.TextChoices):
        EVERYONE = "everyone"
        LEADERS = "leaders"

    class ReadFrom(models.TextChoices):
        AS_THEY_COME = "as they come"
        AT_THE_END = "at the end"

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    pack = models.CharField(max_length=40, blank=True, help_text="name of the product's own pack; empty when imported")
    url = models.CharField(max_length=500, blank=True, help_text="Questionnaire.url")
    version = models.CharField(max_length=100, blank=True, help_text="Questionnaire.version")
    title = models.CharField(max_length=300)
    titles = models.JSONField(default=dict, help_text="the title by language, where it is translated")
    language = models.CharField(max_length=35, blank=True, help_text="Questionnaire.language")
    original = models.BinaryField(help_text="the file as it came; the export gives it back")
    hash = models.CharField(max_length=64, help_text="SHA-256 of the original")
    scoring = models.TextField(blank=True, help_text="the scoring declaration, JSON; empty where there is none")
    source = models.CharField(max_length=500, blank=True)
    copyright = models.TextField(blank=True)
    licence = models.CharField(max_length=30, choices=Licence, blank=True)
    licence_given_by = models.CharField(max_length=300, blank=True)
    licence_until = models.DateField(null=True, blank=True)
    wording_locked = models.BooleanField(default=False, help_text="the licence demands the wording as it is")
    readers = models.CharField(max_length=10, choices=Readers, default=Readers.EVERYONE)
    read_from = models.CharField(max_length=15, choices=ReadFrom, default=ReadFrom.AS_THEY_COME)
    asks_self_harm = models.BooleanField(null=True, help_text="null until somebody has said yes or no")
    worrying = models.TextField(blank=True, help_text="which answers are worrying, JSON (instruments.content.safety)")
    responder = models.ForeignKey(Person, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    responder_accepted_at = models.DateTimeField(null=True, blank=True)
    response_days = models.CharField(max_length=7, blank=True, help_text="days with somebody there; 0 is Monday")
    response_from = models.TimeField(null=True, blank=True)
    response_until = models.TimeField(null=True, blank=True)
    response_phone = models.CharField(max_length=40, blank=True)
    response_words = models.TextField(blank=True, help_text="what happens then, in the organisation's words")
    imported_at = models.DateTimeField()
    facts_stated_at = models.DateTimeField(null=True, blank=True)
    switched_on_at = models.DateTimeField(null=True, blank=True)

    objects = Instruments["Instrument"]()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "url", "version"], condition=~Q(url=""), name="one_instrument_per_version"
            ),
            models.UniqueConstraint(fields=["organisation", "hash"], name="one_instrument_per_file"),
            models.CheckConstraint(
                name="on_only_with_its_facts",
                condition=Q(switched_on_at=None) | Q(facts_stated_at__isnull=False, asks_self_harm__isnull=False),
            ),
            models.CheckConstraint(
                name="on_only_with_a_licence",
                condition=Q(switched_on_at=None)
                | Q(licence="free")
                | (~Q(licence="") & ~Q(licence_given_by="") & Q(licence_until__isnull=False)),
            ),
            models.CheckConstraint(
                name="self_harm_only_with_a_staffed_response",
                condition=Q(switched_on_at=None)
                | Q(asks_self_harm=False)
                | (
                    Q(
                        responder__isnull=False,
                        responder_accepted_at__isnull=False,
                        response_from__isnull=False,
                        response_until__gt=F("response_from"),
                    )
                    & ~Q(response_days="")
                    & ~Q(worrying="")
                    & ~Q(response_phone="")
                    & ~Q(response_words="")
                ),
            ),
        ]

    def __str__(self) -> str:
        """Its title in the reader's language, where there is one."""
        return str(self.titles.get(get_language(), self.title))

    @property
    def is_on(self) -> bool:
        return self.switched_on_at is not None

    @property
    def needs_licence(self) -> bool:
        return self.licence in (self.Licence.PERMISSION, self.Licence.OWN_LICENCE)


class Wave(Row):
    """One time that an instrument is asked: of whom, from when to when, in which ways."""

    class Way(models.TextChoices):
        ALONE = "alone"
        LINK = "link"
        PAPER = "paper"
        GROUP = "group"

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    instrument = models.ForeignKey(Instrument, on_delete=models.PROTECT, related_name="waves")
    initiative = models.ForeignKey(Initiative, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    service = models.ForeignKey(Service, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    title = models.CharField(max_length=200)
    ways = models.JSONField(default=list, help_text="values of Way")
    opens_on = models.DateField()
    closes_on = models.DateField(help_text="the last day")
    opened_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True, blank=True, help_text="set when it was closed before its last day")

    objects = OfInstrument["Wave"]()

    class Meta:
        constraints = [
            models.CheckConstraint(name="a_wave_ends_after_it_begins", condition=Q(closes_on__gte=F("opens_on"))),
            models.CheckConstraint(name="a_wave_is_of_one_place", condition=Q(initiative=None) | Q(service=None)),
        ]
        indexes = [
            models.Index(fields=["organisation", "closes_on"], name="wave_by_last_day"),
            models.Index(fields=["instrument", "-id"], name="wave_by_instrument"),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def of_place(self) -> str:  # empty for the whole organisation
        return str(self.initiative or self.service or "")

    def is_open_on(self, today: date) -> bool:
        return self.closed_at is None and self.opens_on <= today <= self.closes_on

    def has_ended(self, today: date) -> bool:
        return self.closed_at is not None or today > self.closes_on


class Token(models.Model):
    """A one-time code to answer without an account. Only its keyed hash is kept, and nobody's name: who got it is
    unknown. Unsent answers wait beside it; when they are sent it is burnt, and nothing joins it to them."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    wave = models.ForeignKey(Wave, on_delete=models.CASCADE, related_name="tokens")
    token_hash = models.CharField(max_length=64, unique=True)
    burnt = models.BooleanField(default=False)

    objects = OfWave["Token"]()

    class Meta:
        indexes = [models.Index(fields=["wave", "burnt"], name="token_by_wave")]

    @property
    def actor_kind(self) -> str:
        """Whoever holds the code acts as a guest."""
        return "guest"


class Paper(Row):
    """A sheet that was filled in on paper. Two people type it, each alone; it counts when both say the same."""

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    wave = models.ForeignKey(Wave, on_delete=models.CASCADE, related_name="papers")
    number = models.PositiveIntegerField(help_text="written on the sheet")
    begun_at = models.DateTimeField()
    settled_at = models.DateTimeField(null=True, blank=True)

    objects = OfWave["Paper"]()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["wave", "number"], name="one_paper_per_number")]

    @property
    def is_settled(self) -> bool:
        return self.settled_at is not None


class Sheet(models.Model):
    """One set of answers: a draft until it is sent, then never changed. Only the day of sending is kept.

    `person` is set for who answers alone, `token` only while an answer without account is a draft, `typed_by` only on
    the two typings of a paper; so what counts of the last two ways names nobody.
    """

    # Random: the order in which people answered tells nothing.
    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    wave = models.ForeignKey(Wave, on_delete=models.CASCADE, related_name="sheets")
    way = models.CharField(max_length=5, choices=Wave.Way)
    person = models.ForeignKey(Person, null=True, blank=True, on_delete=models.CASCADE, related_name="answer_sheets")
    token = models.OneToOneField(Token, null=True, blank=True, on_delete=models.CASCADE, related_name="draft")
    paper = models.ForeignKey(Paper, null=True, blank=True, on_delete=models.CASCADE, related_name="typings")
    typed_by = models.ForeignKey(Person, null=True, blank=True, on_delete=models.CASCADE, related_name="+")
    standpoint = models.CharField(max_length=20, choices=Standpoint, blank=True)
    answers = PrivateText(author="person", help_text="the answers by linkId, JSON")
    page = models.PositiveSmallIntegerField(default=1, help_text="the page to go on from")
    finished = models.BooleanField(default=False, help_text="a typing: its typist has come to the end")
    sent_on = models.DateField(null=True, blank=True)
    place = models.PositiveIntegerField(null=True, blank=True, help_text="1, 2, 3 … as they came")

    # Deleted whole with who a person is (assieme.people.erasure).
    erased_with = "person"

    objects = OfWave["Sheet"]()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["wave", "person"], condition=Q(person__isnull=False), name="one_sheet_per_person"
            ),
            models.UniqueConstraint(
                fields=["paper", "typed_by"], condition=Q(typed_by__isnull=False), name="two_typists_per_paper"
            ),
            models.CheckConstraint(
                name="what_counts_without_account_names_nobody",
                condition=Q(sent_on=None)
                | Q(way="alone", person__isnull=False, token=None, typed_by=None)
                | Q(way__in=["link", "paper"], person=None, token=None, typed_by=None, paper=None),
            ),
        ]
        indexes = [
            models.Index(fields=["wave", "place"], name="sheet_by_place"),
            models.Index(fields=["person", "sent_on"], name="sheet_by_person", condition=Q(person__isnull=False)),
        ]

    @property
    def is_draft(self) -> bool:
        return self.sent_on is None and not self.finished


class GroupCount(models.Model):
    """What a group said aloud with one screen: how many of a standpoint gave one answer to one question."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    wave = models.ForeignKey(Wave, on_delete=models.CASCADE, related_name="group_counts")
    standpoint = models.CharField(max_length=20, choices=Standpoint)
    link_id = models.CharField(max_length=255)
    answer = models.CharField(max_length=255, help_text="the option as results name it")
    people = models.PositiveSmallIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["wave", "standpoint", "link_id", "answer"], name="one_count_per_answer")
        ]


class Alert(Row):
    """A worrying answer, for the one person whom the organisation named; whoever answered was told so before."""

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    instrument = models.ForeignKey(Instrument, on_delete=models.PROTECT, related_name="+")
    person = models.ForeignKey(Person, null=True, blank=True, on_delete=models.CASCADE, related_name="+")
    paper = models.ForeignKey(Paper, null=True, blank=True, on_delete=models.CASCADE, related_name="alerts")
    came_on = models.UUIDField(help_text="id of the sheet, or of the paper")
    link_id = models.CharField(max_length=255)
    answer = PrivateText(author="person", help_text="the answer in words")
    responder = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    handled_at = models.DateTimeField(null=True, blank=True)

    erased_with = "person"

    objects = OfInstrument["Alert"]()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["came_on", "link_id"], name="one_alert_per_answer"),
            models.CheckConstraint(
                name="an_alert_leads_to_somebody",
                condition=Q(person__isnull=False, paper=None) | Q(person=None, paper__isnull=False),
            ),
        ]
        indexes = [models.Index(fields=["responder", "handled_at"], name="alert_by_responder")]
