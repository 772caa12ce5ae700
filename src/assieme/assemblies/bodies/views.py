"""Setting up an assembly."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from assieme.assemblies.bodies import actions, reads
from assieme.assemblies.bodies.forms import AssemblyForm
from assieme.core.guard import PersonRequest, guard
from assieme.organisations.access import lead_organisation


@require_http_methods(["GET", "POST"])
@guard(lead_organisation)
def new_assembly(request: PersonRequest, organisation: Any) -> HttpResponse:
    form = AssemblyForm(
        request.POST or None,
        initiatives=reads.initiatives_of(organisation.pk),
        initial={"initiative": request.GET.get("initiative", "")},
    )
    if form.is_valid():
        founded = actions.found_assembly(
            organisation=organisation, by=request.actor, now=timezone.now(), **form.cleaned_data
        )
        return redirect("assembly", id=founded.pk)
    return render(request, "bodies/new_assembly.jinja", {"form": form, "organisation": organisation})
