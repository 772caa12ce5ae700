"""The report of a year: who was reached, what was found, what was decided and what came of it, what is not known."""

from collections import Counter
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db.models import Q

from assieme.assemblies.matters.decision_reads import Decision, Doing, decided_between
from assieme.assemblies.meetings.models import Meeting
from assieme.core.days import day_of
from assieme.instruments.models import Wave
from assieme.instruments.results.reads import GROUPS
from assieme.organisations.models import Membership, TakingPart
from assieme.reflection.reads import A_YEAR, Practice, practice_between
from assieme.roadmap.reads import RoadInShort, in_short
from assieme.toolkit.cards.models import Card
from assieme.year.found import Found, found_in
from assieme.year.models import Asking, Year, month_after

LATE, OPEN = "late", "open"
TIME_FOR_PAPER = timedelta(days=14)
"""So long after its last day what came on paper can be typed in and counts for the year."""


@dataclass(frozen=True)
class Reach:
    """How many belonged here on the last day, and the standpoints of which no answers of the year may be shown, whether
    or not anybody holds them: how many hold each is not said, since it would move with each person."""

    people: int
    silent: tuple[str, ...]


@dataclass(frozen=True)
class Became:
    """A decision, and how each thing stands that it led to: done, changed, not done, late, open."""

    vote_id: UUID
    title: str
    at: datetime | None
    states: tuple[str, ...]
    aside: bool


@dataclass(frozen=True)
class Decided:
    """What groups decided in the year, the oldest first."""

    decisions: tuple[Became, ...]

    @property
    def states(self) -> Counter[str]:
        """Of what was promised, how many things stand how."""
        return Counter(state for decision in self.decisions for state in decision.states)

    @property
    def aside(self) -> int:
        return sum(decision.aside for decision in self.decisions)


@dataclass(frozen=True)
class Meetings:
    """Meetings that were held, and of how many all can read what was said."""

    held: int
    with_minutes: int


@dataclass(frozen=True)
class Team:
    """What the team's time was used for, in the year and in the same months of the year before; and the road of the
    organisation, where it has one. The year of one service has none of these: they are the organisation's."""

    practice: Practice
    before: Practice
    road: RoadInShort | None


@dataclass(frozen=True)
class Report:
    """A year, with the one before beside it where there is one. `is_kept`: it is over, and what happens now changes
    nothing in it."""

    year: Year
    until: date
    reach: Reach
    found: tuple[Found, ...]
    not_sent: tuple[Asking, ...]
    decided: Decided
    meetings: Meetings
    cards: int
    team: Team | None
    is_kept: bool = False

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


def counted(year: Year, today: date) -> Report:
    """The year up to today, from its rows. The number of queries grows with the waves of the year alone."""
    until = min(today, year.ends_on)
    period = (year.begins_on, until)
    found = found_in(year, today)
    here = Q(organisation=year.organisation)
    return Report(
        year=year,
        until=until,
        reach=_reach(year, until, found),
        found=found,
        not_sent=tuple(
            year.askings.filter(wave=None).select_related("instrument").defer("instrument__original").order_by("month")
        ),
        decided=Decided(
            tuple(
                _became(one, until, year.organisation.time_zone)
                for one in decided_between(year.organisation, *period, until, service=year.service)
            )
        ),
        meetings=_meetings(here & (Q(assembly__initiative__service=year.service) if year.service else Q()), period),
        cards=Card.objects.filter(
            here & (Q(initiative__service=year.service) if year.service else Q()), raised_on__range=period
        ).count(),
        team=None if year.service else _team(year, until),
    )


def settled_on(year: Year) -> date:
    """The first day on which its report can be kept for good: the year is over, and so is the time for paper."""
    last, zone = year.ends_on, year.organisation.time_zone
    waves = year.askings.filter(wave__isnull=False).values_list("wave__closes_on", "wave__closed_at", "wave__ways")
    for closes_on, closed_at, ways in waves:
        closed = min(closes_on, day_of(closed_at, zone)) if closed_at else closes_on
        last = max(last, closed + (TIME_FOR_PAPER if Wave.Way.PAPER in ways else timedelta()))
    return last + timedelta(days=1)


def _reach(year: Year, until: date, found: tuple[Found, ...]) -> Reach:
    heard = [one for one in found if one.is_heard]
    silent = (group for group in GROUPS if group and all(group in one.withheld for one in heard))
    midnight = datetime.combine(until + timedelta(days=1), time(), ZoneInfo(year.organisation.time_zone))
    people = Membership.objects.filter(organisation=year.organisation, joined_at__lt=midnight)
    if year.service:
        there = TakingPart.objects.filter(initiative__service=year.service, since__lt=midnight)
        people = people.filter(person__in=there.exclude(until__lt=midnight).values("person_id"))
    people = people.exclude(left_at__lt=midnight).exclude(role=Membership.Role.RESEARCHER)
    return Reach(people.count(), tuple(silent) if heard else ())


def _became(one: Decision, until: date, zone: str) -> Became:
    """As it stood when that day ended."""
    aside = one.aside is not None and day_of(one.aside.at, zone) <= until
    return Became(one.vote_id, one.title, one.at, tuple(_state(doing, until, zone) for doing in one.doing), aside)


def _state(doing: Doing, until: date, zone: str) -> str:
    if doing.answer and (doing.answered_at is None or day_of(doing.answered_at, zone) <= until):
        return doing.answer
    return LATE if doing.due_on < until else OPEN


def _meetings(here: Q, period: tuple[date, date]) -> Meetings:
    minutes = list(Meeting.objects.filter(here, held_on__range=period).values_list("minutes_at", flat=True))
    return Meetings(len(minutes), sum(one is not None for one in minutes))


def _team(year: Year, until: date) -> Team:
    before = month_after(year.begins_on, -12)
    return Team(
        practice=practice_between(year.organisation, year.begins_on, until),
        before=practice_between(year.organisation, before, until - A_YEAR),
        road=in_short(year.organisation_id, until),
    )
