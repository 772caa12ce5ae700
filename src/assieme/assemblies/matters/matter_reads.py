"""What pages ask about matters between groups: what waits, what was answered, and the way of one."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from assieme.assemblies.bodies.models import Assembly
from assieme.assemblies.matters.access import send_matter
from assieme.assemblies.matters.links import ends_of
from assieme.assemblies.matters.models import Link, Matter, Problem
from assieme.assemblies.matters.raisers import raised_by
from assieme.assemblies.meetings.models import AgendaItem, Meeting
from assieme.core.actors import Actor
from assieme.core.ui.environment import day
from assieme.organisations.models import Organisation
from assieme.toolkit.cards.models import Card
from assieme.toolkit.cards.reads import words_of

PAGE, FEW = 20, 5
_GROUPS = ("sender", "receiver")


@dataclass(frozen=True)
class MatterLine:
    """A matter on a list. `late`: its answer is overdue."""

    id: UUID
    title: str
    sender: str
    receiver: str
    up: bool
    sent_at: datetime
    due_on: date
    late: bool
    answer: str
    answered_at: datetime | None


@dataclass(frozen=True)
class Matters:
    """A group's matters: those it has to answer, those it waits for, and answered ones, of which `after` goes on."""

    to_answer: tuple[MatterLine, ...]
    waits_for: tuple[MatterLine, ...]
    answered: tuple[MatterLine, ...]
    after: UUID | None


@dataclass(frozen=True)
class Stop:
    """One stop on the way of a matter, as the path shows it: state is done, current or todo."""

    number: int
    title: str
    text: str
    state: str
    tag: str = ""
    tone: str = ""


@dataclass(frozen=True)
class Way:
    """The way of a matter from whoever raised it to its answer, with the words it went with."""

    stops: tuple[Stop, ...]
    legs: tuple[Matter, ...]
    said: str
    reply: str
    answer: str
    answered_by: str
    answered_at: datetime | None


def matters_of(assembly: Assembly, today: date, after: UUID | None = None) -> Matters:
    """What the group was sent and what it sent. Three queries."""
    settled = Matter.objects.filter(Q(sender=assembly) | Q(receiver=assembly), answered_at__isnull=False)
    rows = list((settled.filter(pk__lt=after) if after else settled).select_related(*_GROUPS).order_by("-id")[:21])
    return Matters(
        _lines(_open().filter(receiver=assembly), today),
        _lines(Matter.objects.filter(sender=assembly, answered_at=None), today),
        tuple(_line(row, today) for row in rows[:PAGE]),
        rows[PAGE - 1].pk if len(rows) > PAGE else None,
    )


def waiting_among(rows: QuerySet[Matter], today: date) -> tuple[MatterLine, ...]:
    """Those of `rows` that wait for an answer where they are, the soonest first. One query."""
    return _lines(rows.filter(answered_at=None, later=None), today)


def waiting_here(assembly: Assembly, today: date) -> tuple[MatterLine, ...]:
    """Matters that the group has to answer, and that no meeting to come has on its list. One query."""
    coming = Meeting.objects.filter(assembly=assembly, ended_at=None, minutes_at=None)
    listed = AgendaItem.objects.filter(meeting__in=coming, matter_id__isnull=False)
    return _lines(_open().filter(receiver=assembly).exclude(pk__in=listed.values("matter_id")), today)


def late_ones(today: date, *, organisation: UUID) -> tuple[MatterLine, ...]:
    """Matters whose answer is overdue, the oldest first. One query."""
    return _lines(_open().filter(organisation=organisation, due_on__lt=today), today)


def mine(actor: Actor, today: date) -> tuple[MatterLine, ...]:
    """What the actor raised and other groups were sent, newest first: only the first leg of each. One query."""
    rows = Matter.objects.filter(raised_by(actor), earlier=None).select_related(*_GROUPS).order_by("-id")
    return tuple(_line(row, today) for row in rows[:PAGE])


def rows_of_card(card: Card) -> list[Matter]:
    """The matters that a card became, the newest first, each by its first leg. One query."""
    rows = Matter.objects.filter(card=card, earlier=None).select_related(*_GROUPS).order_by("-id")
    return list(rows[:FEW])


def of_card(card: Card, today: date) -> tuple[MatterLine, ...]:
    """The same as lines of a list."""
    return tuple(_line(row, today) for row in rows_of_card(card))


def of_problem(problem: Problem, today: date) -> tuple[MatterLine, ...]:
    """The matters that a problem became. One query."""
    rows = Matter.objects.filter(problem=problem, earlier=None).select_related(*_GROUPS).order_by("-id")
    return tuple(_line(row, today) for row in rows[:PAGE])


def links_of(organisation: Organisation) -> QuerySet[Link]:
    """Which forum sends to which area today."""
    links = Link.objects.filter(organisation=organisation, ended_at=None).select_related("forum", "area")
    return links.order_by("area__name", "forum__name")


def senders_for(actor: Actor, organisation_id: UUID) -> list[Assembly]:
    """Groups from which the actor can send a matter somewhere. One query."""
    links = Link.objects.filter(organisation_id=organisation_id, ended_at=None)
    linked = Q(pk__in=links.values("forum_id")) | Q(pk__in=links.values("area_id"))
    return list(send_matter.rows(actor).filter(linked, organisation_id=organisation_id).order_by("name"))


def further_from(matter: Matter) -> list[Assembly]:
    """Groups that the receiver could carry it on to: linked, and not passed yet."""
    passed = {place for leg in _legs(matter) for place in (leg.sender_id, leg.receiver_id)}
    return [end.assembly for end in ends_of(matter.receiver) if end.assembly.pk not in passed]


def coming_meetings(matter: Matter) -> QuerySet[Meeting]:
    """Meetings of the receiver that don't have it on their list yet, the next first."""
    meetings = Meeting.objects.filter(assembly_id=matter.receiver_id, ended_at=None, minutes_at=None)
    listed = AgendaItem.objects.filter(matter_id=matter.pk).values("meeting_id")
    return meetings.exclude(pk__in=listed).order_by("held_on", "id")


def way_of(matter: Matter, today: date) -> Way:
    """All of a matter's way, whichever of its legs is asked for."""
    legs = _legs(matter)
    first, last = legs[0], legs[-1]
    items = AgendaItem.objects.filter(matter_id__in=[leg.pk for leg in legs]).select_related("meeting")
    on_list = {item.matter_id: item for item in items.order_by("meeting__held_on", "id")}
    stops = [_raised(first)]
    for leg in legs:
        stops += _leg_stops(leg, on_list.get(leg.pk), len(stops))
    stops.append(_answer_stop(last, today, len(stops) + 1))
    return Way(
        tuple(stops),
        tuple(legs),
        _said(first),
        last.reply,
        last.answer,
        str(last.answered_by) if last.answered_by else "",
        last.answered_at,
    )


def _raised(first: Matter) -> Stop:
    if first.card is not None:
        return Stop(1, _("An idea"), day(first.card.raised_on), "done")
    if first.problem is not None:
        return Stop(1, _("A problem"), day(first.problem.reported_at), "done")
    return Stop(1, first.sender.name, day(first.sent_at), "done")


def _leg_stops(leg: Matter, item: AgendaItem | None, before: int) -> list[Stop]:
    """Sent there, and, once it is on a list, talked about."""
    stops = [Stop(before + 1, leg.receiver.name, _("sent on %(day)s") % {"day": day(leg.sent_at)}, "done")]
    if item is not None:
        held = day(item.meeting.held_on)
        done = item.done_at is not None
        text = _("talked about on %(day)s") if done else _("on the list for %(day)s")
        title = _("Their meeting")
        stops.append(Stop(before + 2, title, text % {"day": held}, "done" if done or leg.answered_at else "current"))
    return stops


def _answer_stop(last: Matter, today: date, number: int) -> Stop:
    if last.answered_at:
        return Stop(number, _("The answer"), day(last.answered_at), "done", str(last.get_answer_display()), "kept")
    due = _("due by %(day)s") % {"day": day(last.due_on)}
    if last.due_on < today:
        return Stop(number, _("The answer"), due, "todo", _("late"), "gap")
    return Stop(number, _("The answer"), due, "todo")


def _said(first: Matter) -> str:
    """The words of whoever raised it."""
    if first.card is not None:
        return words_of(first.card)
    if first.problem is not None:
        return first.problem.words or _("These words were taken back.")
    return first.words or first.title or _("These words were taken back.")


def _legs(matter: Matter) -> list[Matter]:
    """All legs of a matter's way, first to last: two queries for each."""
    rows = Matter.objects.select_related(*_GROUPS, "card", "problem", "sent_by__identity", "answered_by__identity")
    first = rows.get(pk=matter.pk)
    while first.earlier_id is not None:
        first = rows.get(pk=first.earlier_id)
    legs = [first]
    while (further := rows.filter(earlier=legs[-1]).first()) is not None:
        legs.append(further)
    return legs


def _open() -> QuerySet[Matter]:
    """Matters that wait for an answer where they are: not those that were carried further."""
    return Matter.objects.filter(answered_at=None, later=None)


def _lines(rows: QuerySet[Matter], today: date) -> tuple[MatterLine, ...]:
    return tuple(_line(row, today) for row in rows.select_related(*_GROUPS).order_by("due_on", "id")[:PAGE])


def _line(row: Matter, today: date) -> MatterLine:
    return MatterLine(
        id=row.pk,
        title=row.title or _("These words were taken back."),
        sender=row.sender.name,
        receiver=row.receiver.name,
        up=row.direction == Matter.Direction.UP,
        sent_at=row.sent_at,
        due_on=row.due_on,
        late=row.answered_at is None and row.due_on < today,
        answer=row.answer,
        answered_at=row.answered_at,
    )
