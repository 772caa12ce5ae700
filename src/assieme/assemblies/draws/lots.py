"""The lottery of a draw, worked out of its rows. No lock is held meanwhile: see `key_of`."""

import json
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from assieme.assemblies.draws.models import Draw, Entry, Target
from assieme.logic.sortition.fair import Change, NoPanelError, fair_lottery
from assieme.logic.sortition.lottery import Lottery
from assieme.logic.sortition.pool import Quota, pool
from assieme.logic.sortition.published import mixed

State = Entry.State


@dataclass(frozen=True)
class Prepared:
    """A lottery, and the key of what it was worked out of: whoever writes it down asks if that is still so."""

    lottery: Lottery
    key: str
    targets: dict[str, list[int]]


@dataclass(frozen=True)
class Outlook:
    """Whether a panel can be drawn now. If not: how many people are missing, or the nearest numbers that can be."""

    prepared: Prepared | None = None
    missing: int = 0
    nearest: tuple[tuple[Target, Change], ...] = ()


def outlook(draw: Draw) -> Outlook:
    """Look for the fairest lottery over all panels that keep the targets. Two queries, and up to seconds of search."""
    targets, entries = _rows(draw)
    people = {entry.number: entry.said for entry in entries}
    if len(people) < draw.size:
        return Outlook(missing=draw.size - len(people))
    quotas = {Quota(one.feature, one.value, one.least, one.most): one for one in targets}
    stay = [entry.number for entry in entries if entry.state != State.WAITING]
    try:
        found = fair_lottery(pool(people, quotas, draw.size, stay))
    except NoPanelError as error:
        return Outlook(nearest=tuple((quotas[change.quota], change) for change in error.changes))
    numbers = {str(one.pk): [one.least, one.most] for one in targets}
    return Outlook(Prepared(mixed(found), _key(draw, targets, entries), numbers))


def key_of(draw: Draw) -> str:
    """A text that is another one as soon as people, what they say, or targets change. Call it under the lock."""
    return _key(draw, *_rows(draw))


def _rows(draw: Draw) -> tuple[list[Target], list[Entry]]:
    """Targets, and those who have a place or may get one."""
    entries = Entry.objects.filter(draw=draw, person__erased_at=None).exclude(state=State.GONE).order_by("number")
    return list(draw.targets.order_by("id")), list(entries)


def _key(draw: Draw, targets: list[Target], entries: list[Entry]) -> str:
    numbers: list[Any] = [[str(one.pk), one.least, one.most] for one in targets]
    said: list[Any] = [[one.number, one.said, one.state] for one in entries]
    return sha256(json.dumps([draw.size, numbers, said], sort_keys=True).encode()).hexdigest()
