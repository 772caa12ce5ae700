"""The next session: planned with time kept free for it, and called off."""

from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from assieme.core.days import day_of
from assieme.core.guard import PersonRequest, guard
from assieme.reflection import access, actions
from assieme.reflection.forms import PlanForm

if TYPE_CHECKING:
    from assieme.organisations.models import Organisation
    from assieme.reflection.models import Planned


@require_http_methods(["GET", "POST"])
@guard(access.plan_session)
def plan_session(request: PersonRequest, organisation: "Organisation") -> HttpResponse:
    form = PlanForm(request.POST or None, today=day_of(timezone.now(), organisation.time_zone))
    if request.method == "POST" and form.is_valid():
        actions.plan_session(organisation=organisation, by=request.actor, now=timezone.now(), **form.cleaned_data)
        messages.success(request, _("It is planned. All who work here find it on their day."))
        return redirect("team_reflection", id=organisation.pk)
    context = {"organisation": organisation, "form": form}
    return render(request, "reflection/plan.jinja", context, status=422 if form.errors else 200)


@require_POST
@guard(access.call_off_session)
def call_off_session(request: PersonRequest, planned: "Planned") -> HttpResponse:
    actions.call_off_session(planned=planned, by=request.actor, now=timezone.now())
    messages.success(request, _("It is called off."))
    return redirect("team_reflection", id=planned.organisation_id)
