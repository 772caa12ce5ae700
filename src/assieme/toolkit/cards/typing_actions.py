"""A card that came as a photo or a drawing gets its words, typed beside it."""

from datetime import datetime

from assieme.core.access import require
from assieme.core.action import action, lock
from assieme.core.actors import Actor
from assieme.core.events import record
from assieme.toolkit.cards import access, events
from assieme.toolkit.cards.models import Card
from assieme.toolkit.cards.said import Said, said_by
from assieme.toolkit.cards.written import Written

WORDS = ("idea", "challenge", "time", "cost", "barriers", "benefits")


@action
def type_card(*, card: Card, written: Written, by: Actor, now: datetime) -> Card:
    """Put down the words of the card, once. Raises ValueError for an empty idea."""
    card = lock(card)
    require(access.type_card, by, card)
    if not written.idea.strip():
        raise ValueError("a card holds an idea")
    for name in WORDS:
        setattr(card, name, getattr(written, name))
    card.save(update_fields=WORDS)
    typist: Said = said_by(card, by, now) if by.pk == card.author_id else {"by": by, "now": now, "key": None}
    record(events.card_typed, **typist, organisation=card.organisation_id, subject=card.pk)
    return card
