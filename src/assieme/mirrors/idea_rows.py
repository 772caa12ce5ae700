"""Cards of initiatives as records, apart for each initiative and the month in which they were raised."""

from collections import defaultdict
from collections.abc import Collection, Sequence
from uuid import UUID
from zoneinfo import ZoneInfo

from assieme.logic.mirrors import records as plain
from assieme.logic.mirrors.records import Answer
from assieme.mirrors.body_rows import Part
from assieme.mirrors.months import Period, month_of, on_days
from assieme.toolkit.cards.models import Card


def cards(initiatives: Collection[UUID], periods: Sequence[Period] | None, zone: ZoneInfo) -> dict[Part, plain.Records]:
    """Cards; one that does not show its author's standpoint is nobody's. One query."""
    found: defaultdict[Part, list[plain.Item]] = defaultdict(list)
    rows = Card.objects.filter(on_days("raised_on", periods), initiative__in=initiatives).order_by()
    columns = ("pk", "initiative_id", "standpoint", "show_standpoint", "raised_on", "answered_at", "answer")
    for key, initiative, standpoint, shown, raised_on, at, answer in rows.values_list(*columns):
        found[initiative, month_of(raised_on)].append(
            plain.Item(
                item=str(key),
                kind="card",
                raised_by=standpoint if shown else "",
                raised_on=raised_on,
                answered_on=at.astimezone(zone).date() if at else None,
                answer=Answer(answer) if answer else None,
            )
        )
    return {part: plain.Records(items=tuple(items)) for part, items in found.items()}
