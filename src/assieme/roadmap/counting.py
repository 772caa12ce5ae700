"""Evidence that lies in the rows of the rooms below: counted when it is asked for, one query each."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from django.db.models import Count, Exists, Max, Min, Model, OuterRef, Q, QuerySet

from assieme.assemblies.bodies.models import Constitution
from assieme.assemblies.meetings.models import Meeting
from assieme.assemblies.votes.models import RollEntry, Vote
from assieme.core.days import day_of
from assieme.instruments.models import Wave
from assieme.learning.course.models import Done
from assieme.organisations.models import Membership, Organisation, Standpoint
from assieme.reflection.reads import session_days, training_days
from assieme.roadmap.gates import ready_since
from assieme.roadmap.models import Post, ServiceDecision, SharedDocument
from assieme.roadmap.sources import Counted
from assieme.toolkit.cards.models import Card

FEWEST = 5
USER = Standpoint.SERVICE_USER


@dataclass(frozen=True)
class Source:
    """Counts what happened between two days.

    `page` names the page of an organisation that shows the rows, where one does, with what it takes beside the id.
    `people`: it counts people, in steps of five.
    """

    read: Callable[[Organisation, date, date], Counted]
    page: str = ""
    takes: Mapping[str, str] = field(default_factory=dict)
    people: bool = False


def minutes(organisation: Organisation, since: date, today: date) -> Counted:
    """Approved minutes that the members of the organisation, or everybody, can read."""
    readers = (Constitution.Readers.ORGANISATION, Constitution.Readers.EVERYBODY)
    rows = Meeting.objects.filter(organisation=organisation, approved_at__isnull=False, published_for__in=readers)
    return _by_day(rows, "held_on", since, today)


def decisions(organisation: Organisation, since: date, today: date) -> Counted:
    """Votes that were counted, whatever came out, with a service user on their roll."""
    on_roll = RollEntry.objects.filter(vote=OuterRef("pk"), standpoint=USER)
    phases = (Vote.Phase.CLOSING, Vote.Phase.CLOSED)
    rows = Vote.objects.filter(Exists(on_roll), organisation=organisation, phase__in=phases)
    return _by_moment(rows, "closed_at", since, today, organisation)


def elsewhere(organisation: Organisation, since: date, today: date) -> Counted:
    """Decisions of the register in which service users took part."""
    days = _current(
        ServiceDecision.objects.filter(organisation=organisation, on__range=(since, today)), "on", "took_part"
    )
    return _of_days(day for day, standpoints in days if USER in standpoints)


def documents(organisation: Organisation, since: date, today: date) -> Counted:
    days = _current(
        SharedDocument.objects.filter(organisation=organisation, on__range=(since, today)), "on", "written_with"
    )
    return _of_days(day for day, standpoints in days if USER in standpoints)


def posts(organisation: Organisation, since: date, today: date) -> Counted:
    """Posts that are not for show: paid, with somebody to turn to, and with a say."""
    return _held(_paid(organisation).filter(supervision=True, say=True), since, today)


def payments(organisation: Organisation, since: date, today: date) -> Counted:
    """Posts for which pay was agreed: a wage, a fee, vouchers or time credits."""
    return _held(_paid(organisation), since, today)


def _paid(organisation: Organisation) -> QuerySet[Post]:
    return Post.objects.filter(organisation=organisation).exclude(pay=Post.Pay.NONE)


def _held(rows: QuerySet[Post], since: date, today: date) -> Counted:
    """Posts that were there between two days. One that goes on counts today."""
    if since > today:
        return Counted(0)
    kept = rows.filter(Q(ended_on=None) | Q(ended_on__gte=since))
    days = _current(kept, "on", "ended_on")
    found = [(max(on, since), min(ended or today, today)) for on, ended in days if on <= today]
    return Counted(
        len(found), min((one[0] for one in found), default=None), max((one[1] for one in found), default=None)
    )


def ideas(organisation: Organisation, since: date, today: date) -> Counted:
    """Cards whose answer says that they were carried out, as they were or in another way."""
    done = (Card.Answer.DONE, Card.Answer.CHANGED)
    rows = Card.objects.filter(organisation=organisation, answer__in=done)
    return _by_moment(rows, "answered_at", since, today, organisation)


def surveys(organisation: Organisation, since: date, today: date) -> Counted:
    """Questionnaires whose time is over and that at least five people answered: fewer can't be shown."""
    answered = Count("sheets", filter=Q(sheets__sent_on__isnull=False))
    rows = Wave.objects.filter(organisation=organisation, closes_on__lt=today).annotate(answered=answered)
    return _by_day(rows.filter(answered__gte=FEWEST), "closes_on", since, today)


def course(organisation: Organisation, since: date, today: date) -> Counted:
    """People who did a unit while they belonged here, in steps of five. Who leaves stays in the count."""
    here = Membership.objects.filter(
        Q(left_at=None) | Q(left_at__gte=OuterRef("done_at")),
        organisation=organisation,
        person_id=OuterRef("person_id"),
        joined_at__lte=OuterRef("done_at"),
    )
    between = {"done_at__gte": _start(since, organisation), "done_at__lt": _end(today, organisation)}
    moments = (
        Done.objects.filter(Exists(here), **between)
        .values("person_id")
        .annotate(first=Min("done_at"), last=Max("done_at"))
        .values_list("first", "last")
    )
    zone = organisation.time_zone
    return _of_people((day_of(first, zone), day_of(last, zone)) for first, last in moments)


def gates(organisation: Organisation, since: date, today: date) -> Counted:
    """Initiatives that two people of different standpoints found ready."""
    moments = ready_since(organisation).values()
    return _of_days(day for day in (day_of(one, organisation.time_zone) for one in moments) if since <= day <= today)


def sessions(organisation: Organisation, since: date, today: date) -> Counted:
    """Sessions in which a team sat down to think about recovery."""
    return _of_days(session_days(organisation.pk, since, today))


def training(organisation: Organisation, since: date, today: date) -> Counted:
    """People with a record of training, in steps of five."""
    return _of_people(training_days(organisation.pk, since, today))


def _of_people(days: Iterable[tuple[date, date]]) -> Counted:
    """In steps of five, by each one's first and last day: how far one person has come is theirs alone.

    `first` is the day by which five had begun; `last` the newest day since which five learned something.
    """
    found = list(days)
    if len(found) < FEWEST:
        return Counted(0)
    first = sorted(one[0] for one in found)[FEWEST - 1]
    last = sorted(one[1] for one in found)[-FEWEST]
    return Counted(len(found) - len(found) % FEWEST, first, max(first, last))


def _current[M: Model](rows: QuerySet[M], *fields: str) -> list[tuple[Any, ...]]:
    """The fields of what nobody has corrected."""
    return list(rows.filter(replaced_by=None).values_list(*fields))


def _of_days(days: Iterable[date]) -> Counted:
    found = sorted(days)
    return Counted(len(found), found[0], found[-1]) if found else Counted(0)


def _by_day[M: Model](rows: QuerySet[M], name: str, since: date, today: date) -> Counted:
    found = rows.filter(**{f"{name}__range": (since, today)}).values_list(name, flat=True)
    return _of_days(found)


def _by_moment[M: Model](rows: QuerySet[M], name: str, since: date, today: date, organisation: Organisation) -> Counted:
    """The same for moments, which fall on days of the organisation's zone."""
    rows = rows.filter(**{f"{name}__gte": _start(since, organisation), f"{name}__lt": _end(today, organisation)})
    found = rows.aggregate(count=Count("pk"), first=Min(name), last=Max(name))
    if not found["count"]:
        return Counted(0)
    zone = organisation.time_zone
    return Counted(found["count"], day_of(found["first"], zone), day_of(found["last"], zone))


def _start(since: date, organisation: Organisation) -> datetime:
    return datetime.combine(since, time(), ZoneInfo(organisation.time_zone)).astimezone(UTC)


def _end(today: date, organisation: Organisation) -> datetime:
    """The midnight that ends the day."""
    return _start(today + timedelta(days=1), organisation)


SOURCES: Mapping[str, Source] = {
    "minutes": Source(minutes),
    "decisions": Source(decisions, "register", {"kind": "decisions"}),
    "elsewhere": Source(elsewhere, "register", {"kind": "decisions"}),
    "documents": Source(documents, "register", {"kind": "documents"}),
    "payments": Source(payments, "register", {"kind": "posts"}),
    "posts": Source(posts, "register", {"kind": "posts"}),
    "ideas": Source(ideas),
    "surveys": Source(surveys),
    "course": Source(course, people=True),
    "gates": Source(gates),
    "sessions": Source(sessions, "team_reflection"),
    "training": Source(training, "training", people=True),
}
"""How each code of `sources.WORDS` is counted."""
