"""Every write about a year: its plan, sending what it asks, kind reminders, and the check of its easy words."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta

from django.urls import reverse
from django.utils.translation import gettext as _

from assieme.core.access import Refused, require
from assieme.core.action import action, lock, quiet
from assieme.core.actors import Actor
from assieme.core.days import day_of
from assieme.core.events import record
from assieme.instruments.access import is_open
from assieme.instruments.models import Instrument
from assieme.instruments.waves.actions import open_wave
from assieme.organisations.models import Organisation, Service
from assieme.people.models import Notice
from assieme.people.notices import notify_all
from assieme.year import access, events, notices
from assieme.year.kept import written
from assieme.year.models import Asking, Check, KeptReport, NoThanks, Year
from assieme.year.reads import to_remind
from assieme.year.report_reads import counted, settled_on

BETWEEN = timedelta(days=7)
"""So long is waited from one message to the next."""


@action
def begin_year(
    *, organisation: Organisation, begins_on: date, by: Actor, now: datetime, service: Service | None = None
) -> Year:
    """Begin the plan of the twelve months from a month's first day, of the organisation or of one of its services.
    Raises Refused where it is there already, and ValueError for another day of a month or another's service."""
    organisation = lock(organisation)
    require(access.plan_year, by, organisation)
    if begins_on.day != 1:
        raise ValueError("a year begins with the first day of a month")
    if service is not None and service.organisation_id != organisation.pk:
        raise ValueError("a service of the same organisation")
    if Year.objects.filter(organisation=organisation, service=service, begins_on=begins_on).exists():
        raise Refused(_("This year has its plan already."))
    year = Year.objects.create(
        organisation=organisation, service=service, begins_on=begins_on, planned_by_id=by.pk, planned_at=now
    )
    record(
        events.year_begun,
        by=by,
        now=now,
        organisation=organisation.pk,
        subject=year.pk,
        begins_on=begins_on.isoformat(),
        service=service.pk if service else None,
    )
    return year


@action
def plan_asking(*, year: Year, about: str, instrument: Instrument, month: date, by: Actor, now: datetime) -> Asking:
    """Plan to ask a questionnaire in a month of the year. Raises Refused where it is planned for that month already,
    and ValueError for a month, a subject or a questionnaire that does not belong here."""
    year = lock(year)
    require(access.plan_asking, by, year)
    known = month in year.months and about in Asking.About.values
    if not known or instrument.organisation_id != year.organisation_id:
        raise ValueError("a month of the year, a subject, and a questionnaire of the same organisation")
    _stay_free(year, instrument, month)
    asking = Asking.objects.create(
        organisation_id=year.organisation_id, year=year, about=about, instrument=instrument, month=month
    )
    record(
        events.asking_planned,
        by=by,
        now=now,
        organisation=year.organisation_id,
        subject=asking.pk,
        instrument=instrument.pk,
        month=month.isoformat(),
    )
    return asking


def _stay_free(year: Year, instrument: Instrument, month: date) -> None:
    if Asking.objects.filter(year=year, instrument=instrument, month=month).exists():
        raise Refused(_("It is planned for that month already. Nothing was changed."))


@action
def move_asking(*, asking: Asking, month: date, by: Actor, now: datetime) -> Asking:
    """Move it to another month of its year. Raises ValueError for one outside, Refused where it is there already."""
    year = lock(asking.year)
    asking = lock(asking)
    require(access.change_asking, by, asking)
    if month not in year.months:
        raise ValueError("a month of the year")
    if month != asking.month:
        _stay_free(year, asking.instrument, month)
    asking.month = month
    asking.save(update_fields=["month"])
    record(
        events.asking_moved,
        by=by,
        now=now,
        organisation=asking.organisation_id,
        subject=asking.pk,
        month=month.isoformat(),
    )
    return asking


@action
def remove_asking(*, asking: Asking, by: Actor, now: datetime) -> None:
    """Take away what was not sent."""
    asking = lock(asking)
    require(access.change_asking, by, asking)
    record(
        events.asking_removed,
        by=by,
        now=now,
        organisation=asking.organisation_id,
        subject=asking.pk,
        instrument=asking.instrument_id,
    )
    asking.delete()


@action
def send_asking(
    *, asking: Asking, title: str, ways: Sequence[str], closes_on: date, by: Actor, now: datetime
) -> Asking:
    """Ask it from today on: a wave of the questionnaire, with all that `open_wave` refuses."""
    asking = lock(asking)
    require(access.change_asking, by, asking)
    wave = open_wave(
        instrument=asking.instrument,
        title=title,
        ways=ways,
        opens_on=day_of(now, asking.organisation.time_zone),
        closes_on=closes_on,
        by=by,
        now=now,
        service=asking.year.service,
    )
    asking.wave, asking.sent_at = wave, now
    asking.save(update_fields=["wave", "sent_at"])
    record(
        events.asking_sent,
        by=by,
        now=now,
        organisation=asking.organisation_id,
        subject=asking.pk,
        wave=wave.pk,
    )
    return asking


@action
def remind_people(*, asking: Asking, by: Actor, now: datetime) -> None:
    """Leave a notice for everybody who has not answered and not said no. How many that were is neither said nor
    logged: it would tell of one person what became of their answers.

    Raises Refused a third time, within a week of the last message, and when it is not open.
    """
    asking = lock(asking)
    require(access.remind, by, asking)
    wave, last = asking.wave, asking.reminded_at or asking.sent_at
    if wave is None or not is_open(wave) or not wave.is_open_on(day_of(now, asking.organisation.time_zone)):
        raise Refused(_("It is not open now. Nobody was reminded."))
    if last is not None and now - last < BETWEEN:
        raise Refused(_("People heard of it less than a week ago. Give them time. Nobody was reminded."))
    path = reverse("asking", kwargs={"id": asking.pk})
    notify_all(
        [
            Notice(
                person=person,
                organisation_id=asking.organisation_id,
                code=notices.REMINDER,
                words=str(asking.instrument)[:200],
                path=path,
                at=now,
            )
            for person in to_remind(asking, wave)
        ]
    )
    asking.reminders, asking.reminded_at = asking.reminders + 1, now
    asking.save(update_fields=["reminders", "reminded_at"])
    record(
        events.people_reminded,
        by=by,
        now=now,
        organisation=asking.organisation_id,
        subject=asking.pk,
        time=asking.reminders,
    )


@quiet
def say_no_thanks(*, asking: Asking, by: Actor, now: datetime) -> None:
    """Say that one would rather not answer. It leaves no event: whether one answers is one's own matter."""
    asking = lock(asking)
    require(access.say_no_thanks, by, asking)
    today = day_of(now, asking.organisation.time_zone)
    NoThanks.objects.get_or_create(asking=asking, person_id=by.pk, defaults={"said_on": today})


@quiet
def take_back_no(*, asking: Asking, by: Actor, now: datetime) -> None:  # noqa: ARG001 - each action is told when
    """Change one's mind."""
    asking = lock(asking)
    require(access.say_no_thanks, by, asking)
    NoThanks.objects.filter(asking=asking, person_id=by.pk).delete()


@action
def keep_report(*, year: Year, by: Actor, now: datetime) -> KeptReport:
    """Keep the report of a year for good. Raises Refused while it, or the time for what came on paper, is not over."""
    year = lock(year)
    require(access.keep_report, by, year)
    today = day_of(now, year.organisation.time_zone)
    if today < settled_on(year):
        raise Refused(_("The year is not over, or sheets still come in. Nothing was changed."))
    row = KeptReport.objects.create(
        organisation_id=year.organisation_id, year=year, data=written(counted(year, today)), at=now
    )
    record(events.report_kept, by=by, now=now, organisation=year.organisation_id, subject=year.pk)
    return row


@action
def say_checked(*, year: Year, language: str, digest: str, who: str, by: Actor, now: datetime) -> Check:
    """Say that people have checked the easy words in a language, and who. Raises ValueError where nobody is named."""
    year = lock(year)
    require(access.say_checked, by, year)
    if not who.strip():
        raise ValueError("say who checked it")
    check = Check.objects.create(year=year, language=language, digest=digest, who=who, by_id=by.pk, at=now)
    record(events.words_checked, by=by, now=now, organisation=year.organisation_id, subject=check.pk)
    return check
