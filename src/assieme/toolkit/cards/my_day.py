"""What a person's own day asks about cards: what waits for them, and what came of what they said."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from assieme.core.actors import Actor
from assieme.toolkit.cards.models import Card
from assieme.toolkit.cards.reads import words_of

MOST = 10
State = Card.State

_WAITING: dict[str, Promise] = {
    "answer": _("You look after this idea. It waits for your answer."),
    "help": _("Your idea is being taken up. Would you like to help?"),
    "receive": _("A new idea came to you."),
    "bring": _("This idea waits to go to a meeting."),
}
_BECAME: dict[str, Promise] = {
    State.RAISED: _("Sent. It waits to be received."),
    State.RECEIVED: _("Received. It waits for a meeting."),
    State.BROUGHT: _("It goes to a meeting."),
    State.OWNED: _("Somebody looks after it."),
    Card.Answer.DONE: _("Done."),
    Card.Answer.CHANGED: _("Done in another way. Read why."),
    Card.Answer.NOT_DONE: _("Not done. Read why."),
}


@dataclass(frozen=True)
class Waiting:
    """A card that waits for this person. `reason` is answer, help, receive or bring, `sentence` says it."""

    card_id: UUID
    idea: str
    reason: str
    sentence: Promise
    due_on: date | None
    late: bool


@dataclass(frozen=True)
class Mine:
    """A card of this person's own, and what came of it."""

    card_id: UUID
    idea: str
    initiative: str
    raised_on: date
    state: str
    answer: str
    sentence: Promise


def waiting_for(person: Actor, today: date) -> tuple[Waiting, ...]:
    """Cards that wait for the person: to answer, to help with, to receive or bring. Four queries."""
    owned = Card.objects.filter(owner_id=person.pk, state=State.OWNED).order_by("due_on")
    asked = Card.objects.filter(author_id=person.pk, author_asked_at__isnull=False, author_helps__isnull=True).exclude(
        state=State.ANSWERED
    )
    # One query a state: with both in one the database would sort all that ever came to the person.
    arrived = Card.objects.filter(receiver_id=person.pk).order_by("id")
    return (
        *_waiting(owned, "answer", today),
        *_waiting(asked.order_by("id"), "help", today),
        *_waiting(arrived.filter(state=State.RAISED), "receive", today),
        *_waiting(arrived.filter(state=State.RECEIVED), "bring", today),
    )


def mine(person: Actor) -> tuple[Mine, ...]:
    """The person's own cards, newest first, in one query. Hidden ones can't be found: that is their point."""
    cards = Card.objects.filter(author_id=person.pk).select_related("initiative").order_by("-id")[:MOST]
    return tuple(
        Mine(
            card_id=card.pk,
            idea=words_of(card),
            initiative=card.initiative.title,
            raised_on=card.raised_on,
            state=card.state,
            answer=card.answer,
            sentence=_BECAME[card.answer or card.state],
        )
        for card in cards
    )


def _waiting(cards: QuerySet[Card], reason: str, today: date) -> tuple[Waiting, ...]:
    return tuple(_one(card, reason, today) for card in cards[:MOST])


def _one(card: Card, reason: str, today: date) -> Waiting:
    late = card.due_on is not None and card.due_on < today
    return Waiting(card.pk, words_of(card), reason, _WAITING[reason], card.due_on, late)
