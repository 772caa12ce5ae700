"""Every write of this room."""

from dataclasses import dataclass
from datetime import datetime
from typing import TypedDict
from uuid import UUID

from django.db.models import Q
from django.urls import reverse

from assieme.core.access import require
from assieme.core.action import action, lock
from assieme.core.actors import Actor
from assieme.core.days import day_key, day_of, start_of
from assieme.core.events import record
from assieme.core.rows import ordered_id
from assieme.evidence.barriers import access, events, notices
from assieme.evidence.barriers.models import Barrier, Entry
from assieme.evidence.barriers.published import published
from assieme.organisations.models import Membership, Organisation, StepState
from assieme.people.models import Notice, Person
from assieme.people.notices import notify_all
from assieme.people.persons import system_person


@dataclass(frozen=True)
class Said:
    """Something in words about a barrier. `path`: a page here that shows it, from `/`; empty where there is none."""

    words: str
    path: str = ""
    named: bool = True


class _Logged(TypedDict):
    """Who and when, for `record`."""

    by: Actor
    now: datetime
    key: UUID


@action
def raise_barrier(
    *, organisation: Organisation, words: str, where: str, steps: list[str], named: bool, by: Actor, now: datetime
) -> Barrier:
    """Raise one in words of one's own. Raises ValueError without words, and for a step that the path has not."""
    organisation = lock(organisation)
    require(access.raise_barrier, by, organisation)
    if not words.strip() or not set(steps) <= set(StepState.Step.values):
        raise ValueError("a barrier is said in words, and touches steps of the path")
    logged = _logged(organisation, by, now, named=named)
    barrier = Barrier.objects.create(
        id=_logged(organisation, by, now, named=named)["key"],
        organisation=organisation,
        words=words,
        where=where,
        steps=steps,
        raised_by_id=by.pk,
        named=named,
        raised_at=logged["now"],
    )
    record(events.barrier_raised, **logged, organisation=organisation.pk, subject=barrier.pk, published="no")
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
    logged = _logged(organisation, by, now, named=named)
    about = {"where": where, "steps": list(published()[slug].steps), "raised_by_id": by.pk, "named": named}
    about |= {"raised_at": logged["now"], "id": _logged(organisation, by, now, named=named)["key"]}
    barrier, new = Barrier.objects.get_or_create(organisation=organisation, published=slug, defaults=about)
    if not new:
        barrier = _opened(lock(barrier))
    if not new and where.strip():
        _say(barrier, Entry.Kind.EVIDENCE, Said(where, named=named), by, now)
    record(events.barrier_raised, **logged, organisation=organisation.pk, subject=barrier.pk, published=slug)
    return barrier


@action
def add_evidence(*, barrier: Barrier, said: Said, by: Actor, now: datetime) -> Entry:
    """Say where it shows; one that was over waits for somebody again. Raises ValueError without words."""
    barrier = lock(barrier)
    require(access.add_evidence, by, barrier)
    barrier = _opened(barrier)
    entry = _say(barrier, Entry.Kind.EVIDENCE, said, by, now)
    record(
        events.evidence_added,
        **_logged(barrier.organisation, by, now, named=said.named),
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
    """Say what is done about it; who raised it or saw it too is told. Raises ValueError without words."""
    barrier = lock(barrier)
    require(access.answer_barrier, by, barrier)
    entry = _say(barrier, Entry.Kind.RESPONSE, said, by, now)
    barrier.answered_at = barrier.answered_at or now
    barrier.save(update_fields=["answered_at"])
    _tell(barrier, notices.BARRIER_ANSWERED, by, now)
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
    """Say what became of it; who raised it or saw it too is told. It can be said anew, and what was said before stays.

    Raises ValueError without words, and for a word that is none of `Barrier.Became`.
    """
    barrier = lock(barrier)
    require(access.answer_barrier, by, barrier)
    if became not in Barrier.Became.values:
        raise ValueError(f"nothing becomes like this of a barrier: {became}")
    entry = _say(barrier, Entry.Kind.BECAME, said, by, now, became)
    barrier.became, barrier.answered_at = became, barrier.answered_at or now
    barrier.save(update_fields=["became", "answered_at"])
    _tell(barrier, notices.BARRIER_BECAME, by, now)
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
    logged = _logged(barrier.organisation, by, now, named=said.named)
    return Entry.objects.create(
        id=logged["key"],
        barrier=barrier,
        kind=kind,
        became=became,
        words=said.words,
        path=said.path,
        named=said.named,
        said_by_id=by.pk,
        at=logged["now"],
    )


def _logged(organisation: Organisation, by: Actor, now: datetime, *, named: bool) -> _Logged:
    """Who and when an event says, and a key: of one not named the day and nobody, since leaders read the log."""
    if named:
        return {"by": by, "now": now, "key": ordered_id()}
    today = day_of(now, organisation.time_zone)
    return {"by": system_person(), "now": start_of(today), "key": day_key(today)}


def _opened(barrier: Barrier) -> Barrier:
    """One that was said to be over, and was seen again, waits for somebody as at first."""
    if barrier.is_over:
        barrier.became, barrier.answered_at, barrier.owner, barrier.owned_at = "", None, None, None
        barrier.save(update_fields=["became", "answered_at", "owner", "owned_at"])
    return barrier


def _tell(barrier: Barrier, code: str, by: Actor, now: datetime) -> None:
    """Tell all who raised it or said where it shows, but for `by` and those who are no longer here."""
    seen = Entry.objects.filter(barrier=barrier, kind=Entry.Kind.EVIDENCE).values("said_by")
    told = Person.objects.filter(Q(pk=barrier.raised_by_id) | Q(pk__in=seen), erased_at=None).exclude(pk=by.pk)
    here = Membership.objects.filter(organisation_id=barrier.organisation_id, left_at=None).values("person")
    path = reverse("barrier", kwargs={"id": barrier.pk})
    about = {"organisation_id": barrier.organisation_id, "code": code, "words": barrier.words[:200], "path": path}
    notify_all([Notice(person=person, at=now, **about) for person in told.filter(pk__in=here)])
