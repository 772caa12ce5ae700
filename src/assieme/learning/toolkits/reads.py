"""What the pages show: plans with their parts and times."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING
from uuid import UUID

from django.db.models import Count, QuerySet, Sum
from django.shortcuts import get_object_or_404

from assieme.core.actors import Actor
from assieme.learning.toolkits import access
from assieme.learning.toolkits.models import Part, Toolkit
from assieme.learning.toolkits.shelf import BREAK, SHELF, Exercise

if TYPE_CHECKING:
    from assieme.organisations.models import Organisation

PAGE = 30


@dataclass(frozen=True)
class Planned:
    """A part at its place. `begins` and `ends` are on the clock, None where the plan has no beginning."""

    part: Part
    number: int
    begins: time | None
    ends: time | None
    before: int  # minutes from the beginning

    @property
    def exercise(self) -> Exercise:
        return SHELF[self.part.kind]

    @property
    def steps(self) -> list[str]:
        return _lines(self.part.say)

    @property
    def questions(self) -> list[str]:
        return _lines(self.part.questions)

    @property
    def is_break(self) -> bool:
        return self.part.kind == BREAK


@dataclass(frozen=True)
class Session:
    """A whole plan."""

    toolkit: Toolkit
    parts: tuple[Planned, ...]
    minutes: int
    ends: time | None

    @property
    def equil(self) -> bool:
        return any(one.exercise.equil for one in self.parts)


@dataclass(frozen=True)
class Shared:
    """Plans of others, newest first; `after` is the key with which the next page begins."""

    toolkits: tuple[Toolkit, ...]
    after: UUID | None


def session(toolkit: Toolkit) -> Session:
    """The plan with its times, in one query."""
    before, found = 0, []
    for number, part in enumerate(toolkit.parts.order_by("place", "pk"), start=1):
        begins, ends = clock_after(toolkit.starts_at, before), clock_after(toolkit.starts_at, before + part.minutes)
        found.append(Planned(part, number, begins, ends, before))
        before += part.minutes
    return Session(toolkit, tuple(found), before, clock_after(toolkit.starts_at, before))


def own(actor: Actor) -> tuple[Toolkit, ...]:
    """One's own plans, newest first."""
    return tuple(_counted(access.change_toolkit.rows(actor))[:100])


def shared_with(actor: Actor, after: UUID | None = None) -> Shared:
    """What others of one's organisations share."""
    rows = _counted(access.see_toolkit.rows(actor).exclude(author_id=actor.pk))
    found = list((rows.filter(pk__lt=after) if after else rows)[: PAGE + 1])
    return Shared(tuple(found[:PAGE]), found[PAGE - 1].pk if len(found) > PAGE else None)


def own_organisation(actor: Actor, id: str) -> "Organisation":
    """The organisation in which the person acts. Raises Http404 where there is none."""
    return get_object_or_404(access.begin_toolkit.rows(actor), pk=id or None)


def _counted(rows: QuerySet[Toolkit]) -> QuerySet[Toolkit]:
    return (
        rows.select_related("author__identity")
        .annotate(count=Count("parts"), total=Sum("parts__minutes", default=0))
        .order_by("-pk")
    )


def clock_after(start: time | None, minutes: int) -> time | None:
    """The time on the clock so many minutes after `start`, past midnight too; None where there is no start."""
    if start is None:
        return None
    return (datetime.combine(date.min, start) + timedelta(minutes=minutes)).time()


def _lines(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip()]
