"""Writes of turns: people take turns to receive the cards, and each agrees for themselves."""

from datetime import datetime

from assieme.core.access import require
from assieme.core.action import action, lock
from assieme.core.actors import Actor
from assieme.core.events import record
from assieme.organisations.models import Initiative
from assieme.toolkit.cards import access, events
from assieme.toolkit.cards.models import Turn, Turns


@action
def begin_turns(*, initiative: Initiative, by: Actor, now: datetime) -> Turns:
    """From now on people take turns; until somebody agrees, cards go where they went."""
    initiative = lock(initiative)
    require(access.choose_receiver, by, initiative)
    turns, _made = Turns.objects.get_or_create(initiative=initiative, defaults={"begun_at": now})
    record(
        events.turns_begun,
        by=by,
        now=now,
        organisation=initiative.organisation_id,
        subject=initiative.pk,
    )
    return turns


@action
def take_turn(*, initiative: Initiative, agrees: bool, by: Actor, now: datetime) -> None:
    """Be counted among those who take turns, or stop. Cards that came to them stay with them."""
    initiative = lock(initiative)
    require(access.take_turn, by, initiative)
    mine = Turn.objects.filter(turns__initiative=initiative, person_id=by.pk, stopped_at=None)
    if not agrees:
        mine.update(stopped_at=now)
    elif not mine.exists():
        turns = Turns.objects.get(initiative=initiative)
        Turn.objects.create(turns=turns, person_id=by.pk, agreed_at=now)
    record(
        events.turn_taken,
        by=by,
        now=now,
        organisation=initiative.organisation_id,
        subject=initiative.pk,
        agrees=int(agrees),
    )
