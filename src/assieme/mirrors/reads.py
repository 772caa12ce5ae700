"""What the pages ask, in a constant number of queries."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery

from assieme.assemblies.bodies.models import Assembly, Seat
from assieme.assemblies.bodies.reads import formal_level
from assieme.core.actors import Actor
from assieme.logic.mirrors.promise import Kept, against_practice, against_rules
from assieme.logic.participation.levels import Level
from assieme.logic.power.formal import FormalLevel
from assieme.mirrors import card_reads, meeting_reads, places
from assieme.mirrors.happened import Happened, happened
from assieme.mirrors.kept import Place
from assieme.mirrors.months import Period
from assieme.mirrors.practice import Practice
from assieme.organisations.access import in_organisation, leading
from assieme.organisations.models import Declaration, Initiative, Organisation, Service

PAGE = 30


@dataclass(frozen=True)
class Declared:
    """What an initiative says it will do. `who` wrote it down; empty for the system.

    `words` is what these people mean, or else aim at; `whose_words` says who put it like this. Both may be empty.
    """

    initiative_id: UUID
    initiative: str
    level: Level
    words: str
    whose_words: str
    who: str
    when: datetime


@dataclass(frozen=True)
class Mirror:
    """What was promised, what the rules allow, and what happened over a period.

    `formal` and `practice` are those of one assembly, and None where more is looked at (`formal` also while there are
    no rules or seats). Where initiatives promised different things there is no one promise to set practice beside.
    """

    promises: tuple[Declared, ...]
    formal: FormalLevel | None
    practice: Practice | None
    happened: Happened
    period: Period

    @property
    def declared(self) -> Declared | None:
        return self.promises[0] if len(self.promises) == 1 else None

    @property
    def promised(self) -> Level | None:
        levels = {one.level for one in self.promises}
        return levels.pop() if len(levels) == 1 else None

    @property
    def allowed(self) -> Level | None:
        return self.formal.level if self.formal else None

    @property
    def kept(self) -> Kept:
        """How the rules stand to the promise."""
        return against_rules(self.promised, self.allowed)

    @property
    def kept_in_practice(self) -> Kept:
        """How practice stands to the promise."""
        return against_practice(self.promised, self.happened.enacted)


def mirror_of(assembly: Assembly, period: Period, today: date) -> Mirror:
    """The mirror of an assembly and, through it, of its initiative. `today` is the day in the organisation's zone."""
    initiative = assembly.initiative
    return Mirror(
        promises=declared([initiative.pk]) if initiative else (),
        formal=formal_level(assembly),
        practice=Practice(
            meetings=meeting_reads.meetings(assembly, today),
            votes=meeting_reads.votes(assembly),
            cards=card_reads.cards(initiative, today) if initiative else None,
        ),
        happened=happened(places.of_assembly(assembly), period, today),
        period=period,
    )


def mirror_together(place: Place, period: Period, today: date) -> Mirror:
    """The mirror of everything in a place: each initiative's own promise, and what happened in all of it."""
    return Mirror(declared(place.initiatives), None, None, happened(place, period, today), period)


def declared(initiatives: Iterable[UUID]) -> tuple[Declared, ...]:
    """The latest declaration of each initiative, by its title. One query."""
    latest = Declaration.objects.filter(initiative=OuterRef("initiative")).order_by("-id").values("pk")[:1]
    rows = Declaration.objects.filter(initiative__in=list(initiatives), pk=Subquery(latest))
    found = rows.select_related("initiative", "declared_by__identity").order_by("initiative__title", "initiative_id")
    return tuple(_declared(row) for row in found)


def _declared(row: Declaration) -> Declared:
    who = "" if row.declared_by.actor_kind == "system" else str(row.declared_by)
    return Declared(
        initiative_id=row.initiative_id,
        initiative=row.initiative.title,
        level=Level(row.level),
        words=row.definition or row.aims,
        whose_words=row.whose_words,
        who=who,
        when=row.declared_at,
    )


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
    rows = Assembly.objects.filter(in_organisation(actor))
    return _page(rows.filter(pk__lt=after) if after else rows, actor)


def groups_in(place: Place, actor: Actor) -> MirrorList:
    """The assemblies of a place, the first of them. One query."""
    return _page(Assembly.objects.filter(pk__in=place.assemblies), actor)


def _page(rows: QuerySet[Assembly], actor: Actor) -> MirrorList:
    latest = Declaration.objects.filter(initiative=OuterRef("initiative")).order_by("-id").values("level")[:1]
    mine = Seat.objects.filter(assembly=OuterRef("pk"), person_id=actor.pk, until=None)
    rows = rows.select_related("organisation", "initiative")
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


@dataclass(frozen=True)
class Wider:
    """A mirror of more than one group: the address's name, the key, and what it is called."""

    url: str
    id: UUID
    name: str


def wider_for(actor: Actor) -> tuple[Wider, ...]:
    """Organisations, services and initiatives of the actor that have groups. Three queries."""
    mine, groups = in_organisation(actor), Q(assemblies__isnull=False)
    initiatives = Initiative.objects.filter(mine & groups).distinct().order_by("title")[:PAGE]
    services = Service.objects.filter(mine, initiatives__assemblies__isnull=False).distinct().order_by("name")[:PAGE]
    organisations = Organisation.objects.filter(in_organisation(actor, through="id") & groups).distinct()
    return (
        *(Wider("mirror_of_organisation", one.pk, one.name) for one in organisations.order_by("name")[:PAGE]),
        *(Wider("mirror_of_service", one.pk, str(one)) for one in services),
        *(Wider("mirror_of_initiative", one.pk, one.title) for one in initiatives),
    )


def logs_for(actor: Actor) -> tuple[tuple[UUID, str], ...]:
    """The organisations whose event log the actor may read: id and name. One query."""
    return tuple(Organisation.objects.filter(leading(actor, "id")).order_by("name").values_list("id", "name")[:PAGE])
