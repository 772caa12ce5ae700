"""What an initiative declares, in words, and what it declared before."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from assieme.logic.participation.contradictions import Contradiction, contradictions
from assieme.logic.participation.contradictions import Declaration as Said
from assieme.logic.participation.crosswalk import CROSSWALK, Crossing, way_of_level
from assieme.logic.participation.levels import Level, Rung
from assieme.logic.participation.practice import (
    CoproductionType,
    Method,
    ProcessPart,
    Scale,
    Understanding,
)
from assieme.organisations import terms
from assieme.organisations.models import Declaration, Initiative
from assieme.organisations.terms import Term

HISTORY = 50


@dataclass(frozen=True)
class Note:
    """Two things that do not go together, with the reason in words."""

    reason: str
    words: terms.Text


@dataclass(frozen=True)
class Current:
    """The declaration that holds now, with the terms that it uses; None or empty where not said."""

    row: Declaration
    level: Term
    rung: Term | None
    way: Term | None
    type: Term | None
    parts: tuple[Term, ...]
    scale: Term | None
    understanding: Term | None
    notes: tuple[Note, ...]


@dataclass(frozen=True)
class Before:
    """One declaration in the history. `who` is empty for the system (a published case)."""

    when: datetime
    who: str
    level: str
    source: str


@dataclass(frozen=True)
class CrosswalkRow:
    """One step of the ladder, from the top; a span of 0 means that the cell above reaches down to here."""

    step: Term
    level: Term | None
    level_span: int
    way: Term
    way_span: int


@dataclass(frozen=True)
class Focus:
    """What the declaration page shows."""

    current: Current | None
    history: tuple[Before, ...]
    crosswalk: tuple[CrosswalkRow, ...]
    way: str = ""


def focus(initiative: Initiative) -> Focus:
    """The declaration page of an initiative. One query, whatever the length of the history."""
    rows = list(initiative.declarations.select_related("declared_by__identity").order_by("-id")[:HISTORY])
    current = _current(rows[0]) if rows else None
    return Focus(
        current=current,
        history=tuple(_before(row) for row in rows),
        crosswalk=crosswalk(),
        way=way_of_level(Level(current.level.value)).value if current else "",
    )


def current_values(initiative: Initiative) -> dict[str, Any]:
    """The declaration that holds now, as values for its form; empty where there is none."""
    row = initiative.declarations.order_by("-id").first()
    if row is None:
        return {}
    said = {True: "yes", False: "no", None: ""}[row.replaces_paid_service]
    names = ("level", "rung", "way", "type", "parts", "scale", "understanding")
    words = ("definition", "aims", "means", "coupled_with", "whose_words")
    return {name: getattr(row, name) for name in (*names, *words)} | {"replaces_paid_service": said}


def crosswalk() -> tuple[CrosswalkRow, ...]:
    """The crosswalk from the top of the ladder down, ready for a table whose cells span rows."""
    top = tuple(reversed(CROSSWALK))
    return tuple(
        CrosswalkRow(
            step=terms.LADDER[one.rung],
            level=terms.LEVELS[one.level] if one.level else None,
            level_span=_span(top, place, "level"),
            way=terms.WAYS[one.way],
            way_span=_span(top, place, "way"),
        )
        for place, one in enumerate(top)
    )


def _span(rows: tuple[Crossing, ...], place: int, name: str) -> int:
    said = [getattr(row, name) for row in rows]
    if place and said[place - 1] == said[place]:
        return 0
    return next((n for n, one in enumerate(said[place:]) if one != said[place]), len(said) - place)


def _current(row: Declaration) -> Current:
    return Current(
        row=row,
        level=terms.LEVELS[row.level],
        rung=terms.LADDER.get(row.rung),
        way=terms.METHODS.get(row.way),
        type=terms.TYPES.get(row.type),
        parts=tuple(terms.PARTS[part] for part in terms.PARTS if part in row.parts),
        scale=terms.SCALES.get(row.scale),
        understanding=terms.UNDERSTANDINGS.get(row.understanding),
        notes=tuple(_note(one) for one in contradictions(_said(row))),
    )


def _said(row: Declaration) -> Said:
    return Said(
        level=Level(row.level),
        rung=Rung(row.rung) if row.rung else None,
        type=CoproductionType(row.type) if row.type else None,
        parts=frozenset(ProcessPart(part) for part in row.parts),
        scale=Scale(row.scale) if row.scale else None,
        method=Method(row.way) if row.way else None,
        understanding=Understanding(row.understanding) if row.understanding else None,
        replaces_paid_service=row.replaces_paid_service,
    )


def _note(one: Contradiction) -> Note:
    return Note(one.reason.value, terms.CONTRADICTIONS[one.reason])


def _before(row: Declaration) -> Before:
    system = row.declared_by.actor_kind == "system"
    return Before(
        when=row.declared_at,
        who="" if system else str(row.declared_by),
        level=row.level,
        source=row.source,
    )
