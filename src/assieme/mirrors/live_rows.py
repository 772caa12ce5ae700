"""What is read anew each time, because whether it may be known by side can change, or because it is little.

A standpoint stands beside a name only where the person shows it: so it is asked of chairs and of who brought something.
What they show is the standpoint they speak from, which need not be that of their seat.
"""

from collections import Counter
from datetime import date

from django.db.models import Case, CharField, Count, Exists, F, OuterRef, QuerySet, Subquery, Value, When, Window

from assieme.assemblies.bodies.models import Seat
from assieme.assemblies.live.counted import WITH
from assieme.assemblies.live.models import Pulse
from assieme.assemblies.matters.models import Commitment
from assieme.assemblies.meetings.models import AgendaItem, Meeting
from assieme.logic.mirrors import records as plain
from assieme.logic.mirrors.counts import Counts, count
from assieme.logic.mirrors.records import Answer
from assieme.logic.participation.levels import Standpoint
from assieme.logic.suppression import MINIMUM
from assieme.mirrors.kept import Place
from assieme.mirrors.months import Period, at_times, day_at, minute_of, on_days
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
    columns = ("pk", "shown", "side", "brought_at", "done_at", "outcome", "came")
    return tuple(
        _item(
            str(key),
            side if side and side == shown else "",
            brought.astimezone(place.zone).date(),
            done.astimezone(place.zone).date() if done and outcome != "postponed" else None,
            came,
        )
        for key, shown, side, brought, done, outcome, came in _brought(place, period).values_list(*columns)
    )


def items_alike(place: Place, period: Period) -> tuple[plain.Item, ...]:
    """The same for counting: those of which all that counts is the same are one. One query."""
    rows = _brought(place, period).annotate(brought=minute_of("brought_at"), done=minute_of("done_at"))
    counted = rows.values_list("shown", "side", "brought", "done", "outcome", "came").annotate(number=Count("pk"))
    return tuple(
        _item(
            "",
            side if side and side == shown else "",
            day_at(brought, place.zone),
            day_at(done, place.zone) if done and outcome != "postponed" else None,
            came,
            number,
        )
        for shown, side, brought, done, outcome, came, number in counted
    )


def _brought(place: Place, period: Period) -> QuerySet[AgendaItem]:
    """With the standpoint that who brought it `shown` beside their name, and that of their seat."""
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
    return rows.order_by().annotate(
        shown=Subquery(shows.values("speaking_as")[:1]),
        side=Subquery(seat.values("standpoint")[:1], output_field=CharField()),
        came=Subquery(answered.values("answer")[:1], output_field=CharField()),
    )


def _item(
    key: str, side: str, raised_on: date, answered_on: date | None, came: str | None, number: int = 1
) -> plain.Item:
    return plain.Item(
        item=key,
        kind="agenda",
        raised_by=side,
        raised_on=raised_on,
        answered_on=answered_on,
        answer=Answer(came) if came else None,
        number=number,
    )


def pulses(place: Place, period: Period) -> tuple[plain.Pulse, ...]:
    """Answers after meetings, as far as they came out: five of a side together; not of which meeting. One query."""
    side = Case(*(When(standpoint=one, then=Value(other)) for one, other in WITH.items()), default=F("standpoint"))
    whole = Window(Count("pk"), partition_by=["meeting_id", "side", "batch"])
    rows = Pulse.objects.filter(on_days("meeting__held_on", [period]), meeting__assembly__in=place.assemblies)
    rows = rows.exclude(standpoint="").annotate(side=side).annotate(together=whole).filter(together__gte=MINIMUM)
    answers = Counter(rows.order_by().values_list("side", "heard", "counted", "next"))
    return tuple(
        one for (word, *said), number in answers.items() for one in [plain.Pulse("", Standpoint(word), *said)] * number
    )
