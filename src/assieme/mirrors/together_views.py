"""The mirror of all groups of an initiative, of a service, or of an organisation."""

from typing import TYPE_CHECKING

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_GET

from assieme.core.days import day_of
from assieme.core.guard import PersonRequest, guard
from assieme.mirrors import places, reads, showing
from assieme.mirrors.kept import Place
from assieme.mirrors.views import asked_in, keep
from assieme.organisations.access import see_initiative, see_organisation, see_service

if TYPE_CHECKING:
    from assieme.organisations.models import Initiative, Organisation, Service


@require_GET
@guard(see_initiative, select=("organisation",))
def of_initiative(request: PersonRequest, initiative: "Initiative") -> HttpResponse:
    return _together(request, places.of_initiative(initiative), initiative.title, initiative.organisation)


@require_GET
@guard(see_service, select=("organisation",))
def of_service(request: PersonRequest, service: "Service") -> HttpResponse:
    return _together(request, places.of_service(service), str(service), service.organisation)


@require_GET
@guard(see_organisation)
def of_organisation(request: PersonRequest, organisation: "Organisation") -> HttpResponse:
    return _together(request, places.of_organisation(organisation), organisation.name, organisation)


def _together(request: PersonRequest, place: Place, name: str, organisation: "Organisation") -> HttpResponse:
    today = day_of(timezone.now(), organisation.time_zone)
    keep(place, today)
    period = asked_in(request, today)
    context = {
        **showing.shared(reads.mirror_together(place, period, today), period, today, one_group=False),
        "name": name,
        "organisation": organisation,
        "groups": reads.groups_in(place, request.actor),
    }
    return render(request, "mirrors/together.jinja", context)
