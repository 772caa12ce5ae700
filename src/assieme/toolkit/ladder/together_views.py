"""How the people of an initiative, or of a service, see themselves on the ladder."""

from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from assieme.core.guard import PersonRequest, guard, no_store
from assieme.toolkit.ladder import access, actions, drift, reads
from assieme.toolkit.ladder.addresses import here
from assieme.toolkit.ladder.words import WAYS

if TYPE_CHECKING:
    from assieme.organisations.models import Initiative, Service
    from assieme.toolkit.ladder.models import Place, Reflection


@require_GET
@guard(access.see_together, select=("organisation", "service"))
def together(request: PersonRequest, initiative: "Initiative") -> HttpResponse:
    """What was looked at together, the drift, and what single people chose to share."""
    return _together(request, initiative, shared=reads.shared_with(initiative), service=initiative.service)


@require_GET
@guard(access.see_service_together, select=("organisation",))
def service_together(request: PersonRequest, service: "Service") -> HttpResponse:
    """What a service's people looked at together, and the drift."""
    return _together(request, service)


def _together(request: PersonRequest, place: "Place", **more: Any) -> HttpResponse:
    lines = reads.made_together(place)
    columns, rows = drift.table(lines)
    context = {
        "here": here(place),
        "lines": lines,
        "waiting": reads.still_to_tell(lines, timezone.now()),
        "drifts": (drift.drift(lines, drift.WIDE), drift.drift(lines, drift.NARROW)),
        "columns": columns,
        "rows": rows,
        "may_begin": access.beginning(place).allows(request.actor, place),
        "WAYS": WAYS,
        **more,
    }
    return no_store(render(request, "ladder/together.jinja", context))


@require_POST
@guard(access.begin_together)
def begin(request: PersonRequest, initiative: "Initiative") -> HttpResponse:
    return _begin(request, initiative)


@require_POST
@guard(access.begin_service_together)
def begin_service(request: PersonRequest, service: "Service") -> HttpResponse:
    return _begin(request, service)


def _begin(request: PersonRequest, place: "Place") -> HttpResponse:
    begun = actions.begin_together(place=place, by=request.actor, now=timezone.now())
    return redirect("new_example", id=begun.pk, way="to")


@require_http_methods(["GET", "POST"])
@guard(access.delete_together, select=("initiative", "service__organisation"))
def delete(request: PersonRequest, reflection: "Reflection") -> HttpResponse:
    """Asked once, then it is gone for all."""
    if request.method == "POST":
        place = reflection.place
        actions.delete_together(reflection=reflection, by=request.actor, now=timezone.now())
        messages.success(request, _("It is deleted. Nothing of it is left here."))
        return redirect(here(place).together if place else "ladder")
    return render(request, "ladder/delete.jinja", {"reflection": reflection})
