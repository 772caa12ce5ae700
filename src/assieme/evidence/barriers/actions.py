"""Every write of this room."""

from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse

from assieme.core.access import require
from assieme.core.action import action, lock
from assieme.core.actors import Actor
from assieme.core.events import record
from assieme.evidence.barriers import access, events, notices
from assieme.evidence.barriers.models import Barrier, Entry
from assieme.evidence.barriers.published import published
from assieme.organisations.models import Organisation, StepState
from assieme.people.notices import notify


@dataclass(frozen=True)
class Said:
    """Something in words about a barrier. `path`: a page here that shows it, from `/`; empty where there is none."""

    words: str
    path: str = ""
    named: bool = True


@action
def raise_barrier(
    *, organisation: Organisation, words: str, where: str, steps: list[str], named: bool, by: Actor, now: datetime
) -> Barrier:
    """Raise one in words of one's own. Raises ValueError without words, and for a step that the path has not."""
    organisation = lock(organisation)
    require(access.raise_barrier, by, organisation)
    if not words.strip() or not set(steps) <= set(StepState.Step.values):
        raise ValueError("a barrier is said in words, and touches steps of the path")
    barrier = Barrier.objects.create(
        organisation=organisation,
        words=words,
        where=where,
        steps=steps,
        raised_by_id=by.pk,
        named=named,
        raised_at=now,
    )
    record(events.barrier_raised, by=by, now=now, organisation=organisation.pk, subject=barrier.pk, published="no")
    return barrier


@action
def take_over(*, organisation: Organisation, slug: str, where: str, named: bool, by: Actor, now: datetime) -> Barrier:
    """Say that a published barrier is here too. Where somebody did so before, `where` joins what was found.

    Raises ValueError for a slug that is none of `published()`.
    """
    organisation = lock(organisation)
    require(access.raise_barrier, by, organisation)
    if slug not in published():
        raise ValueError(f"no barrier is published as {slug}")
    about = {"where": where, "steps": list(published()[slug].steps), "raised_by_id": by.pk, "named": named}
    barrier, new = Barrier.objects.get_or_create(
        organisation=organisation, published=slug, defaults={**about, "raised_at": now}
    )
    if not new and where.strip():
        _say(barrier, Entry.Kind.EVIDENCE, Said(where, named=named), by, now)
    record(events.barrier_raised, by=by, now=now, organisation=organisation.pk, subject=barrier.pk, published=slug)
    return barrier


@action
def add_evidence(*, barrier: Barrier, said: Said, by: Actor, now: datetime) -> Entry:
    """Say where it shows. Raises ValueError without words."""
    barrier = lock(barrier)
    require(access.add_evidence, by, barrier)
    entry = _say(barrier, Entry.Kind.EVIDENCE, said, by, now)
    record(
        events.evidence_added,
        by=by,
        now=now,
        organisation=barrier.organisation_id,
        subject=barrier.pk,
        entry=entry.pk,
    )
    return entry


@action
def take_barrier(*, barrier: Barrier, by: Actor, now: datetime) -> Barrier:
    """Be the one who sees to it."""
    barrier = lock(barrier)
    require(access.take_barrier, by, barrier)
    barrier.owner_id, barrier.owned_at = by.pk, now
    barrier.save(update_fields=["owner", "owned_at"])
    record(events.barrier_taken, by=by, now=now, organisation=barrier.organisation_id, subject=barrier.pk)
    return barrier


@action
def leave_barrier(*, barrier: Barrier, by: Actor, now: datetime) -> Barrier:
    """Hand it back, so that another can take it on."""
    barrier = lock(barrier)
    require(access.leave_barrier, by, barrier)
    barrier.owner, barrier.owned_at = None, None
    barrier.save(update_fields=["owner", "owned_at"])
    record(events.barrier_left, by=by, now=now, organisation=barrier.organisation_id, subject=barrier.pk)
    return barrier


@action
def answer_barrier(*, barrier: Barrier, said: Said, by: Actor, now: datetime) -> Entry:
    """Say what is done about it; who raised it is told. Raises ValueError without words."""
    barrier = lock(barrier)
    require(access.answer_barrier, by, barrier)
    entry = _say(barrier, Entry.Kind.RESPONSE, said, by, now)
    barrier.answered_at = barrier.answered_at or now
    barrier.save(update_fields=["answered_at"])
    _tell(barrier, notices.BARRIER_ANSWERED, now)
    record(
        events.barrier_answered,
        by=by,
        now=now,
        organisation=barrier.organisation_id,
        subject=barrier.pk,
        entry=entry.pk,
    )
    return entry


@action
def say_what_became(*, barrier: Barrier, became: str, said: Said, by: Actor, now: datetime) -> Entry:
    """Say what became of it; who raised it is told. It can be said anew, and what was said before stays.

    Raises ValueError without words, and for a word that is none of `Barrier.Became`.
    """
    barrier = lock(barrier)
    require(access.answer_barrier, by, barrier)
    if became not in Barrier.Became.values:
        raise ValueError(f"nothing becomes like this of a barrier: {became}")
    entry = _say(barrier, Entry.Kind.BECAME, said, by, now, became)
    barrier.became, barrier.answered_at = became, barrier.answered_at or now
    barrier.save(update_fields=["became", "answered_at"])
    _tell(barrier, notices.BARRIER_BECAME, now)
    record(
        events.barrier_became,
        by=by,
        now=now,
        organisation=barrier.organisation_id,
        subject=barrier.pk,
        entry=entry.pk,
        became=became,
    )
    return entry


def _say(barrier: Barrier, kind: str, said: Said, by: Actor, now: datetime, became: str = "") -> Entry:
    if not said.words.strip():
        raise ValueError("say it in words")
    return Entry.objects.create(
        barrier=barrier,
        kind=kind,
        became=became,
        words=said.words,
        path=said.path,
        named=said.named,
        said_by_id=by.pk,
        at=now,
    )


def _tell(barrier: Barrier, code: str, now: datetime) -> None:
    if barrier.raised_by.erased_at is None:
        path = reverse("barrier", kwargs={"id": barrier.pk})
        notify(barrier.raised_by, barrier.organisation_id, code, barrier.words[:200], path, now)
