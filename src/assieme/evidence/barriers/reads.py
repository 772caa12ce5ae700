"""What pages ask about barriers: the list, which steps they touch, and the history of one."""

from collections import Counter
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from assieme.evidence.barriers.models import Barrier, Entry
from assieme.evidence.barriers.published import Published, published
from assieme.organisations.models import Organisation, StepState

PAGE = 30
TAKEN_BACK = _("These words were taken back.")
STEPS = StepState.Step


@dataclass(frozen=True)
class Line:
    """A barrier on a list. `source` names the study where it is a published one; `owner` is a name or empty."""

    id: UUID
    title: str
    text: str
    source: str
    steps: tuple[str, ...]
    owner: str
    answered: bool
    became: str
    is_over: bool


@dataclass(frozen=True)
class Touched:
    """A step of the path, and how many barriers that are not over touch it."""

    step: str
    title: str
    count: int


@dataclass(frozen=True)
class Register:
    """The barriers of an organisation, newest first: a page of lines, and the steps that all open ones touch.

    `after` is the key to go on from, None at the end.
    """

    lines: tuple[Line, ...]
    after: UUID | None
    touched: tuple[Touched, ...]


@dataclass(frozen=True)
class Told:
    """Something said of a barrier; `by` is empty where they do not wish to be named."""

    kind: str
    became: str
    words: str
    path: str
    by: str
    at: datetime


@dataclass(frozen=True)
class Offered:
    """A published barrier, and the one of this organisation that was taken over from it, if any."""

    barrier: Published
    here: UUID | None


def register(organisation: Organisation, step: str = "", after: UUID | None = None) -> Register:
    """Two queries. `step` narrows the lines to barriers that touch it."""
    open_ones = Barrier.objects.filter(organisation=organisation).exclude(became__in=OVER)
    touching = [(row.pk, row.steps) for row in open_ones.only("id", "steps", "became")]
    counts = Counter(one for _key, steps in touching for one in steps)
    rows = Barrier.objects.filter(organisation=organisation).select_related("owner__identity").order_by("-id")
    if step:
        rows = rows.filter(pk__in=[key for key, steps in touching if step in steps])
    if after:
        rows = rows.filter(pk__lt=after)
    found = list(rows[: PAGE + 1])
    return Register(
        lines=tuple(line(row) for row in found[:PAGE]),
        after=found[PAGE - 1].pk if len(found) > PAGE else None,
        touched=tuple(Touched(one.value, str(one.label), counts[one.value]) for one in STEPS),
    )


OVER = (Barrier.Became.GONE, Barrier.Became.NOT_OURS)


def touched(organisation_id: UUID) -> dict[str, int]:
    """How many barriers that are not over touch each step, by step; steps that none touches are left out. One query."""
    rows = Barrier.objects.filter(organisation_id=organisation_id).exclude(became__in=OVER)
    counts = Counter(step for steps in rows.values_list("steps", flat=True) for step in steps)
    return {step.value: counts[step.value] for step in STEPS if counts[step.value]}


def line(row: Barrier) -> Line:
    """The barrier with the words of the study, or of who raised it."""
    known = published().get(row.published)
    return Line(
        id=row.pk,
        title=known.title if known else row.words or str(TAKEN_BACK),
        text=known.text if known else "",
        source=known.source if known else "",
        steps=tuple(str(STEPS(step).label) for step in row.steps),
        owner=str(row.owner) if row.owner else "",
        answered=row.answered_at is not None,
        became=row.became,
        is_over=row.is_over,
    )


def history(barrier: Barrier) -> tuple[Told, ...]:
    """All that was said of it, oldest first; the first is where it was seen. One query."""
    entries = Entry.objects.filter(barrier=barrier).select_related("said_by__identity").order_by("at", "id")
    first = Told("raised", "", barrier.where, "", raiser(barrier), barrier.raised_at)
    return (first, *(_told(one) for one in entries))


def _told(entry: Entry) -> Told:
    words = entry.words or str(TAKEN_BACK)
    return Told(entry.kind, entry.became, words, entry.path, str(entry.said_by) if entry.named else "", entry.at)


def raiser(barrier: Barrier) -> str:
    """The name of who raised it, where they wish it."""
    return str(barrier.raised_by) if barrier.named else ""


def offered(organisation: Organisation) -> tuple[Offered, ...]:
    """The published barriers in the order of their file. One query."""
    rows = Barrier.objects.filter(organisation=organisation).exclude(published="")
    here = dict(rows.values_list("published", "pk"))
    return tuple(Offered(one, here.get(one.slug)) for one in published().values())
