"""What the pages and files of the registers ask."""

import csv
import io
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, cast
from uuid import UUID

from django.db.models import Q

from assieme.assemblies.votes.models import RollEntry, Vote
from assieme.core.actors import Actor
from assieme.core.ui.words import STANDPOINTS
from assieme.organisations.models import Organisation
from assieme.roadmap.registers import FIELDS, Entry, Register

PAGE, FORMULA = 20, ("=", "+", "-", "@", "\t", "\r")


@dataclass(frozen=True)
class Line:
    """An entry in a table; `cells` are in the order of the register's columns."""

    id: UUID
    title: str
    cells: tuple[str, ...]


@dataclass(frozen=True)
class Page:
    """Entries that nobody has corrected, newest first; `after` is the key to go on from, None at the end."""

    lines: tuple[Line, ...]
    after: UUID | None


@dataclass(frozen=True)
class Voted:
    """A vote of one of our groups that was counted, and the standpoints on its roll."""

    id: UUID
    title: str
    group: str
    at: datetime | None
    standpoints: tuple[str, ...]


@dataclass(frozen=True)
class One:
    """An entry by itself. `facts` are names and values; `before` and `later` are what it corrects and what corrects
    it."""

    row: Entry
    facts: tuple[tuple[str, str], ...]
    before: Entry | None
    later: Entry | None
    may_correct: bool


def page_of(register: Register, organisation: Organisation, after: UUID | None = None) -> Page:
    """Twenty entries. One query."""
    rows = register.model.objects.filter(organisation=organisation, replaced_by=None)
    if after:
        last = register.model.objects.filter(organisation=organisation, pk=after).values("on")[:1]
        rows = rows.filter(Q(on__lt=last) | Q(on=last, pk__lt=after))
    found = list(rows.order_by("-on", "-pk")[: PAGE + 1])
    lines = tuple(Line(row.pk, row.title, _cells(register, row)) for row in found[:PAGE])
    return Page(lines, found[PAGE - 1].pk if len(found) > PAGE else None)


def _cells(register: Register, row: Entry) -> tuple[str, ...]:
    return tuple(column.say(row) for column in register.columns)


def entry_of(register: Register, organisation: Organisation, key: UUID) -> Entry | None:
    rows = register.model.objects.filter(organisation=organisation, pk=key).select_related("replaces")
    found: Entry | None = rows.first()
    return found


def one_of(register: Register, row: Entry, reader: Actor) -> One:
    """Two queries."""
    facts = tuple((str(column.name), column.say(row)) for column in register.columns)
    later = register.model.objects.filter(replaces=row).first()
    return One(
        row, facts, cast("Entry | None", row.replaces), later, later is None and register.correct.sees(reader, row)
    )


def voted(organisation: Organisation, most: int = PAGE) -> tuple[Voted, ...]:
    """The newest votes of the organisation's groups that were counted. Two queries."""
    phases = (Vote.Phase.CLOSING, Vote.Phase.CLOSED)
    votes = Vote.objects.filter(organisation=organisation, phase__in=phases).select_related("assembly")
    found = list(votes.order_by("-closed_at", "-pk")[:most])
    sides: dict[UUID, set[str]] = {vote.pk: set() for vote in found}
    on_roll = RollEntry.objects.filter(vote__in=found).values_list("vote_id", "standpoint").distinct()
    for vote_id, standpoint in on_roll:
        sides[vote_id].add(standpoint)
    return tuple(
        Voted(vote.pk, vote.title, vote.assembly.name, vote.closed_at, _in_order(sides[vote.pk])) for vote in found
    )


def _in_order(standpoints: Iterable[str]) -> tuple[str, ...]:
    held = set(standpoints)
    return tuple(one for one in STANDPOINTS if one in held)


def as_csv(register: Register, organisation: Organisation) -> str:
    """All entries, oldest first, with those that were corrected. A cell that would be computed gets an apostrophe."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    fields = FIELDS[register.kind]
    writer.writerow(["id", "corrects", "title", "on", *fields, "words", "link"])
    for row in register.model.objects.filter(organisation=organisation).order_by("on", "entered_at", "pk"):
        said = [_plain(getattr(row, field)) for field in fields]
        cells = [str(row.pk), str(row.replaces_id or ""), row.title, row.on.isoformat(), *said]
        writer.writerow([_safe(cell) for cell in (*cells, row.words, row.link)])
    return out.getvalue()


def _plain(value: Any) -> str:
    if isinstance(value, list):
        return "; ".join(value)
    if isinstance(value, bool):
        return "yes" if value else "no"
    return value.isoformat() if isinstance(value, date) else str("" if value is None else value)


def _safe(cell: str) -> str:
    return f"'{cell}" if cell.startswith(FORMULA) else cell
