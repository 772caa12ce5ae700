"""Writes of the draw itself: the lottery is published, the panel drawn, places are taken, free ones drawn again."""

import secrets
from collections.abc import Iterable
from datetime import datetime

from django.urls import reverse

from assieme.assemblies.bodies.models import Seat
from assieme.assemblies.bodies.seat_actions import give_seat
from assieme.assemblies.draws import access, events, notices
from assieme.assemblies.draws.lots import Prepared, key_of
from assieme.assemblies.draws.models import STANDPOINT, Draw, Drawing, Entry, Lottery, Sealed
from assieme.assemblies.draws.reads import without_answer
from assieme.core.access import Refused, require
from assieme.core.action import action, lock
from assieme.core.actors import Actor
from assieme.core.days import day_key, day_of, start_of
from assieme.core.events import record
from assieme.logic.sortition.published import as_document, of_document, promise_of, seed_of
from assieme.people.notices import notify
from assieme.people.persons import system_person
from assieme.toolkit.claims import Claimant

Phase, State = Draw.Phase, Entry.State


@action
def close_call(*, draw: Draw, prepared: Prepared, by: Actor, now: datetime) -> Draw:
    """Nobody else comes in. The lottery is published, and a promise of the seed's first part, which stays sealed."""
    draw = lock(draw)
    require(access.close_call, by, draw)
    if key_of(draw) != prepared.key:
        raise Refused(access.CHANGED)
    first = secrets.token_hex(16)
    Sealed.objects.create(draw=draw, first=first)
    lottery = _publish(draw, prepared, 0, promise_of(first), now)
    draw.phase, draw.closed_at = Phase.CLOSED, now
    draw.save(update_fields=["phase", "closed_at"])
    record(
        events.call_closed,
        by=by,
        now=now,
        organisation=draw.organisation_id,
        subject=draw.pk,
        lottery=lottery.pk,
        people=len(prepared.lottery.chances()),
        promise=lottery.promise[:32],
    )
    return draw


@action
def draw_panel(*, draw: Draw, said: str, by: Actor, now: datetime) -> Drawing:
    """Draw with the number that people made in the open. Who is drawn is asked, everybody else thanked."""
    draw = lock(draw)
    require(access.draw_panel, by, draw)
    lottery = draw.lotteries.get(number=0)
    drawing = _draw(lottery, seed_of(draw.sealed.first, said), now)
    draw.sealed.delete()
    draw.phase, draw.drawn_at = Phase.DRAWN, now
    draw.save(update_fields=["phase", "drawn_at"])
    asked = _ask(draw, drawing.panel, now)
    waiting = Entry.objects.filter(draw=draw, state=State.WAITING)
    _tell(draw, waiting.select_related("person"), notices.NOT_DRAWN, now)
    record(
        events.panel_drawn,
        by=by,
        now=now,
        organisation=draw.organisation_id,
        subject=draw.pk,
        lottery=lottery.pk,
        drawing=drawing.pk,
        places=asked,
    )
    return drawing


@action
def draw_again(*, draw: Draw, prepared: Prepared, by: Actor, now: datetime) -> Drawing:
    """Draw for places that are free, among those still in the draw, so that the whole panel keeps the targets."""
    draw = lock(draw)
    require(access.draw_again, by, draw)
    if key_of(draw) != prepared.key:
        raise Refused(access.CHANGED)
    number = draw.lotteries.count()
    first = Drawing.objects.select_related("lottery").get(lottery__draw=draw, lottery__number=0)
    lottery = _publish(draw, prepared, number, first.lottery.promise, now)
    drawing = _draw(lottery, seed_of(first.seed, "", number), now)
    asked = _ask(draw, drawing.panel, now)
    record(
        events.panel_drawn,
        by=by,
        now=now,
        organisation=draw.organisation_id,
        subject=draw.pk,
        lottery=lottery.pk,
        drawing=drawing.pk,
        places=asked,
    )
    return drawing


@action
def take_place(*, entry: Entry, by: Actor, now: datetime) -> Seat:
    """Take the place that one was drawn for: a seat, for the standpoint that one named."""
    draw = lock(entry.draw)
    entry = lock(entry)
    require(access.answer_place, by, entry)
    seat = give_seat(
        assembly=draw.assembly,
        person=entry.person,
        standpoint=entry.said[STANDPOINT],
        kind=Seat.Kind.DRAWN,
        given_by=draw.pk,
        by=system_person(),
        now=now,
    )
    entry.state = State.ACCEPTED
    entry.save(update_fields=["state"])
    day = day_of(now, draw.organisation.time_zone)
    record(
        events.place_answered,
        by=Claimant(draw.pk),
        now=start_of(day),
        key=day_key(day),
        organisation=draw.organisation_id,
        subject=draw.pk,
    )
    return seat


@action
def refuse_place(*, entry: Entry, by: Actor, now: datetime) -> None:
    """Say no, without a reason. What one said of oneself is erased at once."""
    draw = lock(entry.draw)
    entry = lock(entry)
    require(access.answer_place, by, entry)
    entry.state, entry.said = State.GONE, {}
    entry.save(update_fields=["state", "said"])
    day = day_of(now, draw.organisation.time_zone)
    record(
        events.place_answered,
        by=Claimant(draw.pk),
        now=start_of(day),
        key=day_key(day),
        organisation=draw.organisation_id,
        subject=draw.pk,
    )


@action
def free_places(*, draw: Draw, by: Actor, now: datetime) -> int:
    """Free the places that had no answer for so long, and those whose seats were left; how many they are."""
    draw = lock(draw)
    require(access.draw_again, by, draw)
    freed = without_answer(draw, now).update(state=State.GONE, said={})
    record(events.places_freed, by=by, now=now, organisation=draw.organisation_id, subject=draw.pk, places=freed)
    return freed


@action
def finish_draw(*, draw: Draw, by: Actor, now: datetime) -> Draw:
    """The panel is complete. Entries go, with all that people said of themselves; seats, lottery and drawing stay."""
    draw = lock(draw)
    require(access.finish_draw, by, draw)
    _end(draw, Phase.OVER, now)
    record(events.draw_ended, by=by, now=now, organisation=draw.organisation_id, subject=draw.pk, phase=draw.phase)
    return draw


@action
def call_off_draw(*, draw: Draw, by: Actor, now: datetime) -> Draw:
    """No panel is drawn. Everybody who said yes is told, and what they said is erased."""
    draw = lock(draw)
    require(access.call_off_draw, by, draw)
    _tell(draw, Entry.objects.filter(draw=draw).select_related("person"), notices.CALLED_OFF, now)
    _end(draw, Phase.CALLED_OFF, now)
    record(events.draw_ended, by=by, now=now, organisation=draw.organisation_id, subject=draw.pk, phase=draw.phase)
    return draw


def _publish(draw: Draw, prepared: Prepared, number: int, promise: str, now: datetime) -> Lottery:
    return Lottery.objects.create(
        draw=draw,
        number=number,
        promise=promise,
        document=as_document(prepared.lottery),
        targets=prepared.targets,
        at=now,
    )


def _draw(lottery: Lottery, seed: str, now: datetime) -> Drawing:
    """What the seed draws from the lottery as it was published."""
    panel = of_document(lottery.document).draw(seed)
    return Drawing.objects.create(lottery=lottery, seed=seed, panel=list(panel), at=now)


def _ask(draw: Draw, panel: Iterable[str], now: datetime) -> int:
    """Ask those on the panel who were not asked before; how many. Who took their name out leaves a free place."""
    drawn = Entry.objects.filter(draw=draw, number__in=list(panel), state=State.WAITING)
    asked = list(drawn.select_related("person"))
    drawn.update(state=State.ASKED, asked_at=now)
    _tell(draw, asked, notices.DRAWN, now)
    return len(asked)


def _tell(draw: Draw, entries: Iterable[Entry], code: str, now: datetime) -> None:
    path = reverse("draw", kwargs={"id": draw.pk})
    for entry in entries:
        notify(entry.person, draw.organisation_id, code, draw.name, path, now)


def _end(draw: Draw, phase: Draw.Phase, now: datetime) -> None:
    Entry.objects.filter(draw=draw).delete()
    Sealed.objects.filter(draw=draw).delete()
    draw.phase, draw.ended_at = phase, now
    draw.save(update_fields=["phase", "ended_at"])
