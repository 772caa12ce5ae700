"""Writes around a mirror that is shown to anyone: asking, replying, showing, taking back."""

import secrets
from datetime import datetime, timedelta

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from assieme.assemblies.bodies.models import Assembly
from assieme.core.access import Refused, require
from assieme.core.action import action, lock, share
from assieme.core.actors import Actor
from assieme.core.days import day_of
from assieme.core.events import record
from assieme.mirrors import access, events, notices, outside_reads
from assieme.mirrors.models import Frozen, Outside, OutsideReply
from assieme.mirrors.months import Period, month_of
from assieme.mirrors.outside_figures import for_outside, freeze
from assieme.mirrors.reads import mirror_of
from assieme.people.models import Notice, Person
from assieme.people.notices import notify_all

DAYS_FOR_REPLIES = 14
NOT_OVER = _("These months are not over yet. Choose months that are.")
WAITS = _("One mirror of this group waits already. Show it, or take it back first.")
TOO_EARLY = _("The days for replies are not over yet. Nothing was shown.")


@action
def ask_outside(*, assembly: Assembly, period: Period, by: Actor, now: datetime) -> Outside:
    """Freeze the mirror of some months, and tell everybody whose practice it shows; for 14 days they alone can reply.

    Months that were shown before keep the figures that were shown, so that two looks tell no more than one.
    Raises Refused for months that are not over, or that another page of the same cards and meetings shows in part.
    """
    organisation = lock(assembly.organisation)
    assembly = lock(assembly)
    require(access.ask_outside, by, assembly)
    today = day_of(now, organisation.time_zone)
    if period.last >= month_of(today):
        raise Refused(NOT_OVER)
    if Outside.objects.filter(assembly=assembly, shown_at=None, ended_at=None).exists():
        raise Refused(WAITS)
    before = outside_reads.shown_before(assembly, period)
    frozen = before or Frozen.objects.create(
        organisation=organisation,
        assembly=assembly,
        first=period.first,
        last=period.last,
        figures=freeze(for_outside(mirror_of(assembly, period, today))),
        at=now,
    )
    asked = Outside.objects.create(
        organisation=organisation,
        assembly=assembly,
        frozen=frozen,
        asked_by_id=by.pk,
        asked_at=now,
        replies_until=today + timedelta(days=DAYS_FOR_REPLIES),
        code=secrets.token_urlsafe(15),
    )
    told = _tell(asked, notices.MAY_BE_SHOWN, now)
    record(
        events.outside_asked,
        by=by,
        now=now,
        organisation=organisation.pk,
        subject=asked.pk,
        assembly=assembly.pk,
        frozen=frozen.pk,
        first=period.first,
        last=period.last,
        told=told,
    )
    return asked


def _tell(outside: Outside, code: str, now: datetime) -> int:
    """Everybody whose practice it shows; how many they are."""
    path = reverse("outside", kwargs={"id": outside.pk})
    people: list[Person] = list(outside_reads.whose_practice(outside))
    notify_all(
        [
            Notice(
                person=one,
                organisation_id=outside.organisation_id,
                code=code,
                words=outside.assembly.name,
                path=path,
                at=now,
            )
            for one in people
        ]
    )
    return len(people)


@action
def reply_outside(*, outside: Outside, words: str, by: Actor, now: datetime) -> OutsideReply | None:
    """Say something that anyone reads beside the mirror, in place of what one said before; empty words take it back."""
    outside = share(outside)
    require(access.reply_outside, by, outside)
    place, key = outside.organisation_id, outside.pk
    if not words:
        before = OutsideReply.objects.filter(outside=outside, person_id=by.pk).first()
        if before is not None:
            gone, _count = before.pk, before.delete()
            record(events.outside_reply_taken_back, by=by, now=now, organisation=place, subject=key, reply=gone)
        return None
    said, _made = OutsideReply.objects.update_or_create(
        outside=outside,
        person_id=by.pk,
        defaults={"organisation_id": outside.organisation_id, "words": words, "said_at": now},
    )
    record(events.outside_reply_written, by=by, now=now, organisation=place, subject=key, reply=said.pk)
    return said


@action
def show_outside(*, outside: Outside, by: Actor, now: datetime) -> Outside:
    """From now on anyone who has the link reads it. Raises Refused while the days for replies go on."""
    outside = lock(outside)
    require(access.show_outside, by, outside)
    if not outside.had_its_days(day_of(now, outside.organisation.time_zone)):
        raise Refused(TOO_EARLY)
    outside.shown_at = now
    outside.save(update_fields=["shown_at"])
    _tell(outside, notices.IS_SHOWN, now)
    record(
        events.outside_shown,
        by=by,
        now=now,
        organisation=outside.organisation_id,
        subject=outside.pk,
        frozen=outside.frozen_id,
    )
    return outside


@action
def end_outside(*, outside: Outside, by: Actor, now: datetime) -> Outside:
    """The link opens nothing any more; or, before it was shown, it won't be."""
    outside = lock(outside)
    require(access.end_outside, by, outside)
    outside.ended_at = now
    outside.save(update_fields=["ended_at"])
    record(
        events.outside_ended,
        by=by,
        now=now,
        organisation=outside.organisation_id,
        subject=outside.pk,
        frozen=outside.frozen_id,
    )
    return outside
