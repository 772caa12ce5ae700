"""Pages about an organisation and its initiatives."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Exists, OuterRef, QuerySet

from assieme.core.actors import Actor
from assieme.organisations import access
from assieme.organisations.matrix_reads import ServiceLine, service_line, with_current
from assieme.organisations.models import Initiative, Organisation, Service, TakingPart
from assieme.people.models import Person

PAGE = 20


@dataclass(frozen=True)
class InitiativeLine:
    """One initiative in a list. `level` and `source` are empty while nothing is declared."""

    id: UUID
    title: str
    summary: str
    organisation: str
    made_up: bool
    service: str
    level: str
    source: str
    is_open: bool
    takes_part: bool
    begun: datetime


@dataclass(frozen=True)
class Page[T]:
    """A page of a list, newest first; `after` is the key to go on from, None at the end."""

    rows: tuple[T, ...]
    after: UUID | None


@dataclass(frozen=True)
class Place:
    """What an organisation's page shows."""

    organisation: Organisation
    services: tuple[ServiceLine, ...]
    initiatives: Page[InitiativeLine]
    people: int
    may_lead: bool
    may_change: bool


def initiatives_of(actor: Actor, *, before: UUID | None = None, size: int = PAGE) -> Page[InitiativeLine]:
    """Initiatives of the person's own organisations, newest first. One query, whatever the number of rows."""
    rows = Initiative.objects.filter(access.belonging(actor))
    return _page(rows, actor, before, size)


def place(organisation: Organisation, actor: Actor, *, before: UUID | None = None) -> Place:
    """An organisation with its services and a page of its initiatives. Five queries."""
    rows = Initiative.objects.filter(organisation=organisation)
    may_lead = access.lead_organisation.allows(actor, organisation)
    return Place(
        organisation=organisation,
        services=tuple(service_line(service) for service in organisation.services.order_by("id")),
        initiatives=_page(rows, actor, before, PAGE),
        people=organisation.memberships.filter(left_at=None).count(),
        may_lead=may_lead,
        may_change=may_lead and access.change_organisation.allows(actor, organisation),
    )


def service_choices(organisation: Organisation) -> list[tuple[str, str]]:
    return [(str(service.pk), str(service)) for service in organisation.services.order_by("id")]


def service_of(organisation: Organisation, key: str) -> Service | None:
    """The organisation's service with this key; None for an empty key."""
    return organisation.services.get(pk=key) if key else None


def own_organisations(actor: Actor) -> list[Organisation]:
    """Organisations that the person leads: where they can begin an initiative."""
    return list(access.lead_organisation.rows(actor).filter(published_year=None).order_by("name", "id"))


def members_called(organisation: Organisation, name: str) -> list[Person]:
    """At most two of the organisation's members who go by exactly this name."""
    here = organisation.memberships.filter(left_at=None).values("person_id")
    return list(Person.objects.filter(pk__in=here, identity__display_name=name)[:2])


def _page(rows: QuerySet[Initiative], actor: Actor, before: UUID | None, size: int) -> Page[InitiativeLine]:
    if before is not None:
        rows = rows.filter(pk__lt=before)
    mine = TakingPart.objects.filter(initiative=OuterRef("pk"), person_id=actor.pk, until=None)
    rows = with_current(rows).annotate(takes_part=Exists(mine)).select_related("organisation", "service")
    found = list(rows.order_by("-id")[: size + 1])
    lines = tuple(_line(row) for row in found[:size])
    return Page(lines, lines[-1].id if len(found) > size else None)


def _line(row: Initiative) -> InitiativeLine:
    return InitiativeLine(
        id=row.pk,
        title=row.title,
        summary=row.summary,
        organisation=row.organisation.name,
        made_up=row.organisation.made_up,
        service=str(row.service) if row.service else "",
        level=row.level or "",  # type: ignore[attr-defined]  # annotated by with_current
        source=row.source or "",  # type: ignore[attr-defined]
        is_open=row.is_open,
        takes_part=row.takes_part,  # type: ignore[attr-defined]
        begun=row.created_at,
    )
