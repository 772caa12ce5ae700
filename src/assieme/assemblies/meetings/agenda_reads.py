"""What pages ask about the list of a meeting, and about the time it takes."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from assieme.assemblies.meetings.models import AgendaItem, Meeting
from assieme.assemblies.votes.access import see_vote
from assieme.assemblies.votes.models import Vote
from assieme.core.actors import Actor
from assieme.toolkit.cards.access import bring_card
from assieme.toolkit.cards.models import Card
from assieme.toolkit.cards.reads import words_of

MOST = 20


@dataclass(frozen=True)
class Item:
    """One thing on the list. `kind` is card, vote, matter or free; `about` the key of the card or the vote."""

    id: UUID
    kind: str
    about: UUID | None
    title: str
    words: str
    minutes: int
    brought_by: str
    state: str
    may_take_off: bool
    outcome: str
    notes: str
    follow_up: str
    owner: str
    due_on: date | None


@dataclass(frozen=True)
class Agenda:
    """The list in its order, and what it comes to in minutes; `length` is None where the meeting's end is not known."""

    items: tuple[Item, ...]
    planned: int
    length: int | None

    @property
    def too_long(self) -> bool:
        return self.length is not None and self.planned > self.length

    @property
    def in_words(self) -> str:
        """The time that the list takes, against the time there is."""
        if self.length is None:
            return ngettext("This takes about %(num)d minute.", "This takes about %(num)d minutes.", self.planned) % {
                "num": self.planned
            }
        told = {"planned": self.planned, "length": self.length, "left": abs(self.length - self.planned)}
        if self.too_long:
            return _("This takes %(planned)d minutes. You have %(length)d. It is %(left)d too many.") % told
        return _("This takes %(planned)d minutes. You have %(length)d. So %(left)d are free.") % told


def length_of(meeting: Meeting) -> int | None:
    """How long a meeting is to be, in minutes."""
    if meeting.begins_at is None or meeting.ends_at is None:
        return None
    return int((meeting.ends_at - meeting.begins_at).total_seconds() // 60)


def items_of(meeting: Meeting) -> QuerySet[AgendaItem]:
    people = ("brought_by__identity", "owner__identity", "card", "vote")
    return AgendaItem.objects.filter(meeting=meeting).select_related(*people).order_by("position")


def agenda_of(meeting: Meeting, actor: Actor, *, prepares: bool) -> Agenda:
    """The list as the actor sees it, in one query. `prepares`: the actor may take anything off it."""
    rows = list(items_of(meeting))
    items = tuple(_item(row, prepares or row.brought_by_id == actor.pk) for row in rows)
    return Agenda(items, sum(item.minutes for item in items), length_of(meeting))


def _item(row: AgendaItem, may_take_off: bool) -> Item:
    about, kind = row.matter_id or row.card_id or row.vote_id, "free"
    if row.matter_id:
        kind = "matter"
    elif about:
        kind = "card" if row.card_id else "vote"
    return Item(
        id=row.pk,
        kind=kind,
        about=about,
        title=title_of(row),
        words=row.words,
        minutes=row.minutes_planned,
        # A card says itself whose it is: who carried it here is not its author.
        brought_by=str(row.brought_by) if row.brought_by and row.card_id is None else "",
        state="done" if row.done_at else "now" if row.taken_at else "todo",
        may_take_off=may_take_off and row.taken_at is None,
        outcome=row.get_outcome_display() if row.outcome else "",
        notes=row.notes,
        follow_up=row.follow_up,
        owner=str(row.owner) if row.owner else "",
        due_on=row.due_on,
    )


def title_of(row: AgendaItem) -> str:
    """What it is called: a card by its idea, a vote by its title, all else in the words of who brought it."""
    if row.card is not None:
        return words_of(row.card)
    if row.vote is not None:
        return str(row.vote)
    return str(row.title) or _("These words were taken back.")


@dataclass(frozen=True)
class Offered:
    """What the actor may bring and is not on the list yet, by key: at most twenty of each, newest first."""

    cards: Mapping[UUID, Card]
    votes: Mapping[UUID, Vote]


def offered(meeting: Meeting, actor: Actor) -> Offered:
    """Cards that were received, and votes that are not counted yet. Two queries."""
    taken = AgendaItem.objects.filter(meeting=meeting)
    cards = bring_card.rows(actor).filter(
        organisation_id=meeting.organisation_id, state__in=(Card.State.RECEIVED, Card.State.BROUGHT)
    )
    if initiative := meeting.assembly.initiative_id:
        cards = cards.filter(initiative_id=initiative)
    cards = cards.exclude(pk__in=taken.exclude(card=None).values("card_id")).order_by("-id")[:MOST]
    votes = see_vote.rows(actor).filter(assembly=meeting.assembly_id, phase__in=(Vote.Phase.DRAFT, Vote.Phase.OPEN))
    votes = votes.exclude(pk__in=taken.exclude(vote=None).values("vote_id")).order_by("-id")[:MOST]
    return Offered({card.pk: card for card in cards}, {vote.pk: vote for vote in votes})


def item_in(meeting: Meeting, key: UUID) -> AgendaItem | None:
    """An item of this meeting's list."""
    return AgendaItem.objects.filter(meeting=meeting, pk=key).select_related("meeting").first()
