"""How an author's events are said: leaders read the log, so only a named author stands in it."""

from datetime import datetime
from typing import TypedDict
from uuid import UUID

from assieme.core.actors import Actor
from assieme.core.days import day_key, day_of, start_of
from assieme.people.persons import system_person
from assieme.toolkit.cards.models import Authorship, Card


class Said(TypedDict):
    """Who and when, for `record`."""

    by: Actor
    now: datetime
    key: UUID | None


def said_by(card: Card, by: Actor, now: datetime) -> Said:
    """Who and when an event by the card's author says: of one who is not named, the day and nobody."""
    if card.authorship == Authorship.NAMED:
        return {"by": by, "now": now, "key": None}
    today = day_of(now, card.organisation.time_zone)
    return {"by": system_person(), "now": start_of(today), "key": day_key(today)}
