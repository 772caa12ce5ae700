"""The rows that a figure came from, as far as members may see them."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.urls import reverse

from assieme.assemblies.bodies.models import Assembly
from assieme.assemblies.meetings.models import AgendaItem
from assieme.assemblies.votes.models import Vote
from assieme.logic.mirrors import records as plain
from assieme.logic.mirrors.ballots import USERS
from assieme.logic.mirrors.counts import count
from assieme.mirrors import body_rows, idea_rows, live_rows
from assieme.mirrors.kept import Place
from assieme.mirrors.months import Period
from assieme.toolkit.cards.models import Card
from assieme.toolkit.cards.reads import words_of

MOST = 200


@dataclass(frozen=True)
class DecisionLine:
    """A decision. `way`: `users`, `others`, `alike`, or empty where the votes by side are not known.

    Of an open vote it is `open`: names stand beside its choices, and would be set beside a side.
    """

    id: UUID
    title: str
    group: str
    day: date | None
    passed: bool
    set_aside: bool
    way: str


@dataclass(frozen=True)
class IdeaLine:
    """Something that was brought up, and where it can be read; `side` only where its author shows it."""

    path: str
    words: str
    day: date | None
    side: str
    answer: str
    days: int | None


@dataclass(frozen=True)
class MeetingLine:
    """A meeting with minutes: how many seats there were on its day, and how many of them were filled.

    `chair` is the side of who chaired, only where they show it. `turns` counts the turns to speak of which each
    side's sum is known; 0 where they are not used.
    """

    id: UUID
    group: str
    day: date | None
    seats: int
    present: int
    chair: str
    turns: int


@dataclass(frozen=True)
class SeatLine:
    """Seats that were held in the period: from which day, and until which where they have ended. Without names."""

    group: str
    since: date | None
    until: date | None
    seats: int


def decision_lines(place: Place, period: Period, against: str) -> list[DecisionLine]:
    """The latest decisions of the period, those first that tell whose way things go. Five queries."""
    ballots: defaultdict[str, list[plain.Ballots]] = defaultdict(list)
    decisions: dict[str, plain.Decision] = {}
    for records in body_rows.decisions(place.assemblies, [period], place.zone).values():
        decisions |= {one.decision: one for one in records.decisions}
        for cast in records.ballots:
            ballots[cast.decision].append(cast)
    votes = Vote.objects.filter(pk__in=list(decisions)).select_related("assembly").order_by("-closed_at")
    lines = []
    for vote in votes:
        made = decisions[str(vote.pk)]
        way = "open" if vote.named else way_of(made, ballots[made.decision], against)
        name = vote.assembly.name
        lines.append(DecisionLine(vote.pk, vote.title, name, made.day, bool(made.adopted), made.set_aside, way))
    return sorted(lines, key=lambda line: line.way not in ("users", "others"))[:MOST]


def way_of(decision: plain.Decision, ballots: list[plain.Ballots], against: str) -> str:
    """Whose way one decision went, by the counting that all of them go through."""
    numbers = count(plain.Records(decisions=(decision,), ballots=tuple(ballots))).numbers
    if numbers.get(f"differed/{USERS}/{against}"):
        return "users" if numbers.get(f"won/{USERS}/{against}") else "others"
    return "alike" if numbers.get(f"voted/{USERS}") and numbers.get(f"voted/{against}") else ""


def meeting_lines(place: Place, period: Period) -> list[MeetingLine]:
    """The latest meetings of the period. Six queries."""
    seats = body_rows.members(place.assemblies, place.zone)
    names = _names(place)
    chairs = {one.meeting: one.chair for one in live_rows.chaired(place, period)}
    lines = []
    for (body, _month), records in body_rows.meetings(place.assemblies, [period], seats).items():
        there: defaultdict[str, set[str]] = defaultdict(set)
        turns: Counter[str] = Counter()
        for one in records.attendance:
            turns[one.meeting] += one.turns or 0
            if one.present:
                there[one.meeting].add(one.person)
        lines += [
            MeetingLine(
                id=UUID(one.meeting),
                group=names[body],
                day=one.day,
                seats=len(there[one.meeting] | _seated(seats[body], one.day or date.min)),
                present=len(there[one.meeting]),
                chair=chairs.get(one.meeting, ""),
                turns=turns[one.meeting],
            )
            for one in records.meetings
        ]
    return sorted(lines, key=lambda line: line.day or date.min, reverse=True)[:MOST]


def _seated(seats: Iterable[plain.Member], day: date) -> set[str]:
    """Seats of a day, also of people who take a break: a row with fewer would tell that somebody does."""
    return {one.person for one in seats if (one.since or date.min) <= day < (one.until or date.max)}


def seat_lines(place: Place, period: Period) -> list[SeatLine]:
    """The seats that were held in the period, those first that were taken last. Two queries."""
    names = _names(place)
    held = Counter(
        (names[body], seat.since, seat.until)
        for body, seats in body_rows.members(place.assemblies, place.zone).items()
        for seat in seats
        if (seat.since or date.min) <= period.last_day and (seat.until or date.max) > period.first
    )
    lines = [SeatLine(*when, seats=number) for when, number in held.items()]
    return sorted(lines, key=lambda line: (line.since or date.min, line.until or date.max), reverse=True)[:MOST]


def _names(place: Place) -> dict[UUID, str]:
    return dict(Assembly.objects.filter(pk__in=place.assemblies).values_list("pk", "name"))


def idea_lines(place: Place, period: Period) -> list[IdeaLine]:
    """The latest cards and other things that were brought up in the period. Four queries."""
    cards = idea_rows.latest(place.initiatives, period, place.zone, MOST)
    items = sorted((*cards, *live_rows.items(place, period)), key=_day, reverse=True)[:MOST]
    keys = [one.item for one in items]
    written = {str(one.pk): words_of(one) for one in Card.objects.filter(pk__in=keys)}
    titles = {str(one.pk): one for one in AgendaItem.objects.filter(pk__in=keys)}
    return [_idea_line(one, written.get(one.item, ""), titles.get(one.item)) for one in items]


def _day(item: plain.Item) -> date:
    return item.raised_on or date.min


def _idea_line(item: plain.Item, card: str, on_list: AgendaItem | None) -> IdeaLine:
    name, key = ("meeting", on_list.meeting_id) if on_list else ("card", UUID(item.item))
    days = (item.answered_on - item.raised_on).days if item.answered_on and item.raised_on else None
    return IdeaLine(
        path=reverse(name, kwargs={"id": key}),
        words=on_list.title if on_list else card,
        day=item.raised_on,
        side=item.raised_by,
        answer=item.answer.value if item.answer else "answered" if item.answered_on else "",
        days=days,
    )
