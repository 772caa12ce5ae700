"""Writes before a draw: what is asked, how many are sought, opening it, and putting one's name in."""

import secrets
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from uuid import UUID

from assieme.assemblies.bodies.models import Assembly, Seat
from assieme.assemblies.bodies.reads import seat_lines
from assieme.assemblies.draws import access, events, reads
from assieme.assemblies.draws.lots import Outlook
from assieme.assemblies.draws.models import STANDPOINT, Draw, Entry, Target
from assieme.core.access import Refused, require
from assieme.core.action import action, lock
from assieme.core.actors import Actor
from assieme.core.days import day_key, day_of, start_of
from assieme.core.events import record
from assieme.toolkit.claims import Claimant

LETTERS = "ABCDEFGHJKMNPQRSTUVWXYZ23456789"
"""Of the numbers that stand for people: none that is taken for another."""


@action
def begin_draw(
    *,
    assembly: Assembly,
    name: str,
    purpose: str,
    size: int,
    closes_on: date,
    standpoints: Sequence[str],
    by: Actor,
    now: datetime,
) -> Draw:
    """Prepare a draw. Where the rules have seats drawn by lot, these say how many of whom; else `standpoints` do."""
    assembly = lock(assembly)
    require(access.begin_draw, by, assembly)
    draw = Draw.objects.create(
        organisation_id=assembly.organisation_id,
        assembly=assembly,
        name=name,
        purpose=purpose,
        size=size,
        closes_on=closes_on,
        code=secrets.token_urlsafe(15),
        created_at=now,
    )
    free = _drawn_seats(assembly)
    planned = sum(free.values()) == size
    for one in free or standpoints:
        number = free.get(one, size)
        Target.objects.create(
            draw=draw, feature=STANDPOINT, value=one, least=number if planned else 0, most=min(number, size)
        )
    record(
        events.draw_begun,
        by=by,
        now=now,
        organisation=draw.organisation_id,
        subject=draw.pk,
        assembly=assembly.pk,
        size=size,
    )
    return draw


def _drawn_seats(assembly: Assembly) -> dict[str, int]:
    """The free seats of each standpoint that the rules want drawn. Raises Refused where they have others alone."""
    lines = seat_lines(assembly)
    drawn = [line for line in lines if line.kind == Seat.Kind.DRAWN]
    if lines and not drawn:
        raise Refused(access.NO_DRAWN_SEATS)
    found: dict[str, int] = {}
    for line in drawn:
        if line.free:
            found[line.standpoint] = found.get(line.standpoint, 0) + line.free
    return found


@action
def add_feature(*, draw: Draw, feature: str, values: Sequence[str], by: Actor, now: datetime) -> None:
    """Ask people one thing more. The numbers are open at first: from nobody to the whole panel."""
    draw = lock(draw)
    require(access.change_questions, by, draw)
    Target.objects.filter(draw=draw, feature=feature).delete()
    for value in dict.fromkeys(values):
        Target.objects.create(draw=draw, feature=feature, value=value, least=0, most=draw.size)
    record(
        events.feature_added,
        by=by,
        now=now,
        organisation=draw.organisation_id,
        subject=draw.pk,
        values=len(set(values)),
    )


@action
def drop_feature(*, draw: Draw, feature: str, by: Actor, now: datetime) -> None:
    """Ask people one thing less. The standpoint is always asked, since each seat is held for one."""
    draw = lock(draw)
    require(access.change_questions, by, draw)
    if feature == STANDPOINT:
        raise ValueError("the standpoint is always asked")
    Target.objects.filter(draw=draw, feature=feature).delete()
    record(events.feature_dropped, by=by, now=now, organisation=draw.organisation_id, subject=draw.pk)


@action
def set_targets(*, draw: Draw, numbers: Mapping[UUID, tuple[int, int]], by: Actor, now: datetime) -> None:
    """Say the least and the most of each target, until the draw opens.

    Later nobody sets them freely: whether enough said yes for a number of one's choice would count who said yes.
    """
    draw = lock(draw)
    require(access.set_targets, by, draw)
    for target in draw.targets.filter(pk__in=numbers):
        target.least, target.most = numbers[target.pk]
        target.save(update_fields=["least", "most"])
    record(
        events.targets_set,
        by=by,
        now=now,
        organisation=draw.organisation_id,
        subject=draw.pk,
        phase=draw.phase,
    )


@action
def take_nearest(*, draw: Draw, found: Outlook, by: Actor, now: datetime) -> None:
    """Set the nearest numbers that a panel can keep. It is shown to all, with its day."""
    draw = lock(draw)
    require(access.take_nearest, by, draw)
    if not found.nearest:
        raise Refused(access.STAY)
    if not reads.numbers_may_change(draw, now):
        raise Refused(access.EARLY)
    for target, change in found.nearest:
        draw.targets.filter(pk=target.pk).update(least=change.least, most=change.most)
    draw.targets_at = now
    draw.save(update_fields=["targets_at"])
    record(
        events.targets_set,
        by=by,
        now=now,
        organisation=draw.organisation_id,
        subject=draw.pk,
        phase=draw.phase,
    )


@action
def open_call(*, draw: Draw, by: Actor, now: datetime) -> Draw:
    """From now on people can put their names in."""
    draw = lock(draw)
    require(access.open_call, by, draw)
    if not draw.targets.filter(feature=STANDPOINT, most__gte=1).exists():
        raise Refused(access.NO_TARGETS)
    if draw.closes_on < day_of(now, draw.organisation.time_zone):
        raise Refused(access.LATE)
    draw.phase, draw.opened_at = Draw.Phase.OPEN, now
    draw.save(update_fields=["phase", "opened_at"])
    record(
        events.call_opened,
        by=by,
        now=now,
        organisation=draw.organisation_id,
        subject=draw.pk,
        size=draw.size,
        closes=draw.closes_on,
    )
    return draw


@action
def enter_draw(*, draw: Draw, said: Mapping[str, str], by: Actor, now: datetime) -> Entry:
    """Put one's own name in, or say other things of oneself. Raises ValueError for what no target has."""
    draw = lock(draw)
    require(access.enter_draw, by, draw)
    if draw.closes_on < day_of(now, draw.organisation.time_zone):
        raise Refused(access.LATE)
    if Seat.objects.filter(assembly_id=draw.assembly_id, person_id=by.pk, until=None).exists():
        raise Refused(access.SEATED)
    known = set(draw.targets.values_list("feature", "value"))
    if set(said) != {feature for feature, _value in known} or not set(said.items()) <= known:
        raise ValueError("one value of each feature that is asked for")
    entry, _new = Entry.objects.update_or_create(
        draw=draw,
        person_id=by.pk,
        defaults={"organisation_id": draw.organisation_id, "said": dict(said), "said_at": now},
        create_defaults={
            "organisation_id": draw.organisation_id,
            "said": dict(said),
            "said_at": now,
            "number": "".join(secrets.choice(LETTERS) for _ in range(6)),
        },
    )
    day = day_of(now, draw.organisation.time_zone)
    record(
        events.draw_entered,
        by=Claimant(draw.pk),
        now=start_of(day),
        key=day_key(day),
        organisation=draw.organisation_id,
        subject=draw.pk,
    )
    return entry


@action
def leave_draw(*, entry: Entry, by: Actor, now: datetime) -> None:
    """Take one's own name out. What one said is erased at once."""
    draw = lock(entry.draw)
    entry = lock(entry)
    require(access.leave_draw, by, entry)
    entry.delete()
    day = day_of(now, draw.organisation.time_zone)
    record(
        events.draw_entered,
        by=Claimant(draw.pk),
        now=start_of(day),
        key=day_key(day),
        organisation=draw.organisation_id,
        subject=draw.pk,
    )
