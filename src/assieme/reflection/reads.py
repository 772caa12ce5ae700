"""What the pages about reflective sessions and learning ask; and what reports and the roadmap count."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db.models import Count, Max, Min, Q, QuerySet, Sum

from assieme.core.actors import Actor
from assieme.logic.suppression import MINIMUM
from assieme.organisations.models import Membership, Organisation, Standpoint
from assieme.people.models import Person
from assieme.reflection.models import Planned, Presence, Session, Training

MOST = 30
NEEDED = 2
"""Sessions that each member of staff has in a year."""
A_YEAR = timedelta(days=365)
_WORKS = Q(speaking_as__in=[Standpoint.PROFESSIONAL, Standpoint.MANAGER]) | ~Q(paid_role="")
"""Professionals, managers and people with a paid role."""


@dataclass(frozen=True)
class Own:
    """The sessions at which a person was in the last year, newest first, and how many are still to come."""

    days: tuple[date, ...]
    to_come: int


@dataclass(frozen=True)
class Practice:
    """Counts of a period. Of `staff`, so many have had one session, and so many two or more: whole fives, 0 below five,
    so that no number moves with one person and says where that person stands."""

    sessions: int
    protected: int
    conflicts: int
    staff: int
    had_one: int
    had_two: int
    training_minutes: int
    last_session_on: date | None


def own_sessions(organisation: Organisation, person: Actor, today: date) -> Own:
    """One query."""
    mine = Presence.objects.filter(
        person_id=person.pk,
        session__organisation=organisation,
        session__held_on__gt=today - A_YEAR,
        session__held_on__lte=today,
    )
    days = tuple(mine.order_by("-session__held_on").values_list("session__held_on", flat=True)[:MOST])
    return Own(days, max(0, NEEDED - len(days)))


def is_staff(organisation: Organisation, person: Actor) -> bool:
    """Whether two sessions a year are meant for this person. One query."""
    return _working().filter(organisation=organisation, person_id=person.pk).exists()


def sessions_to_come(organisation: Organisation, today: date) -> list[Planned]:
    """The times that are kept free, the next one first. One query."""
    return list(Planned.objects.filter(organisation=organisation, on__gte=today).order_by("on")[:MOST])


def kept_free_for(person: Actor, first: date, last: date) -> list[Planned]:
    """Times between two days that are kept free for a person, where they work. One query."""
    works_in = _working().filter(person_id=person.pk)
    rows = Planned.objects.filter(organisation__in=works_in.values("organisation_id"), on__range=(first, last))
    return list(rows.select_related("organisation").order_by("on", "id")[:NEEDED])


def who_works_in(organisation: UUID) -> QuerySet[Person]:
    """People for whom times are kept free."""
    there = _working().filter(organisation_id=organisation)
    people = Person.objects.filter(pk__in=there.values("person_id"), identity__isnull=False)
    return people.select_related("identity").order_by("pk")


def _working() -> QuerySet[Membership]:
    return Membership.objects.filter(_WORKS, left_at=None, paused_at=None)


def _staff(organisation: Organisation) -> QuerySet[Membership]:
    """Who works or worked here."""
    return Membership.objects.filter(_WORKS, organisation=organisation)


def _staff_on(organisation: Organisation, day: date) -> QuerySet[Membership]:
    """Who worked here when that day ended, but for those who were on a pause."""
    midnight = datetime.combine(day + timedelta(days=1), time(), ZoneInfo(organisation.time_zone))
    here = _staff(organisation).filter(joined_at__lt=midnight)
    return here.exclude(left_at__lt=midnight).exclude(paused_at__lt=midnight)


def practice_between(organisation: Organisation, first: date, last: date) -> Practice:
    """The counts from the first day to the last, of who works here on the last. Four queries."""
    sessions = Session.objects.filter(organisation=organisation, held_on__range=(first, last)).aggregate(
        all=Count("pk"),
        protected=Count("pk", filter=Q(protected=True)),
        conflicts=Count("pk", filter=Q(conflict=Session.Conflict.WORKED)),
        last=Max("held_on"),
    )
    staff = set(_staff_on(organisation, last).values_list("person_id", flat=True))
    there = Presence.objects.filter(
        session__organisation=organisation, session__held_on__range=(first, last), person_id__in=staff
    )
    had = Counter(there.values("person_id").annotate(times=Count("pk")).values_list("times", flat=True))
    learned = Training.objects.filter(organisation=organisation, held_on__range=(first, last)).aggregate(
        minutes=Sum("minutes")
    )
    return Practice(
        sessions=sessions["all"],
        protected=sessions["protected"],
        conflicts=sessions["conflicts"],
        staff=_fives(len(staff)),
        had_one=_fives(had[1]),
        had_two=_fives(sum(people for times, people in had.items() if times >= NEEDED)),
        training_minutes=learned["minutes"] or 0,
        last_session_on=sessions["last"],
    )


def _fives(people: int) -> int:
    return people // MINIMUM * MINIMUM


def sessions_of(organisation: Organisation) -> Sequence[Session]:
    """The newest sessions, each with how many were there as `there`. One query."""
    rows = Session.objects.filter(organisation=organisation).annotate(there=Count("people"))
    return list(rows.order_by("-held_on", "-id")[:MOST])


def present_at(session: Session) -> list[UUID]:
    return list(session.people.values_list("person_id", flat=True))


def names_at(session: Session) -> list[str]:
    """Who was there, by name. One query."""
    rows = session.people.select_related("person__identity").order_by("person__identity__display_name", "pk")
    return [str(row.person) for row in rows]


def possible_people(organisation: UUID, there: Sequence[UUID] = ()) -> QuerySet[Person]:
    """Everybody who belongs here, by name: so that the list does not say who is staff. And who was noted as `there`,
    though they have left since."""
    here = Membership.objects.filter(organisation_id=organisation, left_at=None)
    people = Person.objects.filter(Q(pk__in=here.values("person_id")) | Q(pk__in=there), identity__isnull=False)
    return people.select_related("identity").order_by("identity__display_name", "pk")


def trainings_of(organisation: Organisation, person: Actor) -> list[Training]:
    """What the person learned, newest first. One query."""
    rows = Training.objects.filter(organisation=organisation, person_id=person.pk)
    return list(rows.order_by("-held_on", "-id")[:MOST])


def session_days(organisation: UUID, since: date, until: date) -> list[date]:
    """The days of the sessions between two days, in their order. One query."""
    rows = Session.objects.filter(organisation_id=organisation, held_on__range=(since, until))
    return list(rows.order_by("held_on").values_list("held_on", flat=True))


def training_days(organisation: UUID, since: date, until: date) -> list[tuple[date, date]]:
    """For each person who learned something between two days the first such day and the last. One query."""
    rows = Training.objects.filter(organisation_id=organisation, held_on__range=(since, until))
    people = rows.values("person_id").annotate(first=Min("held_on"), last=Max("held_on"))
    return list(people.values_list("first", "last"))
