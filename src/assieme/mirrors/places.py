"""What each kind of mirror looks at: the rows of one assembly, or of all that belong together."""

from collections.abc import Iterable
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db.models import Q

from assieme.assemblies.bodies.models import Assembly
from assieme.mirrors.kept import Place
from assieme.organisations.models import Initiative, Organisation, Service


def of_assembly(assembly: Assembly) -> Place:
    """An assembly, with the cards of its initiative. No query."""
    initiatives = [assembly.initiative_id] if assembly.initiative_id else []
    return _place(assembly.organisation, [assembly.pk], initiatives)


def of_initiative(initiative: Initiative) -> Place:
    """An initiative with all of its assemblies. One query."""
    return _together(initiative.organisation, Q(initiative=initiative), [initiative.pk])


def of_cards(initiative: Initiative) -> Place:
    """An initiative's cards alone. No query."""
    return _place(initiative.organisation, [], [initiative.pk])


def of_service(service: Service) -> Place:
    """A service: its initiatives, with their assemblies. Two queries."""
    initiatives = Initiative.objects.filter(service=service).values_list("pk", flat=True)
    return _together(service.organisation, Q(initiative__service=service), initiatives)


def of_organisation(organisation: Organisation) -> Place:
    """All of an organisation. Two queries."""
    initiatives = Initiative.objects.filter(organisation=organisation).values_list("pk", flat=True)
    return _together(organisation, Q(organisation=organisation), initiatives)


def _together(organisation: Organisation, which: Q, initiatives: Iterable[UUID]) -> Place:
    return _place(organisation, Assembly.objects.filter(which).values_list("pk", flat=True), initiatives)


def _place(organisation: Organisation, assemblies: Iterable[UUID], initiatives: Iterable[UUID]) -> Place:
    zone = ZoneInfo(organisation.time_zone)
    return Place(organisation.pk, zone, tuple(assemblies), tuple(initiatives))
