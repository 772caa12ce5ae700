"""What an assembly's own page and the list of assemblies show, gathered from the rooms below."""

from dataclasses import dataclass
from uuid import UUID

from django.db.models import Count, Q

from assieme.assemblies.bodies.access import see_assembly
from assieme.assemblies.bodies.models import Assembly, Constitution
from assieme.assemblies.bodies.reads import Sitting, current_rules, seat_counts, sitting_in
from assieme.assemblies.meetings.models import Meeting
from assieme.assemblies.votes.access import see_vote
from assieme.assemblies.votes.models import Vote
from assieme.core.actors import Actor
from assieme.core.ui.words import STANDPOINTS
from assieme.organisations.access import lead_organisation

PAGE = 30


@dataclass(frozen=True)
class AssemblyLine:
    """An assembly on a list."""

    id: UUID
    name: str
    purpose: str
    organisation: str
    seats: int
    open_votes: int


@dataclass(frozen=True)
class Page[T]:
    """Part of a list; `after` is the key to go on from, None at the end."""

    rows: list[T]
    after: UUID | None


@dataclass(frozen=True)
class Body:
    """An assembly's own page: seats by standpoint, in the order in which standpoints always come."""

    seats: tuple[tuple[str, int], ...]
    sitting: tuple[Sitting, ...]
    rules: Constitution | None
    rules_since: object
    votes: tuple[Vote, ...]
    meetings: tuple[Meeting, ...]
    has_voted: bool

    @property
    def people(self) -> int:
        return sum(number for _standpoint, number in self.seats)


def assemblies_for(actor: Actor, after: UUID | None = None) -> Page[AssemblyLine]:
    """The assemblies that the actor may see, newest first, a page at a time. One query."""
    rows = see_assembly.rows(actor).select_related("organisation")
    if after:
        rows = rows.filter(pk__lt=after)
    counted = rows.order_by("-id").annotate(
        seated=Count("seats", filter=Q(seats__until=None), distinct=True),
        open_now=Count("votes", filter=Q(votes__phase=Vote.Phase.OPEN), distinct=True),
    )[: PAGE + 1]
    lines = [
        AssemblyLine(row.pk, row.name, row.purpose, row.organisation.name, row.seated, row.open_now) for row in counted
    ]
    return Page(lines[:PAGE], lines[PAGE - 1].id if len(lines) > PAGE else None)


def led_organisation(actor: Actor) -> UUID | None:
    """An organisation in which the actor may set up an assembly."""
    return lead_organisation.rows(actor).filter(published_year=None).values_list("pk", flat=True).first()


def body(assembly: Assembly, actor: Actor) -> Body:
    """Everything on an assembly's page, in a constant number of queries."""
    sitting = sitting_in(assembly)
    counts = seat_counts(assembly)
    adoption = current_rules(assembly)
    votes = see_vote.rows(actor).filter(assembly=assembly).select_related("result").order_by("-id")[:PAGE]
    shown = tuple(votes)
    return Body(
        seats=tuple((one, counts[one]) for one in STANDPOINTS if counts[one]),
        sitting=sitting,
        rules=adoption.constitution if adoption else None,
        rules_since=adoption.at if adoption else None,
        votes=shown,
        meetings=tuple(assembly.meetings.order_by("-held_on", "-id")[:12]),
        has_voted=any(vote.phase != Vote.Phase.DRAFT for vote in shown),
    )
