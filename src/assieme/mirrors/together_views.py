"""The mirror of all groups of an initiative, of a service, or of an organisation."""

from typing import TYPE_CHECKING

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import get_language
from django.views.decorators.http import require_GET

from assieme.core.days import day_of
from assieme.core.guard import PersonRequest, guard
from assieme.mirrors import places, reads, showing
from assieme.mirrors.keeping import keep
from assieme.mirrors.kept import Place
from assieme.mirrors.rows_page import addresses, rows_page
from assieme.mirrors.surveyed import surveyed
from assieme.mirrors.views import asked_in
from assieme.organisations.access import see_initiative, see_organisation, see_service

if TYPE_CHECKING:
    from assieme.organisations.models import Initiative, Organisation, Service


@require_GET
@guard(see_initiative, select=("organisation",))
def of_initiative(request: PersonRequest, initiative: "Initiative") -> HttpResponse:
    return _together(request, places.of_initiative(initiative), initiative, initiative.organisation)


@require_GET
@guard(see_service, select=("organisation",))
def of_service(request: PersonRequest, service: "Service") -> HttpResponse:
    return _together(request, places.of_service(service), service, service.organisation)


@require_GET
@guard(see_organisation)
def of_organisation(request: PersonRequest, organisation: "Organisation") -> HttpResponse:
    return _together(request, places.of_organisation(organisation), organisation, organisation)


type Whole = "Initiative | Service | Organisation"


def _together(request: PersonRequest, place: Place, whole: Whole, organisation: "Organisation") -> HttpResponse:
    today = day_of(timezone.now(), organisation.time_zone)
    keep(place, timezone.now())
    period = asked_in(request, today)
    kind = whole._meta.model_name
    context = {
        **showing.shared(reads.mirror_together(place, period, today), period, today, one_group=False),
        "rows_at": addresses(f"mirror_rows_of_{kind}", whole.pk, period),
        "name": str(whole),
        "organisation": organisation,
        "groups": reads.groups_in(place, request.actor),
        "asks_all": kind != "initiative",
        "surveyed": surveyed(whole, period, today, request.actor, get_language() or "en"),
    }
    return render(request, "mirrors/together.jinja", context)


@require_GET
@guard(see_initiative, select=("organisation",))
def rows_of_initiative(request: PersonRequest, initiative: "Initiative", what: str) -> HttpResponse:
    """The rows behind a figure of the initiative's mirror."""
    back = ("mirror_of_initiative", initiative.pk)
    return rows_page(request, what, places.of_initiative(initiative), initiative.title, back)


@require_GET
@guard(see_service, select=("organisation",))
def rows_of_service(request: PersonRequest, service: "Service", what: str) -> HttpResponse:
    """The rows behind a figure of the service's mirror."""
    return rows_page(request, what, places.of_service(service), str(service), ("mirror_of_service", service.pk))


@require_GET
@guard(see_organisation)
def rows_of_organisation(request: PersonRequest, organisation: "Organisation", what: str) -> HttpResponse:
    """The rows behind a figure of the organisation's mirror."""
    back = ("mirror_of_organisation", organisation.pk)
    return rows_page(request, what, places.of_organisation(organisation), organisation.name, back)
