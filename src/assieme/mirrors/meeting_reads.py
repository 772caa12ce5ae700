"""Seats, meetings and votes of one assembly, counted."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date
from zoneinfo import ZoneInfo

from django.db.models import Case, Count, Exists, F, Max, Min, OuterRef, Q, QuerySet, Value, When

from assieme.assemblies.bodies.models import Assembly, Seat
from assieme.assemblies.meetings.models import Meeting
from assieme.assemblies.votes.models import Result
from assieme.logic.voting.majority import CheckKind
from assieme.mirrors.breaks import places_left
from assieme.mirrors.practice import Meetings, Presence, Votes, with_small_sides_covered
from assieme.organisations.models import Membership

NOBODY, NOT_SAID = "nobody", ""


def meetings(assembly: Assembly, today: date) -> Meetings:
    """Seats, presence and chairs. A meeting counts once its minutes are written. Six queries, and five for breaks."""
    held = Meeting.objects.filter(assembly=assembly, minutes_at__isnull=False, held_on__lte=today)
    chaired = _chaired(held, assembly)
    rows: list[Presence] = []
    people: dict[str, int] = {}
    left = places_left(assembly, held)
    for standpoint, seated, ever, called, present in _seats(assembly, held):
        rows.append(Presence(standpoint, seated, called - left[standpoint], present, chaired.get(standpoint, 0)))
        people[standpoint] = ever
    return Meetings(
        held=sum(chaired.values()),
        chair_not_said=chaired.get(NOT_SAID, 0),
        chair_not_noted=chaired.get(NOBODY, 0),
        by_standpoint=with_small_sides_covered(rows, people),
    )


def _seats(assembly: Assembly, held: QuerySet[Meeting]) -> Iterable[tuple[str, int, int, int, int]]:
    """By standpoint: seats today, people ever; over all seats ever, the meetings held in their time, those attended.

    Who came to a meeting outside of the time of their seat was called to it. Four queries.
    """
    days = sorted(held.values_list("held_on", flat=True))
    there = Meeting.present.through.objects.filter(meeting__in=held.values("pk"), seat__assembly=assembly)
    day = "meeting__held_on"
    came = {seat: rest for seat, *rest in there.values_list("seat_id").annotate(Count("pk"), Min(day), Max(day))}
    seats = list(Seat.objects.filter(assembly=assembly))
    time = {seat.pk: _time(seat, ZoneInfo(assembly.organisation.time_zone)) for seat in seats}
    early_or_late = [key for key, (_, first, last) in came.items() if first < time[key][0] or last >= time[key][1]]
    outside = Counter(
        key
        for key, on in there.filter(seat__in=early_or_late).values_list("seat_id", day)
        if not time[key][0] <= on < time[key][1]
    )
    for standpoint in sorted({seat.standpoint for seat in seats}):
        theirs = [seat for seat in seats if seat.standpoint == standpoint]
        called = sum(_between(days, *time[seat.pk]) + outside[seat.pk] for seat in theirs)
        present = sum(came[seat.pk][0] for seat in theirs if seat.pk in came)
        seated = sum(seat.until is None for seat in theirs)
        yield standpoint, seated, len({seat.person_id for seat in theirs}), called, present


def _time(seat: Seat, zone: ZoneInfo) -> tuple[date, date]:
    """The first day of a seat, and the first day without it."""
    return seat.since.astimezone(zone).date(), seat.until.astimezone(zone).date() if seat.until else date.max


def _between(days: Sequence[date], first: date, end: date) -> int:
    """How many of the sorted days there are from the first to the one before the end."""
    return max(0, bisect_left(days, end) - bisect_left(days, first))


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
