"""Cards of one initiative, counted by the database: one query for each measure, a row for each quarter and group."""

from dataclasses import replace
from datetime import date
from zoneinfo import ZoneInfo

from django.db.models import Case, Count, F, QuerySet, Value, When
from django.db.models.functions import TruncDate, TruncQuarter

from assieme.mirrors.practice import NOT_SAID, Cards, Counted, card_group, cards_by_group
from assieme.organisations.models import Initiative, Standpoint
from assieme.toolkit.cards.models import Card


def cards(initiative: Initiative, today: date) -> Cards:
    """Cards raised, answered, done and late, by group. `late`: there was no answer on the day that was named.

    By group it counts the answers that came late. A card that still waits is late in the total only: it moves by one
    when its day is put off, and would tell its author's side.
    Five queries, whose rows grow with the quarters since the first card and not with the cards.
    """
    zone = ZoneInfo(initiative.organisation.time_zone)
    here = Card.objects.filter(initiative=initiative).annotate(answered_on=TruncDate("answered_at", tzinfo=zone))
    answered = here.filter(state=Card.State.ANSWERED)
    waiting = here.filter(answered_at=None, due_on__lt=today).count()
    series = {
        "raised": _counted(here, "raised_on"),
        "answered": _counted(answered, "answered_on"),
        "done": _counted(answered.filter(answer=Card.Answer.DONE), "answered_on"),
        "late": _counted(answered.filter(answered_on__gt=F("due_on")), "answered_on"),
    }
    found = cards_by_group(series, today)
    late = found.columns["late"]
    return replace(found, columns={**found.columns, "late": replace(late, total=late.total + waiting)})


def _counted(rows: QuerySet[Card], day: str) -> list[Counted]:
    """Cards and their authors by group and by the quarter of `day`. A hidden author is in no group."""
    managers = When(standpoint=Standpoint.MANAGER, then=Value(card_group(Standpoint.MANAGER.value)))
    group = Case(When(author=None, then=Value(NOT_SAID)), managers, default=F("standpoint"))
    found = (
        rows.order_by()
        .annotate(group=group, quarter=TruncQuarter(day))
        .values("group", "quarter")
        .annotate(people=Count("author", distinct=True), cards=Count("pk"))
    )
    return [Counted(_next_quarter(row["quarter"]), row["group"], row["people"], row["cards"]) for row in found]


def _next_quarter(first: date) -> date:
    return date(first.year + first.month // 10, (first.month + 2) % 12 + 1, 1)
