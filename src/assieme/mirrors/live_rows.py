"""What is read anew each time, because whether it may be known by side can change, or because it is little.

A standpoint stands beside a name only where the person shows it: so it is asked of chairs and of who brought something.
What they show is the standpoint they speak from, which need not be that of their seat.
"""

from collections import defaultdict
from collections.abc import Iterable
from uuid import UUID

from django.db.models import CharField, Exists, OuterRef, Subquery

from assieme.assemblies.bodies.models import Seat
from assieme.assemblies.live.counted import counted_as
from assieme.assemblies.live.models import Pulse
from assieme.assemblies.matters.models import Commitment
from assieme.assemblies.meetings.models import AgendaItem, Meeting
from assieme.logic.mirrors import records as plain
from assieme.logic.mirrors.counts import Counts, count
from assieme.logic.mirrors.records import Answer
from assieme.logic.participation.levels import Standpoint
from assieme.logic.suppression import MINIMUM
from assieme.mirrors.kept import Place
from assieme.mirrors.months import Period, at_times, on_days
from assieme.organisations.models import Membership


def chaired(place: Place, period: Period) -> tuple[plain.Meeting, ...]:
    """Meetings whose chair shows their side. One query."""
    shows = Membership.objects.filter(
        organisation_id=place.organisation_id,
        person=OuterRef("chaired_by__person"),
        show_standpoint=True,
        speaking_as=OuterRef("chaired_by__standpoint"),
    )
    held = Meeting.objects.filter(on_days("held_on", [period]), assembly__in=place.assemblies, chaired_by__isnull=False)
    rows = held.filter(Exists(shows), minutes_at__isnull=False).values_list("pk", "held_on", "chaired_by__standpoint")
    return tuple(plain.Meeting(str(key), day, word) for key, day, word in rows)


def chairs(place: Place, period: Period) -> Counts:
    """Meetings chaired, by side, where the chair shows theirs. One query."""
    found = count(plain.Records(meetings=chaired(place, period)))
    return Counts({key: number for key, number in found.numbers.items() if key.startswith("chaired/")})


def items(place: Place, period: Period) -> tuple[plain.Item, ...]:
    """What was brought to meetings and is no card; where it goes on later, it counts there. One query."""
    shows = Membership.objects.filter(
        organisation_id=place.organisation_id, person=OuterRef("brought_by"), show_standpoint=True
    )
    seat = Seat.objects.filter(assembly=OuterRef("meeting__assembly"), person=OuterRef("brought_by")).order_by("-since")
    answered = Commitment.objects.filter(item=OuterRef("pk")).exclude(answer="")
    rows = AgendaItem.objects.filter(
        at_times("brought_at", [period], place.zone),
        meeting__assembly__in=place.assemblies,
        card=None,
        matter_id=None,
        goes_on_in=None,
    )
    rows = rows.annotate(
        shown=Subquery(shows.values("speaking_as")[:1]),
        side=Subquery(seat.values("standpoint")[:1], output_field=CharField()),
        came=Subquery(answered.values("answer")[:1], output_field=CharField()),
    )
    columns = ("pk", "shown", "side", "brought_at", "done_at", "outcome", "came")
    return tuple(
        plain.Item(
            item=str(key),
            kind="agenda",
            raised_by=side if side and side == shown else "",
            raised_on=brought.astimezone(place.zone).date(),
            answered_on=done.astimezone(place.zone).date() if done and outcome != "postponed" else None,
            answer=Answer(came) if came else None,
        )
        for key, shown, side, brought, done, outcome, came in rows.order_by().values_list(*columns)
    )


def pulses(place: Place, period: Period) -> tuple[plain.Pulse, ...]:
    """Answers after meetings, as far as they came out: five of a side together. One query."""
    batches: defaultdict[tuple[UUID, str, int], list[plain.Pulse]] = defaultdict(list)
    rows = Pulse.objects.filter(on_days("meeting__held_on", [period]), meeting__assembly__in=place.assemblies)
    columns = ("meeting_id", "standpoint", "batch", "heard", "counted", "next")
    for meeting, word, batch, heard, counted, after in rows.exclude(standpoint="").order_by().values_list(*columns):
        side = counted_as(word)
        answers = plain.Pulse(str(meeting), Standpoint(side), heard, counted, after)
        batches[meeting, side, batch].append(answers)
    return tuple(_whole(batches.values()))


def _whole(batches: Iterable[list[plain.Pulse]]) -> Iterable[plain.Pulse]:
    for batch in batches:
        if len(batch) >= MINIMUM:
            yield from batch
