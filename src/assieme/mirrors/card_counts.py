"""Cards and their authors by quarter and group: kept like the counts by month, and equal to counting from nothing."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django.db.models import Case, Count, F, Max, Min, Q, QuerySet, TextField, Value, When
from django.db.models.functions import TruncDate

from assieme.core.models import Event
from assieme.mirrors.kept import Place, kept_rows
from assieme.mirrors.months import after, begin_of
from assieme.mirrors.practice import MEASURES, NOT_SAID, Counted, card_group
from assieme.mirrors.touched import first_key
from assieme.organisations.models import Standpoint
from assieme.toolkit.cards.events import author_stepped_forward
from assieme.toolkit.cards.models import Card

type Quarter = date
"""A quarter of a year, by its first day."""
type Series = dict[str, dict[str, dict[str, list[int]]]]
"""By measure, quarter and group: how many people, and how many cards. Plain JSON."""


def quarter_of(day: date) -> Quarter:
    return date(day.year, day.month - (day.month - 1) % 3, 1)


def end_of(quarter: Quarter) -> date:
    """The first day that lies behind it."""
    return after(after(after(quarter)))


def as_counted(series: Series) -> dict[str, list[Counted]]:
    return {
        measure: [
            Counted(end_of(date.fromisoformat(quarter)), group, people, cards)
            for quarter, groups in quarters.items()
            for group, (people, cards) in groups.items()
        ]
        for measure, quarters in series.items()
    }


def counted(place: Place, today: date) -> dict[UUID, Series]:
    """The series of each initiative, with what was kept. Only those of which nothing was kept are counted whole."""
    kept = {row.source: row for row in kept_rows(place, today).only("source", "as_of", "quarters")}
    kept = {source: row for source, row in kept.items() if source in place.initiatives}
    new = [one for one in place.initiatives if one not in kept]
    found = from_nothing(place, new)
    since = min((row.as_of for row in kept.values()), default=today) - timedelta(days=1)
    again = _touched(place, list(kept), since)
    known = _series(place, list(again), set().union(*again.values()))
    for source, row in kept.items():
        quarters = {one.isoformat() for one in set().union(*again.values())} if source in again else set()
        old = {measure: _without(row.quarters.get(measure, {}), quarters) for measure in MEASURES}
        found[source] = {measure: old[measure] | known[source][measure] for measure in MEASURES} if quarters else old
    return found


def _without(series: Mapping[str, Any], quarters: Collection[str]) -> dict[str, Any]:
    return {quarter: groups for quarter, groups in series.items() if quarter not in quarters}


def from_nothing(place: Place, initiatives: Collection[UUID]) -> dict[UUID, Series]:
    """The same from the rows. Three queries, none where nothing is asked."""
    if not initiatives:
        return {}
    rows = Card.objects.filter(initiative__in=initiatives)
    ends = rows.aggregate(first=Min("raised_on"), last=Max("raised_on"), old=Min("answered_at"), new=Max("answered_at"))
    days = [ends["first"], ends["last"]]
    days += [ends[name].astimezone(place.zone).date() for name in ("old", "new") if ends[name]]
    return _series(place, initiatives, _between([day for day in days if day]))


def _between(days: Collection[date]) -> set[Quarter]:
    """The quarters from the first to the last of some days."""
    found: set[Quarter] = set()
    one = quarter_of(min(days, default=date.max))
    while days and one <= max(days):
        found.add(one)
        one = end_of(one)
    return found


def _touched(place: Place, initiatives: Collection[UUID], since: date) -> dict[UUID, set[Quarter]]:
    """Quarters with cards that were written, answered or named on the day `since` or later. Three queries."""
    if not initiatives:
        return {}
    begin, zone = begin_of(since, place.zone), place.zone
    here = Card.objects.filter(initiative__in=initiatives).order_by()
    came = here.filter(state=Card.State.ANSWERED, answered_at__gte=begin)
    stepped = Event.objects.filter(
        organisation_id=place.organisation_id, pk__gte=first_key(since), kind=author_stepped_forward.name
    )
    named = here.filter(pk__in=stepped.values("subject_id"))
    found: defaultdict[UUID, set[Quarter]] = defaultdict(set)
    for initiative, day in here.filter(pk__gte=first_key(since)).values_list("initiative_id", "raised_on"):
        found[initiative].add(quarter_of(day))
    for initiative, *ends in came.values_list("initiative_id").annotate(Min("answered_at"), Max("answered_at")):
        found[initiative] |= _between([at.astimezone(zone).date() for at in ends])
    for initiative, day, at in named.values_list("initiative_id", "raised_on", "answered_at"):
        found[initiative] |= {quarter_of(day), *([quarter_of(at.astimezone(zone).date())] if at else [])}
    return found


def _series(place: Place, initiatives: Collection[UUID], quarters: Collection[Quarter]) -> dict[UUID, Series]:
    """What was raised, answered, done and late in the quarters. Two queries."""
    found: dict[UUID, Series] = {one: {measure: {} for measure in MEASURES} for one in initiatives}
    zone, stretches = place.zone, {one: (one, end_of(one)) for one in quarters}
    raised = {one: Q(raised_on__gte=first, raised_on__lt=end) for one, (first, end) in stretches.items()}
    came = {
        one: Q(answered_at__gte=begin_of(first, zone), answered_at__lt=begin_of(end, zone))
        for one, (first, end) in stretches.items()
    }
    here = Card.objects.filter(initiative__in=initiatives)
    answered = here.filter(state=Card.State.ANSWERED).annotate(on=TruncDate("answered_at", tzinfo=zone))
    ways = {"answered": Q(), "done": Q(answer=Card.Answer.DONE), "late": Q(on__gt=F("due_on"))}
    for rows, within, measures in ((here, raised, {"raised": Q()}), (answered, came, ways)):
        for initiative, quarter, group, *numbers in _numbers(rows, within, measures):
            for measure, people, cards in zip(measures, numbers[::2], numbers[1::2], strict=True):
                if cards:
                    found[initiative][measure].setdefault(quarter, {})[group] = [people, cards]
    return found


def _numbers(rows: QuerySet[Card], within: Mapping[Quarter, Q], measures: Mapping[str, Q]) -> Iterable[tuple[Any, ...]]:
    """By initiative, quarter and group: people and cards of each measure. A hidden author is in no group."""
    if not within:
        return ()
    managers = When(standpoint=Standpoint.MANAGER, then=Value(card_group(Standpoint.MANAGER.value)))
    quarters = [When(holds, then=Value(quarter.isoformat())) for quarter, holds in within.items()]
    numbers: dict[str, Count] = {}
    for measure, holds in measures.items():
        numbers[f"{measure}_people"] = Count("author", distinct=True, filter=holds or None)
        numbers[f"{measure}_cards"] = Count("pk", filter=holds or None)
    found = rows.order_by().annotate(
        group=Case(When(author=None, then=Value(NOT_SAID)), managers, default=F("standpoint")),
        quarter=Case(*quarters, output_field=TextField()),
    )
    asked = Q(pk__in=())
    for holds in within.values():
        asked |= holds
    return found.filter(asked).values_list("initiative_id", "quarter", "group").annotate(**numbers)
