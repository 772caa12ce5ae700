"""Seats, meetings and votes of one assembly, counted by the database: one query for each."""

from collections.abc import Iterable
from datetime import date
from zoneinfo import ZoneInfo

from django.db.models import Case, Count, Exists, F, IntegerField, OuterRef, Q, QuerySet, Subquery, Sum, Value, When
from django.db.models.functions import Coalesce, TruncDate

from assieme.assemblies.bodies.models import Assembly, Seat
from assieme.assemblies.meetings.models import Meeting
from assieme.assemblies.votes.models import Result
from assieme.logic.voting.majority import CheckKind
from assieme.mirrors.breaks import places_left
from assieme.mirrors.practice import Meetings, Presence, Votes, with_small_sides_covered
from assieme.organisations.models import Membership

NOBODY, NOT_SAID = "nobody", ""


def meetings(assembly: Assembly, today: date) -> Meetings:
    """Seats, presence and chairs. A meeting counts once its minutes are written. Four queries, and five for breaks."""
    held = Meeting.objects.filter(assembly=assembly, minutes_at__isnull=False, held_on__lte=today)
    chaired = _chaired(held, assembly)
    rows: list[Presence] = []
    people: dict[str, int] = {}
    left = places_left(assembly, held)
    for standpoint, seated, ever, called, present in _seats(assembly, held):
        rows.append(
            Presence(standpoint, seated, (called or 0) - left[standpoint], present or 0, chaired.get(standpoint, 0))
        )
        people[standpoint] = ever
    return Meetings(
        held=sum(chaired.values()),
        chair_not_said=chaired.get(NOT_SAID, 0),
        chair_not_noted=chaired.get(NOBODY, 0),
        by_standpoint=with_small_sides_covered(rows, people),
    )


def _seats(assembly: Assembly, held: QuerySet[Meeting]) -> Iterable[tuple[str, int, int, int | None, int | None]]:
    """By standpoint: seats today, people ever; over all seats ever, the meetings held in their time, those attended."""
    zone = ZoneInfo(assembly.organisation.time_zone)
    ended = Coalesce(TruncDate("until", tzinfo=zone), Value(date.max))
    in_time = Q(held_on__gte=OuterRef("first_day"), held_on__lt=OuterRef("last_day"))
    there = Q(present=OuterRef("pk"))
    return (
        Seat.objects.filter(assembly=assembly)
        .annotate(first_day=TruncDate("since", tzinfo=zone), last_day=ended)
        .annotate(called=_number(held.filter(in_time | there)), attended=_number(held.filter(there)))
        .values("standpoint")
        .annotate(
            seated=Count("pk", filter=Q(until=None)),
            people=Count("person", distinct=True),
            all_called=Sum("called"),
            all_present=Sum("attended"),
        )
        .values_list("standpoint", "seated", "people", "all_called", "all_present")
    )


def _number(rows: QuerySet[Meeting]) -> Subquery:
    counted = rows.order_by().annotate(one=Value(1)).values("one").annotate(number=Count("pk", distinct=True))
    return Subquery(counted.values("number"), output_field=IntegerField())


def _chaired(held: QuerySet[Meeting], assembly: Assembly) -> dict[str, int]:
    """Meetings by the standpoint of their chair. Minutes name the chair, so it is told only of who shows it."""
    shows = Membership.objects.filter(
        organisation_id=assembly.organisation_id,
        person=OuterRef("chaired_by__person"),
        show_standpoint=True,
        speaking_as=OuterRef("chaired_by__standpoint"),
    )
    spoke = Case(
        When(chaired_by=None, then=Value(NOBODY)),
        When(Exists(shows), then=F("chaired_by__standpoint")),
        default=Value(NOT_SAID),
    )
    return dict(held.order_by().annotate(spoke=spoke).values_list("spoke").annotate(number=Count("pk")))


def votes(assembly: Assembly) -> Votes:
    """Counted votes by how they came out. One query; a void vote has no result and is not counted."""
    refused, passed = Q(outcome__refused=True), Q(outcome__passed=True)
    lost = Q(outcome__refused=False, outcome__passed=False)
    # A rule's checks are stored in its own order: the majority, then the second one where there is any.
    stopped = lost & Q(
        **{
            "outcome__checks__-1__kind": CheckKind.SECOND_MAJORITY.value,
            "outcome__checks__-1__holds": False,
            "outcome__checks__-2__holds": True,
        }
    )
    return Votes(
        **Result.objects.filter(vote__assembly=assembly).aggregate(
            passed=Count("pk", filter=passed),
            not_passed=Count("pk", filter=lost),
            refused=Count("pk", filter=refused),
            stopped=Count("pk", filter=stopped),
        )
    )
