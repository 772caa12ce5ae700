"""Claims about working together, and what they come to here."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from assieme.assemblies.matters.asked import today_in
from assieme.core.guard import PersonRequest, guard
from assieme.evidence.propositions import access, reads


@require_GET
@guard(access.see_claims)
def claims(request: PersonRequest, organisation: access.Organisation) -> HttpResponse:
    context = {"organisation": organisation, "tested": reads.tested(organisation, today_in(organisation))}
    return render(request, "propositions/claims.jinja", context)
