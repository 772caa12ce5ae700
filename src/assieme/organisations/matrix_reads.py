"""Organisations side by side: their services, and their initiatives by level of involvement."""

from collections import defaultdict
from dataclasses import dataclass, field
from uuid import UUID

from django.db.models import OuterRef, Q, QuerySet, Subquery

from assieme.core.actors import Actor
from assieme.logic.participation.levels import Level
from assieme.organisations import access
from assieme.organisations.models import Declaration, Initiative, Organisation, Service


@dataclass(frozen=True)
class Choice:
    """What the reader wants to see; empty means everything."""

    organisations: frozenset[str] = frozenset()
    level: str = ""
    kind: str = ""


@dataclass(frozen=True)
class Activity:
    """One initiative in a cell; `source` names the cell of a published table."""

    id: UUID
    title: str
    level: str
    source: str
    service: str


@dataclass(frozen=True)
class ServiceLine:
    """One service; `name` is empty where only its kind is known, `level` where it was not said."""

    id: UUID
    kind: str
    kind_name: str
    name: str
    clinical: bool
    level: str
    source: str


@dataclass(frozen=True)
class Column:
    """One organisation. `cells` has every level, in order, also the empty ones."""

    id: UUID
    name: str
    place: str
    year: int | None
    source: str
    made_up: bool
    services: tuple[ServiceLine, ...] = ()
    cells: dict[str, tuple[Activity, ...]] = field(default_factory=dict)

    @property
    def activities(self) -> list[Activity]:
        return [activity for cell in self.cells.values() for activity in cell]

    @property
    def counts(self) -> dict[str, int]:
        return {level: len(cell) for level, cell in self.cells.items()}


def organisations_for(actor: Actor) -> QuerySet[Organisation]:
    """The published cases and the reader's own organisations: one's own first, then by name."""
    return access.see_organisation.rows(actor).order_by("-published_year", "name", "id")


def with_current(initiatives: QuerySet[Initiative]) -> QuerySet[Initiative]:
    """Initiatives with `level` and `source` of the declaration that holds now (None where there is none)."""
    latest = Declaration.objects.filter(initiative=OuterRef("pk")).order_by("-id")
    return initiatives.annotate(
        level=Subquery(latest.values("level")[:1]), source=Subquery(latest.values("source")[:1])
    )


def columns(actor: Actor, choice: Choice) -> list[Column]:
    """The chosen organisations with what they declared. Three queries, however many rows.

    A kind of service keeps the organisations that have it; of their initiatives, those of that kind and those
    of which no service is known (the published tables don't tell).
    """
    chosen = organisations_for(actor)
    if choice.organisations:
        chosen = chosen.filter(pk__in=choice.organisations)
    if choice.kind:
        chosen = chosen.filter(pk__in=Service.objects.filter(kind=choice.kind).values("organisation_id"))
    found = list(chosen)
    keys = [organisation.pk for organisation in found]
    services, activities = _services(keys), _activities(keys, choice)
    return [
        Column(
            id=organisation.pk,
            name=organisation.name,
            place=organisation.place,
            year=organisation.published_year,
            source=organisation.source,
            made_up=organisation.made_up,
            services=tuple(services[organisation.pk]),
            cells={level.value: tuple(activities[organisation.pk, level.value]) for level in Level},
        )
        for organisation in found
    ]


def service_line(service: Service) -> ServiceLine:
    return ServiceLine(
        id=service.pk,
        kind=service.kind,
        kind_name=str(service.get_kind_display()),
        name=service.name,
        clinical=service.clinical,
        level=service.level_of_coproduction,
        source=service.source,
    )


def _services(keys: list[UUID]) -> dict[UUID, list[ServiceLine]]:
    found: dict[UUID, list[ServiceLine]] = defaultdict(list)
    for service in Service.objects.filter(organisation_id__in=keys).order_by("id"):
        found[service.organisation_id].append(service_line(service))
    return found


def _activities(keys: list[UUID], choice: Choice) -> dict[tuple[UUID, str], list[Activity]]:
    rows = with_current(Initiative.objects.filter(organisation_id__in=keys)).select_related("service")
    rows = rows.filter(Q(level=choice.level) if choice.level else Q(level__isnull=False))
    if choice.kind:
        rows = rows.filter(Q(service__isnull=True) | Q(service__kind=choice.kind))
    found: dict[tuple[UUID, str], list[Activity]] = defaultdict(list)
    for row in rows.order_by("id"):
        level, source = str(row.level), str(row.source)  # type: ignore[attr-defined]  # annotated
        service = str(row.service) if row.service else ""
        found[row.organisation_id, level].append(Activity(row.pk, row.title, level, source, service))
    return found
