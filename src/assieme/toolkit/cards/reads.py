"""What pages ask about cards. Every list is read by key and stops after a page: no totals."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from assieme.core.actors import Actor
from assieme.logic.suppression import MINIMUM
from assieme.organisations.models import Initiative, Membership, TakingPart
from assieme.people.models import Person
from assieme.toolkit.cards import access
from assieme.toolkit.cards.models import Authorship, Card, CardDraft, Receiver
from assieme.toolkit.cards.turns import on_turn
from assieme.toolkit.claims import code_hash, day_of

PAGE = 20
FEW = 5
LEADERS = (Membership.Role.FACILITATOR, Membership.Role.ADMINISTRATOR)
_PEOPLE = ("author__identity", "owner__identity", "reply")


@dataclass(frozen=True)
class CardLine:
    """A card as one reader may see it. `author` is empty where the name is not for them, `standpoint` where
    it is not shown."""

    id: UUID
    initiative_id: UUID
    idea: str
    challenge: str
    author: str
    authorship: str
    standpoint: str
    time: str
    cost: str
    state: str
    answer: str
    why: str
    owner: str
    drawn: bool
    photographed: bool
    raised_on: date
    meeting_on: date | None
    due_on: date | None
    answered_on: date | None
    late: bool


@dataclass(frozen=True)
class CardList:
    """One page of cards, newest first; `after` is the key that the next page starts behind, or None."""

    lines: tuple[CardLine, ...]
    after: UUID | None


@dataclass(frozen=True)
class Summary:
    """Cards on an initiative's path: those raised last, those answered last, those that are late."""

    latest: tuple[CardLine, ...]
    answered: tuple[CardLine, ...]
    late: tuple[CardLine, ...]


def speaking_as(person: Actor, organisation_id: UUID) -> str:
    """The standpoint that the person speaks from in the organisation; empty when none."""
    membership = Membership.objects.filter(organisation_id=organisation_id, person_id=person.pk, left_at=None)
    return membership.values_list("speaking_as", flat=True).first() or ""


def is_one_of_many(organisation_id: UUID, standpoint: str) -> bool:
    """True when at least five members speak from the standpoint, so that naming it points at nobody."""
    alike = Membership.objects.filter(organisation_id=organisation_id, speaking_as=standpoint, left_at=None)
    return bool(standpoint) and alike[:MINIMUM].count() == MINIMUM


def receiver_of(initiative: Initiative, today: date) -> Person | None:
    """Who receives new cards: whose turn it is, or who was chosen; else a leader, first one who takes part."""
    if (turns := on_turn(initiative, today)) and turns.now:
        return turns.now
    here = Membership.objects.filter(organisation_id=initiative.organisation_id, left_at=None)
    chosen = Receiver.objects.filter(initiative=initiative, person__in=here.values("person"))
    for row in chosen.select_related("person__identity"):
        return row.person
    leaders = here.filter(role__in=LEADERS)
    part = TakingPart.objects.filter(initiative=initiative, until=None, person__in=leaders.values("person"))
    for taking in part.select_related("person__identity").order_by("since")[:1]:
        return taking.person
    for membership in leaders.select_related("person__identity").order_by("joined_at")[:1]:
        return membership.person
    return None


def possible_owners(initiative: Initiative) -> QuerySet[Person]:
    """People of the initiative and those who lead its organisation."""
    here = Membership.objects.filter(organisation_id=initiative.organisation_id, left_at=None)
    part = TakingPart.objects.filter(initiative=initiative, until=None, person__in=here.values("person"))
    ours = Q(pk__in=part.values("person")) | Q(pk__in=here.filter(role__in=LEADERS).values("person"))
    return (
        Person.objects.filter(ours, identity__isnull=False)
        .select_related("identity")
        .order_by("identity__display_name")
    )


def places_for(person: Actor, most: int = PAGE) -> tuple[Initiative, ...]:
    """Where the person may raise an idea: initiatives that they take part in, or else all open ones of theirs."""
    may = access.raise_card.rows(person).filter(closed_at=None).select_related("organisation").order_by("title", "id")
    part = TakingPart.objects.filter(person_id=person.pk, until=None)
    return tuple(may.filter(pk__in=part.values("initiative"))[:most]) or tuple(may[:most])


def draft_of(initiative: Initiative, person: Actor) -> CardDraft | None:
    return CardDraft.objects.filter(initiative=initiative, author_id=person.pk).first()


def line(card: Card, viewer: Actor | None, today: date) -> CardLine:
    """The card as `viewer` may see it (None: as anyone in the organisation)."""
    reply = getattr(card, "reply", None)
    return CardLine(
        id=card.pk,
        initiative_id=card.initiative_id,
        idea=words_of(card),
        challenge=card.challenge,
        author=str(card.author) if card.author and knows_author(card, viewer) else "",
        authorship=card.authorship,
        standpoint=card.standpoint if card.show_standpoint else "",
        time=card.time,
        cost=card.cost,
        state=card.state,
        answer=card.answer,
        why=reply.why if reply else "",
        owner=str(card.owner) if card.owner else "",
        drawn=card.drawn,
        photographed=card.photo_id is not None,
        raised_on=card.raised_on,
        meeting_on=card.meeting_on,
        due_on=card.due_on,
        answered_on=card.answered_at.date() if card.answered_at else None,
        late=card.state == Card.State.OWNED and card.due_on is not None and card.due_on < today,
    )


def words_of(card: Card) -> str:
    """The idea in its author's words; where there are none yet, what the card is."""
    if said := card.idea or card.drawing_says:
        return str(said)
    if card.photo_id:
        return _("An idea on a paper card")
    return _("An idea in a drawing") if card.drawn else _("These words were taken back.")


def knows_author(card: Card, viewer: Actor | None) -> bool:
    """Whether the author's name is for this reader: everyone here, or only the receiver and the author."""
    if card.authorship == Authorship.NAMED:
        return True
    return viewer is not None and viewer.pk in (card.author_id, card.receiver_id) and not card.is_hidden


def cards_page(
    initiative: Initiative, viewer: Actor, today: date, *, state: str = "", after: UUID | None = None
) -> CardList:
    """Twenty cards of the initiative, newest day first, in one query; `state` narrows, `after` goes on."""
    cards = Card.objects.filter(initiative=initiative).select_related(*_PEOPLE).order_by("-id")
    if state:
        cards = cards.filter(state=state)
    if after:
        cards = cards.filter(id__lt=after)
    found = list(cards[: PAGE + 1])
    return CardList(_lines(found[:PAGE], viewer, today), found[PAGE - 1].pk if len(found) > PAGE else None)


def whole_cards(initiative: Initiative, state: str) -> list[Card]:
    """Twenty cards of the initiative, newest first, with their drawings and photos: for paper."""
    cards = Card.objects.filter(initiative=initiative).defer(None).select_related("organisation", "photo", *_PEOPLE)
    return list((cards.filter(state=state) if state else cards).order_by("-id")[:PAGE])


def late_here(initiative: Initiative, viewer: Actor | None, today: date, limit: int = FEW) -> tuple[CardLine, ...]:
    """Cards of the initiative whose answer is overdue, those that wait longest first."""
    return _lines(_late(today).filter(initiative=initiative)[:limit], viewer, today)


def overdue(organisation_id: UUID, today: date, limit: int = PAGE) -> tuple[CardLine, ...]:
    """The organisation's overdue answers, those that wait longest first: every member may see them."""
    return _lines(_late(today).filter(organisation_id=organisation_id)[:limit], None, today)


def answered_here(initiative: Initiative, today: date, limit: int = FEW) -> tuple[CardLine, ...]:
    """You said, we did: the cards answered last, with both days and the why of the answer."""
    cards = Card.objects.filter(initiative=initiative, state=Card.State.ANSWERED)
    return _lines(cards.select_related(*_PEOPLE).order_by("-answered_at")[:limit], None, today)


def summary_for(initiative: Initiative, now: datetime | None = None) -> Summary | None:
    """The initiative's cards in short, in three queries; None where nobody has raised one yet."""
    today = day_of(now or timezone.now(), initiative.organisation.time_zone)
    cards = Card.objects.filter(initiative=initiative).select_related(*_PEOPLE).order_by("-id")
    latest = _lines(cards[:3], None, today)
    if not latest:
        return None
    return Summary(latest, answered_here(initiative, today), late_here(initiative, None, today))


def card_behind(code: str) -> Card | None:
    """The hidden card that a claim code belongs to."""
    return (
        Card.objects.select_related("organisation", "initiative", *_PEOPLE).filter(claim_hash=code_hash(code)).first()
    )


def _late(today: date) -> QuerySet[Card]:
    return (
        Card.objects.filter(state=Card.State.OWNED, due_on__lt=today).select_related(*_PEOPLE).order_by("due_on", "id")
    )


def _lines(cards: Iterable[Card], viewer: Actor | None, today: date) -> tuple[CardLine, ...]:
    return tuple(line(card, viewer, today) for card in cards)
