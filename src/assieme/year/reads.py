"""What the pages of a year ask: its plan by month, how each thing stands, and whom to remind."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from django.db.models import F, Min, QuerySet

from assieme.core.actors import Actor
from assieme.instruments.models import Instrument, Sheet, Wave
from assieme.organisations.access import taking_part_in
from assieme.organisations.models import Membership, Organisation, Service
from assieme.people.models import Person
from assieme.year.models import Asking, Check, NoThanks, Year, month_after

MOST = 20
AROUND = ("instrument", "wave")


class State(StrEnum):
    """How something that is asked stands."""

    PLANNED = "planned"
    DUE = "due"
    NOT_SENT = "not sent"
    OPEN = "open"
    OVER = "over"


class Mine(StrEnum):
    """What the reader did with it."""

    NOTHING = ""
    NOT_ASKED = "not asked"
    WAITS = "waits"
    BEGUN = "begun"
    ANSWERED = "answered"
    NO_THANKS = "no thanks"


@dataclass(frozen=True)
class Line:
    """Something that is asked in a year. Until it is sent it is `due` once its month is there, and `not sent` once the
    year is over."""

    asking: Asking
    state: State
    mine: Mine

    @property
    def closes_on(self) -> date | None:
        return self.asking.wave.closes_on if self.asking.wave else None


@dataclass(frozen=True)
class Month:
    """A month of a year with what is asked in it."""

    first: date
    lines: tuple[Line, ...]
    is_now: bool


def years_of(organisation: Organisation) -> list[Year]:
    """The years that have a plan, newest first. One query."""
    rows = Year.objects.filter(organisation=organisation).select_related("service")
    return list(rows.order_by("-begins_on", F("service").asc(nulls_first=True))[:MOST])


def services_of(organisation: Organisation) -> QuerySet[Service]:
    """Services that can have a year of their own."""
    return Service.objects.filter(organisation=organisation).order_by("name", "kind", "id")


def months_of(year: Year, person: Actor, today: date) -> tuple[Month, ...]:
    """The twelve months with what is asked, for this reader. Three queries, four for a service."""
    lines = _lines(year, year.askings.select_related(*AROUND).order_by("month", "id"), person, today)
    now = today.replace(day=1)
    return tuple(
        Month(first, tuple(line for line in lines if line.asking.month == first), first == now) for first in year.months
    )


def line_of(asking: Asking, person: Actor, today: date) -> Line:
    """How one thing stands for the reader. Two queries, three for a service."""
    return _lines(asking.year, [asking], person, today)[0]


def _lines(year: Year, rows: Iterable[Asking], person: Actor, today: date) -> list[Line]:
    askings = list(rows)
    waves = [asking.wave_id for asking in askings if asking.wave_id]
    sheets = Sheet.objects.filter(person_id=person.pk, wave_id__in=waves).only("wave_id", "sent_on")
    sent = {sheet.wave_id: sheet.sent_on is not None for sheet in sheets}
    no = set(NoThanks.objects.filter(person_id=person.pk, asking__in=askings).values_list("asking_id", flat=True))
    lines = [_line(asking, year, sent, no, today) for asking in askings]
    return _of_service(year.service, lines, person) if year.service else lines


def _of_service(service: Service, lines: list[Line], person: Actor) -> list[Line]:
    """Who was not of the service when it was sent is not asked."""
    since = taking_part_in(service.pk).filter(person_id=person.pk).aggregate(first=Min("since"))["first"]
    return [
        replace(line, mine=Mine.NOT_ASKED)
        if line.mine in (Mine.NOTHING, Mine.WAITS) and (since is None or since > (line.asking.sent_at or since))
        else line
        for line in lines
    ]


def _line(asking: Asking, year: Year, sent: Mapping[UUID, bool], no: set[UUID], today: date) -> Line:
    wave = asking.wave
    if wave is None:
        due = State.DUE if asking.month <= today else State.PLANNED
        return Line(asking, State.NOT_SENT if today > year.ends_on else due, Mine.NOTHING)
    state = State.OPEN if asking.instrument.is_on and not wave.has_ended(today) else State.OVER
    if sent.get(wave.pk):
        return Line(asking, state, Mine.ANSWERED)
    if asking.pk in no:
        return Line(asking, state, Mine.NO_THANKS)
    if wave.pk in sent:
        return Line(asking, state, Mine.BEGUN)
    answers = state == State.OPEN and Wave.Way.ALONE in wave.ways
    return Line(asking, state, Mine.WAITS if answers else Mine.NOTHING)


def asked_people(year: Year, at: datetime) -> QuerySet[Membership]:
    """Who is asked: all who belong here, and were of the service then where it is a service's year; but for researchers
    and people on a pause."""
    here = Membership.objects.filter(organisation_id=year.organisation_id, left_at=None, paused_at=None)
    if year.service_id:
        there = taking_part_in(year.service_id).filter(since__lte=at)
        here = here.filter(person__in=there.values("person_id"))
    return here.filter(person__erased_at=None).exclude(role=Membership.Role.RESEARCHER)


def to_remind(asking: Asking, wave: Wave) -> list[Person]:
    """Everybody who was asked, has sent nothing under their own name, and did not say no. One query."""
    answered = Sheet.objects.filter(wave=wave, person__isnull=False, sent_on__isnull=False)
    people = asked_people(asking.year, wave.opened_at).exclude(person__in=answered.values("person_id"))
    people = people.exclude(person__in=asking.no_thanks.values("person_id"))
    return [one.person for one in people.select_related("person").order_by("pk")]


def refused_waves(person: Actor) -> set[UUID]:
    """What the person said no to and could still answer: they are not asked on their day. One query."""
    said = NoThanks.objects.filter(person_id=person.pk, asking__wave__closed_at=None, asking__wave__isnull=False)
    return set(said.values_list("asking__wave_id", flat=True))


def answers_in(wave: Wave) -> int:
    """How many sheets came back, in all ways. One query."""
    return Sheet.objects.filter(wave=wave, sent_on__isnull=False).count()


def usable_instruments(organisation: UUID) -> QuerySet[Instrument]:
    """Questionnaires that are switched on."""
    return Instrument.objects.filter(organisation_id=organisation, switched_on_at__isnull=False).order_by("title")


def following_year(organisation: Organisation, today: date) -> date:
    """The first day of the year to plan next: after the last one, or this month."""
    last = Year.objects.filter(organisation=organisation, service=None).order_by("-begins_on").first()
    return month_after(last.begins_on, 12) if last else today.replace(day=1)


def last_check(year: Year, language: str) -> Check | None:
    """The newest word that the easy words were checked in this language. One query."""
    return year.checks.filter(language=language).select_related("by__identity").order_by("-id").first()
