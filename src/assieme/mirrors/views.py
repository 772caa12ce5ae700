"""Promise and practice: one assembly's mirror, and the way to all that shows what happened."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_GET

from assieme.assemblies.bodies import access
from assieme.assemblies.bodies.reasons import reasons as why_allowed
from assieme.core.guard import PersonRequest, guard, signed_in
from assieme.mirrors import reads, words
from assieme.toolkit.claims import day_of


@require_GET
@guard(access.see_assembly, select=("organisation", "initiative__organisation"))
def mirror(request: PersonRequest, assembly: access.Assembly) -> HttpResponse:
    found = reads.mirror_of(assembly, day_of(timezone.now(), assembly.organisation.time_zone))
    context = {
        "assembly": assembly,
        "mirror": found,
        "line": words.promise_line(found),
        "reasons": why_allowed(found.formal) if found.formal else [],
        "short": words.in_short(found.formal) if found.formal else "",
        "kept": words.KEPT[found.kept] if found.kept else "",
    }
    return render(request, "mirrors/mirror.jinja", context)


@require_GET
@signed_in
def evidence(request: PersonRequest) -> HttpResponse:
    after = _key(request.GET.get("after", ""))
    context = {
        "page": reads.mirrors_for(request.actor, after),
        "logs": reads.logs_for(request.actor),
        "first": after is None,
    }
    return render(request, "mirrors/evidence.jinja", context)


def _key(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None
