"""What the pages ask, in a constant number of queries: all counting is the database's."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import Exists, OuterRef, Subquery

from assieme.assemblies.bodies.models import Assembly, Seat
from assieme.assemblies.bodies.reads import formal_level
from assieme.core.actors import Actor
from assieme.logic.participation.levels import Level
from assieme.logic.power.formal import FormalLevel
from assieme.mirrors import card_reads, meeting_reads
from assieme.mirrors.practice import Practice
from assieme.mirrors.promise import Kept, compare
from assieme.organisations.access import in_organisation, leading
from assieme.organisations.models import Declaration, Initiative, Organisation

PAGE = 30


@dataclass(frozen=True)
class Declared:
    """What the initiative says it will do. `who` wrote it down; empty for the system.

    `words` is what these people mean, or else aim at; `whose_words` says who put it like this. Both may be empty.
    """

    level: Level
    words: str
    whose_words: str
    who: str
    when: datetime


@dataclass(frozen=True)
class Mirror:
    """One assembly's promise, what its rules allow (None while there are no rules or seats), and what happened."""

    declared: Declared | None
    formal: FormalLevel | None
    practice: Practice

    @property
    def promised(self) -> Level | None:
        return self.declared.level if self.declared else None

    @property
    def allowed(self) -> Level | None:
        return self.formal.level if self.formal else None

    @property
    def kept(self) -> Kept | None:
        """How the rules stand to the promise."""
        return compare(self.promised, self.allowed)


def mirror_of(assembly: Assembly, today: date) -> Mirror:
    """The mirror of an assembly and, through it, of its initiative. `today` is the day in the organisation's zone."""
    initiative = assembly.initiative
    return Mirror(
        declared=declared(initiative) if initiative else None,
        formal=formal_level(assembly),
        practice=Practice(
            meetings=meeting_reads.meetings(assembly, today),
            votes=meeting_reads.votes(assembly),
            cards=card_reads.cards(initiative, today) if initiative else None,
        ),
    )


def declared(initiative: Initiative) -> Declared | None:
    """The initiative's latest declaration. One query."""
    row = initiative.declarations.select_related("declared_by__identity").order_by("-id").first()
    if row is None:
        return None
    who = "" if row.declared_by.actor_kind == "system" else str(row.declared_by)
    return Declared(Level(row.level), row.definition or row.aims, row.whose_words, who, row.declared_at)


@dataclass(frozen=True)
class MirrorLine:
    """An assembly whose mirror can be read; `level` is what its initiative promised, empty when nothing."""

    id: UUID
    name: str
    initiative: str
    organisation: str
    level: str
    has_seat: bool


@dataclass(frozen=True)
class MirrorList:
    """A page of mirrors, newest assembly first; `after` is the key to go on from, None at the end."""

    lines: tuple[MirrorLine, ...]
    after: UUID | None


def mirrors_for(actor: Actor, after: UUID | None = None) -> MirrorList:
    """The mirrors of the assemblies in the actor's own organisations. One query."""
    latest = Declaration.objects.filter(initiative=OuterRef("initiative")).order_by("-id").values("level")[:1]
    mine = Seat.objects.filter(assembly=OuterRef("pk"), person_id=actor.pk, until=None)
    rows = Assembly.objects.filter(in_organisation(actor)).select_related("organisation", "initiative")
    if after:
        rows = rows.filter(pk__lt=after)
    found = list(rows.annotate(promised=Subquery(latest), mine=Exists(mine)).order_by("-id")[: PAGE + 1])
    lines = tuple(
        MirrorLine(
            id=row.pk,
            name=row.name,
            initiative=row.initiative.title if row.initiative else "",
            organisation=row.organisation.name,
            level=row.promised or "",
            has_seat=row.mine,
        )
        for row in found[:PAGE]
    )
    return MirrorList(lines, lines[-1].id if len(found) > PAGE else None)


def logs_for(actor: Actor) -> tuple[tuple[UUID, str], ...]:
    """The organisations whose event log the actor may read: id and name. One query."""
    return tuple(Organisation.objects.filter(leading(actor, "id")).order_by("name").values_list("id", "name")[:PAGE])
