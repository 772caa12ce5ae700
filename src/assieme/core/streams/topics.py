"""Saying that something changed, and asking what did."""

from collections.abc import Collection
from datetime import datetime, timedelta
from uuid import UUID

from django.db.models import F

from assieme.core.streams.models import Topic

KEPT = timedelta(days=2)


def bump(topic: UUID, *, now: datetime) -> None:
    """Say that `topic` changed. Call it last in the transaction that changes it: until its end the row is locked."""
    if not _count(topic, now):
        # Two may come first at once: one of them makes the row, both count.
        Topic.objects.bulk_create([Topic(pk=topic, at=now)], ignore_conflicts=True)
        _count(topic, now)


def _count(topic: UUID, now: datetime) -> int:
    return Topic.objects.filter(pk=topic).update(version=F("version") + 1, at=now)


def versions(topics: Collection[UUID]) -> dict[UUID, int]:
    """The version of each topic that ever changed, in one query."""
    return dict(Topic.objects.filter(pk__in=topics).values_list("pk", "version"))


def forget_old(*, now: datetime) -> int:
    """Remove topics that nobody changed for two days; returns how many. Who still looks on misses nothing."""
    return Topic.objects.filter(at__lt=now - KEPT).delete()[0]
