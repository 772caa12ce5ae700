"""Writes of what a meeting talks about: brought, put in order, taken off."""

from datetime import datetime
from typing import Literal
from uuid import UUID

from django.db.models import Max

from assieme.assemblies.meetings import access, events
from assieme.assemblies.meetings.models import AgendaItem, Meeting
from assieme.assemblies.votes.access import see_vote
from assieme.assemblies.votes.models import Vote
from assieme.core.access import require
from assieme.core.action import action, lock
from assieme.core.actors import Actor
from assieme.core.events import record
from assieme.toolkit.cards import actions as card_actions
from assieme.toolkit.cards.models import Card

type Direction = Literal["up", "down"]


@action
def bring_item(
    *,
    meeting: Meeting,
    minutes: int,
    by: Actor,
    now: datetime,
    title: str = "",
    words: str = "",
    card: Card | None = None,
    vote: Vote | None = None,
    matter: UUID | None = None,
) -> AgendaItem:
    """Put something at the end of the list. A card's author has been asked to help by then (room of cards)."""
    meeting = lock(meeting)
    require(access.bring_item, by, meeting)
    if vote is not None:
        require(see_vote, by, vote)
    if card is not None:
        card_actions.bring_card(card=card, meeting_on=meeting.held_on, assembly=meeting.assembly_id, by=by, now=now)
    last = meeting.items.aggregate(last=Max("position"))["last"] or 0
    item = AgendaItem.objects.create(
        organisation_id=meeting.organisation_id,
        meeting=meeting,
        position=last + 1,
        title=title,
        words=words,
        minutes_planned=minutes,
        card=card,
        vote=vote,
        matter_id=matter,
        brought_by_id=by.pk if by.actor_kind == "person" else None,
        brought_at=now,
    )
    record(
        events.item_brought,
        by=by,
        now=now,
        organisation=meeting.organisation_id,
        subject=meeting.pk,
        item=item.pk,
        card=card.pk if card else None,
        vote=vote.pk if vote else None,
        matter=matter,
        minutes=minutes,
    )
    return item


@action
def move_item(*, item: AgendaItem, direction: Direction, by: Actor, now: datetime) -> AgendaItem:
    """Move it one place up or down; at the end of the list it stays where it is."""
    meeting = lock(item.meeting)
    require(access.prepare_meeting, by, meeting)
    item.refresh_from_db()
    others = meeting.items.order_by("position")
    beside = (
        others.filter(position__lt=item.position).last()
        if direction == "up"
        else others.filter(position__gt=item.position).first()
    )
    if beside is not None:
        here, there = item.position, beside.position
        # Two may not stand in one place, not for a moment: the other waits at 0.
        for row, position in ((beside, 0), (item, there), (beside, here)):
            row.position = position
            row.save(update_fields=["position"])
    record(
        events.item_moved,
        by=by,
        now=now,
        organisation=meeting.organisation_id,
        subject=meeting.pk,
        item=item.pk,
        position=item.position,
    )
    return item


@action
def take_off_item(*, item: AgendaItem, by: Actor, now: datetime) -> None:
    """Take it off the list. A card stays brought, and can go to another meeting."""
    meeting = lock(item.meeting)
    item.refresh_from_db()
    require(access.take_off_item, by, item)
    record(
        events.item_taken_off,
        by=by,
        now=now,
        organisation=meeting.organisation_id,
        subject=meeting.pk,
        item=item.pk,
    )
    item.delete()
