"""The report of a year: who was reached, what was found, what was decided and what came of it, what is not known."""

from collections import Counter
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from assieme.assemblies.matters.decision_reads import Decision, decided_between
from assieme.assemblies.meetings.models import Meeting
from assieme.instruments.results.reads import GROUPS
from assieme.organisations.models import Membership
from assieme.reflection.reads import A_YEAR, Practice, practice_between
from assieme.roadmap.reads import RoadInShort, in_short
from assieme.toolkit.cards.models import Card
from assieme.year.found import Found, found_in
from assieme.year.models import Asking, Year, month_after


@dataclass(frozen=True)
class Reach:
    """How many belonged here on the last day, and the standpoints of which no answers of the year may be shown, whether
    or not anybody holds them: how many hold each is not said, since it would move with each person."""

    people: int
    silent: tuple[str, ...]


@dataclass(frozen=True)
class Decided:
    """What groups decided in the year; of what they promised so much was done, changed, not done, is open, is late."""

    decisions: tuple[Decision, ...]
    answers: Counter[str]
    open: int
    late: int
    aside: int


@dataclass(frozen=True)
class Meetings:
    """Meetings that were held, and of how many all can read what was said."""

    held: int
    with_minutes: int


@dataclass(frozen=True)
class Report:
    """A year, with the one before beside it where there is one."""

    year: Year
    until: date
    reach: Reach
    found: tuple[Found, ...]
    not_sent: tuple[Asking, ...]
    decided: Decided
    meetings: Meetings
    cards: int
    practice: Practice
    practice_before: Practice
    road: RoadInShort | None

    @property
    def organisation_factors(self) -> tuple[Found, ...]:
        """What people say of the service as a place."""
        return tuple(one for one in self.found if one.asking.about == Asking.About.FACTORS)

    @property
    def feelings(self) -> tuple[Found, ...]:
        """What people say of themselves, and of how it was for them."""
        return tuple(one for one in self.found if one.asking.about != Asking.About.FACTORS)

    @property
    def is_over(self) -> bool:
        return self.until == self.year.ends_on


def report(year: Year, today: date, language: str) -> Report:
    """The year up to today. The number of queries grows with the waves of the year alone."""
    until = min(today, year.ends_on)
    period = (year.begins_on, until)
    organisation = year.organisation
    before = month_after(year.begins_on, -12)
    found = found_in(year, today, language)
    return Report(
        year=year,
        until=until,
        reach=_reach(year, until, found),
        found=found,
        not_sent=tuple(
            year.askings.filter(wave=None).select_related("instrument").defer("instrument__original").order_by("month")
        ),
        decided=_decided(year, until, today),
        meetings=_meetings(year, until),
        cards=Card.objects.filter(organisation=organisation, raised_on__range=period).count(),
        practice=practice_between(organisation.pk, *period),
        practice_before=practice_between(organisation.pk, before, until - A_YEAR),
        road=in_short(organisation.pk, today),
    )


def _reach(year: Year, until: date, found: tuple[Found, ...]) -> Reach:
    heard = [one for one in found if one.is_heard]
    silent = (group for group in GROUPS if group and all(group in one.withheld for one in heard))
    midnight = datetime.combine(until + timedelta(days=1), time(), ZoneInfo(year.organisation.time_zone))
    people = Membership.objects.filter(organisation=year.organisation, joined_at__lt=midnight)
    people = people.exclude(left_at__lt=midnight).exclude(role=Membership.Role.RESEARCHER)
    return Reach(people.count(), tuple(silent) if heard else ())


def _decided(year: Year, until: date, today: date) -> Decided:
    decisions = decided_between(year.organisation, year.begins_on, until, today)
    doing = [one for decision in decisions for one in decision.doing]
    return Decided(
        decisions=decisions,
        answers=Counter(one.answer for one in doing if one.answer),
        open=sum(not one.answer and not one.late for one in doing),
        late=sum(one.late for one in doing),
        aside=sum(decision.aside is not None for decision in decisions),
    )


def _meetings(year: Year, until: date) -> Meetings:
    held = Meeting.objects.filter(organisation=year.organisation, held_on__range=(year.begins_on, until))
    minutes = list(held.values_list("minutes_at", flat=True))
    return Meetings(len(minutes), sum(one is not None for one in minutes))
