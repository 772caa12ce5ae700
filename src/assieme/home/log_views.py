"""The event log's page: who may read it, the newest seals and, for those who may, what happened."""

from typing import TYPE_CHECKING
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render

from assieme.core.guard import PersonRequest, guard
from assieme.home import access
from assieme.home.log_reads import log_page, newest_seals
from assieme.organisations import access as places

if TYPE_CHECKING:
    from assieme.organisations.models import Organisation


@guard(places.see_organisation)
def event_log(request: PersonRequest, organisation: "Organisation") -> HttpResponse:
    reads = access.read_event_log.allows(request.actor, organisation)
    before = request.GET.get("before", "")
    return render(
        request,
        "home/event_log.jinja",
        {
            "organisation": organisation,
            "seals": newest_seals(organisation.pk),
            "page": log_page(organisation.pk, UUID(before) if _is_id(before) else None) if reads else None,
        },
    )


def _is_id(text: str) -> bool:
    try:
        UUID(text)
    except ValueError:
        return False
    return True
