"""An organisation, its services and its initiatives."""

from datetime import datetime

from assieme.core.access import require
from assieme.core.action import action, lock
from assieme.core.actors import Actor
from assieme.core.events import record
from assieme.organisations import access, events
from assieme.organisations.models import Initiative, Organisation, Service, TakingPart
from assieme.people.models import Person

type Detail = str | bool | Person | None
"""What a field of an organisation may hold."""


@action
def found_organisation(*, name: str, by: Person, now: datetime, **details: Detail) -> Organisation:
    """A new organisation. Only the system founds one: at the first visit, or from the command line."""
    require(access.found_organisation, by, by)
    organisation = Organisation.objects.create(name=name, created_at=now, **details)
    record(events.organisation_founded, by=by, now=now, organisation=organisation.pk, subject=organisation.pk)
    return organisation


@action
def change_organisation(*, organisation: Organisation, by: Actor, now: datetime, **details: Detail) -> Organisation:
    """Change name, place, language, colour, crisis help, advocacy, who hears concerns, and the like."""
    organisation = lock(organisation)
    require(access.change_organisation, by, organisation)
    for field, value in details.items():
        setattr(organisation, field, value)
    organisation.save()
    record(events.organisation_changed, by=by, now=now, organisation=organisation.pk, subject=organisation.pk)
    return organisation


@action
def add_service(
    *,
    organisation: Organisation,
    kind: str,
    clinical: bool,
    by: Actor,
    now: datetime,
    name: str = "",
    level_of_coproduction: str = "",
    source: str = "",
) -> Service:
    """Add a service; `level_of_coproduction` is low, high or not said.

    `source` is the cell that a published case took it from.
    """
    require(access.lead_organisation, by, organisation)
    service = Service.objects.create(
        organisation=organisation,
        kind=kind,
        name=name,
        clinical=clinical,
        level_of_coproduction=level_of_coproduction,
        source=source,
        created_at=now,
    )
    record(
        events.service_added,
        by=by,
        now=now,
        organisation=organisation.pk,
        subject=service.pk,
        service_kind=kind,
        level_of_coproduction=level_of_coproduction,
    )
    return service


@action
def begin_initiative(
    *,
    organisation: Organisation,
    title: str,
    by: Actor,
    now: datetime,
    summary: str = "",
    service: Service | None = None,
) -> Initiative:
    """Begin an initiative. Whoever begins it (unless the system) takes part in it."""
    require(access.lead_organisation, by, organisation)
    initiative = Initiative.objects.create(
        organisation=organisation, service=service, title=title, summary=summary, created_at=now
    )
    if isinstance(by, Person) and not access.is_system(by):
        TakingPart.objects.create(initiative=initiative, person=by, since=now)
    record(
        events.initiative_begun,
        by=by,
        now=now,
        organisation=organisation.pk,
        subject=initiative.pk,
        service=service.pk if service else None,
    )
    return initiative
