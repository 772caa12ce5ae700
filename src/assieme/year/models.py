"""A year of an organisation or of one of its services: what everybody there is asked, by month. The asking itself
belongs to `instruments`."""

from datetime import date, timedelta

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from assieme.core.fields import PrivateText
from assieme.core.rows import AppendOnly, Row
from assieme.instruments.managers import OfInstrument
from assieme.instruments.models import Instrument, Wave
from assieme.organisations.models import Organisation, Service
from assieme.people.models import Person

MONTHS = 12
MOST_REMINDERS = 2


def month_after(first: date, months: int = 1) -> date:
    """The first day of the month so many months later (or earlier, below 0)."""
    years, month = divmod(first.month - 1 + months, MONTHS)
    return date(first.year + years, month + 1, 1)


class Year(Row):
    """Twelve months from the first day of one. Where it has a `service`, those are asked who take part in its work."""

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    service = models.ForeignKey(Service, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    begins_on = models.DateField(help_text="the first day of a month")
    planned_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    planned_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "begins_on"], condition=Q(service=None), name="one_plan_for_a_year"
            ),
            models.UniqueConstraint(
                fields=["service", "begins_on"], condition=Q(service__isnull=False), name="one_plan_of_a_service"
            ),
            models.CheckConstraint(name="a_year_begins_with_a_month", condition=Q(begins_on__day=1)),
        ]

    @property
    def place(self) -> str:
        """Whose year it is: the service with its organisation, or the organisation."""
        return f"{self.service} · {self.organisation}" if self.service else str(self.organisation)

    @property
    def ends_on(self) -> date:
        """The last day."""
        return month_after(self.begins_on, MONTHS) - timedelta(days=1)

    def has_begun(self, today: date) -> bool:
        return self.begins_on <= today

    @property
    def months(self) -> tuple[date, ...]:
        """The first day of each of its months."""
        return tuple(month_after(self.begins_on, number) for number in range(MONTHS))


class Asking(Row):
    """A questionnaire that everybody is asked in a month of the year; `wave` from when it is sent."""

    class About(models.TextChoices):
        EXPERIENCE = "experience", _("How it is to use the service")
        RECOVERY = "recovery", _("How people are")
        PROCESS = "process", _("How we work together")
        FACTORS = "factors", _("Who decides, whose views count, who leads")

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    year = models.ForeignKey(Year, on_delete=models.CASCADE, related_name="askings")
    about = models.CharField(max_length=10, choices=About)
    instrument = models.ForeignKey(Instrument, on_delete=models.PROTECT, related_name="+")
    month = models.DateField(help_text="the first day of the month")
    wave = models.OneToOneField(Wave, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    sent_at = models.DateTimeField(null=True, blank=True)
    reminders = models.PositiveSmallIntegerField(default=0)
    reminded_at = models.DateTimeField(null=True, blank=True)

    objects = OfInstrument["Asking"]()

    class Meta:
        indexes = [models.Index(fields=["year", "month", "id"], name="asking_by_month")]
        constraints = [
            models.UniqueConstraint(fields=["year", "instrument", "month"], name="asked_once_a_month"),
            models.CheckConstraint(name="at_most_two_reminders", condition=Q(reminders__lte=MOST_REMINDERS)),
            models.CheckConstraint(
                name="sent_when_there_is_a_wave",
                condition=Q(wave=None, sent_at=None, reminders=0) | Q(wave__isnull=False, sent_at__isnull=False),
            ),
        ]


class NoThanks(Row):
    """A person would rather not answer: they are not reminded. Nobody else is told."""

    erased_with = "person"

    asking = models.ForeignKey(Asking, on_delete=models.CASCADE, related_name="no_thanks")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    said_on = models.DateField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["asking", "person"], name="no_thanks_once")]


class KeptReport(Row, AppendOnly):
    """The report of a year that is over: numbers, codes and ids. What happens later changes nothing in it."""

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    year = models.OneToOneField(Year, on_delete=models.PROTECT, related_name="kept")
    data = models.JSONField(help_text="as `kept.written` writes it")
    at = models.DateTimeField()


class Check(Row):
    """A person says that people have checked the easy words of a year's report, as they stood then."""

    year = models.ForeignKey(Year, on_delete=models.CASCADE, related_name="checks")
    language = models.CharField(max_length=10, help_text="of the words that were checked")
    digest = models.CharField(max_length=64, help_text="SHA-256 of the words that were checked")
    who = PrivateText(author="by", help_text="who checked it, in the words of who says so")
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["year", "-id"], name="check_by_year")]
