"""Cards of initiatives as records, apart for each initiative and the month in which they were raised."""

from collections import defaultdict
from collections.abc import Collection, Sequence
from datetime import date
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db.models import Case, Count, F, QuerySet, Value, When

from assieme.logic.mirrors import records as plain
from assieme.logic.mirrors.records import Answer
from assieme.mirrors.body_rows import Part
from assieme.mirrors.months import Period, day_at, minute_of, month_of, on_days
from assieme.toolkit.cards.models import Card


def cards(initiatives: Collection[UUID], periods: Sequence[Period] | None, zone: ZoneInfo) -> dict[Part, plain.Records]:
    """For counting: cards of which all that counts is the same are one row. One query.

    A card that does not show its author's standpoint is nobody's.
    """
    found: defaultdict[Part, list[plain.Item]] = defaultdict(list)
    rows = _cards(initiatives, periods).order_by().annotate(came=minute_of("answered_at"))
    counted = rows.values_list("initiative_id", "side", "raised_on", "came", "answer").annotate(number=Count("pk"))
    for initiative, side, raised_on, came, answer, number in counted:
        on = day_at(came, zone) if came else None
        found[initiative, month_of(raised_on)].append(_item("", side, raised_on, on, answer, number))
    return {part: plain.Records(items=tuple(items)) for part, items in found.items()}


def latest(initiatives: Collection[UUID], period: Period, zone: ZoneInfo, most: int | None) -> list[plain.Item]:
    """Each card of the period for itself, the latest first, so many of them; all for None. One query."""
    rows = _cards(initiatives, [period]).order_by("-raised_on", "pk")
    return [
        _item(str(key), side, raised_on, at.astimezone(zone).date() if at else None, answer, 1)
        for key, side, raised_on, at, answer in rows.values_list("pk", F("side"), "raised_on", "answered_at", "answer")[
            :most
        ]
    ]


def _cards(initiatives: Collection[UUID], periods: Sequence[Period] | None) -> QuerySet[Card]:
    side = Case(When(show_standpoint=True, then=F("standpoint")), default=Value(""))
    return Card.objects.filter(on_days("raised_on", periods), initiative__in=initiatives).annotate(side=side)


def _item(key: str, side: str, raised_on: date, answered_on: date | None, answer: str, number: int) -> plain.Item:
    return plain.Item(
        item=key,
        kind="card",
        raised_by=side,
        raised_on=raised_on,
        answered_on=answered_on,
        answer=Answer(answer) if answer else None,
        number=number,
    )
